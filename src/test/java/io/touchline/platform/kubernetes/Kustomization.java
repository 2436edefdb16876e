package io.touchline.platform.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One {@code kustomization.yaml}: what it names, and what is wrong with that. */
final class Kustomization {

    private static final Set<String> FIELDS = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "labels",
            "resources",
            "configMapGenerator",
            "secretGenerator",
            "generatorOptions",
            "images",
            "patches",
            "replicas");

    private final Path directory;
    private final JsonNode tree;

    private Kustomization(Path directory, JsonNode tree) {
        this.directory = directory.normalize();
        this.tree = tree;
    }

    static Kustomization in(Path directory) {
        return of(
                directory,
                Manifests.yaml(directory.resolve("kustomization.yaml")).get(0));
    }

    static Kustomization of(Path directory, JsonNode tree) {
        return new Kustomization(directory, tree);
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        tree.fieldNames().forEachRemaining(field -> fault(faults, !FIELDS.contains(field), "unknown field", field));
        named().forEach(file -> fault(faults, !Files.exists(file), "no such file", directory.relativize(file)));
        if (!faults.isEmpty()) {
            return faults;
        }
        Set<String> ids = manifests().stream().map(Manifest::id).collect(Collectors.toSet());
        for (JsonNode patch : tree.path("patches")) {
            Manifest changes = patch(patch);
            fault(faults, !ids.contains(changes.id()), "nothing to patch", changes.id());
        }
        for (JsonNode image : tree.path("images")) {
            String name = image.get("name").asText();
            fault(faults, images().noneMatch(used -> used.startsWith(name + ":")), "no such image", name);
        }
        for (JsonNode replicas : tree.path("replicas")) {
            String name = replicas.get("name").asText();
            fault(faults, !ids.contains("Deployment/" + name), "nothing to count", name);
        }
        Set<Path> left = new TreeSet<>(Manifests.below(directory));
        left.removeAll(named());
        left.removeIf(file -> file.endsWith("kustomization.yaml") || file.endsWith("README.md"));
        left.forEach(file -> fault(faults, true, "in no list", directory.relativize(file)));
        return faults;
    }

    /** The objects it renders, its own and those of what it includes, as they are before its patches. */
    List<Manifest> manifests() {
        List<Manifest> manifests = new ArrayList<>();
        for (Path resource : paths(tree.path("resources"))) {
            manifests.addAll(Files.isDirectory(resource) ? in(resource).manifests() : Manifests.read(resource));
        }
        return manifests;
    }

    /** The ConfigMaps and Secrets that it makes, by {@code kind/name}. */
    Set<String> generated() {
        Set<String> made = new HashSet<>();
        Map.of("configMapGenerator", "ConfigMap/", "secretGenerator", "Secret/").forEach((field, kind) -> {
            for (JsonNode generator : tree.path(field)) {
                made.add(kind + generator.get("name").asText());
            }
        });
        for (Path resource : paths(tree.path("resources"))) {
            if (Files.isDirectory(resource)) {
                made.addAll(in(resource).generated());
            }
        }
        return made;
    }

    private Manifest patch(JsonNode patch) {
        JsonNode changes = (patch.has("patch")
                        ? Manifests.yaml(patch.get("patch").asText())
                        : Manifests.yaml(directory.resolve(patch.get("path").asText())))
                .get(0);
        return Manifest.of(directory.toString(), Manifests.withoutDirectives(changes));
    }

    private Stream<String> images() {
        return manifests().stream()
                .flatMap(manifest -> manifest.pods().stream())
                .flatMap(pods -> pods.getSpec().getContainers().stream())
                .map(container -> container.getImage());
    }

    private Set<Path> named() {
        Set<Path> named = new TreeSet<>(paths(tree.path("resources")));
        for (JsonNode patch : tree.path("patches")) {
            if (patch.has("path")) {
                named.add(path(patch.get("path").asText()));
            }
        }
        for (String generators : List.of("configMapGenerator", "secretGenerator")) {
            for (JsonNode generator : tree.path(generators)) {
                named.addAll(paths(generator.path("files")));
                named.addAll(paths(generator.path("envs")));
            }
        }
        return named;
    }

    private List<Path> paths(JsonNode names) {
        return Manifests.strings(names).stream().map(this::path).toList();
    }

    /** A generator may give a file another name: {@code key=file}. */
    private Path path(String name) {
        return directory.resolve(name.substring(name.indexOf('=') + 1)).normalize();
    }

    private static void fault(List<String> faults, boolean is, String what, Object which) {
        if (is) {
            faults.add(what + ": " + which);
        }
    }
}
