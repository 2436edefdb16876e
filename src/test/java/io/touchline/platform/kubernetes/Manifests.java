package io.touchline.platform.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The files below {@code k8s}. */
final class Manifests {

    static final Path ROOT = Path.of("k8s");
    static final Path BASE = ROOT.resolve("base");

    private static final String KUSTOMIZATION = "kustomization.yaml";

    private Manifests() {}

    /** Every manifest of ours, examples included, but not what is generated. */
    static List<Manifest> all() {
        return files().stream().flatMap(file -> read(file).stream()).toList();
    }

    static List<Manifest> base() {
        return all().stream()
                .filter(manifest -> manifest.name().startsWith(BASE.toString()))
                .toList();
    }

    static Manifest one(String file) {
        return read(ROOT.resolve(file)).get(0);
    }

    /** Files that hold objects; values for a chart and kustomizations do not. */
    static List<Path> files() {
        return below(ROOT).stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .filter(file -> yaml(file).get(0).has("kind"))
                .toList();
    }

    static List<Path> kustomizations() {
        return Stream.concat(below(ROOT).stream(), Stream.of(Path.of("lexicons", KUSTOMIZATION)))
                .filter(file -> file.endsWith(KUSTOMIZATION))
                .map(Path::getParent)
                .toList();
    }

    static List<Manifest> read(Path file) {
        return manifests(file.toString(), yaml(file));
    }

    static List<Manifest> manifests(String name, List<JsonNode> documents) {
        return documents.stream()
                .map(tree -> Manifest.of(name, withoutDirectives(tree)))
                .toList();
    }

    /** A patch may say to kustomize what it does, in a field that no object has. */
    static JsonNode withoutDirectives(JsonNode patch) {
        return patch.isObject() ? ((ObjectNode) patch.deepCopy()).without("$patch") : patch;
    }

    static List<JsonNode> yaml(Path file) {
        try {
            return yaml(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a text; a repeated key is an error. */
    static List<JsonNode> yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(32 << 20);
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(options).loadAll(text).forEach(document -> documents.add(mapper.valueToTree(document)));
        return documents;
    }

    /** The project's version without what marks it as unfinished. */
    static String version() {
        try {
            Matcher version = Pattern.compile("<version>([^<]+?)(-SNAPSHOT)?</version>")
                    .matcher(Files.readString(Path.of("pom.xml")));
            return version.find() ? version.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }

    static List<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
