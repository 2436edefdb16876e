package io.touchline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.scheduler.Scheduled;
import io.touchline.api.redis.OneByOne;
import io.touchline.api.redis.RedisGate;
import jakarta.enterprise.context.NormalScope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages go one way, and the core is plain Java. */
class ArchitectureTest {

    private static final String ROOT = "io.touchline.";

    private static final Set<String> BELOW_ASSESSMENT = Set.of(
            "text", "lexicon", "learned", "encoder", "scoring", "api", "target", "rumour", "coordination", "handling");

    /** What each package may use of ours; a package that is not here is not allowed to exist. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("lexicon", Set.of("text")),
            Map.entry("learned", Set.of("lexicon", "text")),
            Map.entry("encoder", Set.of("learned", "lexicon", "text")),
            Map.entry("scoring", Set.of("encoder", "learned", "lexicon", "text")),
            Map.entry("api", Set.of()),
            Map.entry("target", Set.of("lexicon", "text", "api")),
            Map.entry("rumour", Set.of("text", "target", "api")),
            Map.entry("coordination", Set.of("text", "target", "api")),
            Map.entry("handling", Set.of("scoring", "lexicon", "coordination", "target", "api")),
            Map.entry("assessment", BELOW_ASSESSMENT),
            Map.entry("casework", and(BELOW_ASSESSMENT, "assessment")),
            Map.entry("training", Set.of("scoring", "encoder", "learned", "lexicon", "text", "target")),
            Map.entry("access", Set.of("api")),
            Map.entry("platform", Set.of("api")));

    private static final Set<String> PLAIN_JAVA = Set.of("text", "lexicon", "learned", "encoder", "scoring");

    private static final List<String> CONTAINER = List.of("io.quarkus.", "jakarta.", "io.smallrye.", "io.vertx.");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.touchline");

    @Test
    void importsTheWholeService() {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> packages.add(packageOf(type)));

        assertThat(packages).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
    }

    @Test
    void endpointsAreInResources() {
        assertThat(CLASSES)
                .filteredOn(type -> type.isAnnotatedWith(Path.class))
                .allSatisfy(type -> assertThat(type.getSimpleName()).endsWith("Resource"));
    }

    @Test
    void pointsOneWay() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            String from = packageOf(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass();
                if (!used.getPackageName().startsWith(ROOT)) {
                    continue;
                }
                String to = packageOf(used);
                if (!from.equals(to) && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Cases know of the log alone, and the rooms around them of nothing but these two. */
    @Test
    void pointsOneWayWithinCasework() {
        String casework = ROOT + "casework.";
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (!type.getPackageName().startsWith(casework)) {
                continue;
            }
            String from = type.getPackageName().substring(casework.length());
            Set<String> mayUse =
                    switch (from) {
                        case "audit" -> Set.of();
                        case "cases" -> Set.of("audit");
                        default -> Set.of("audit", "cases");
                    };
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String used = dependency.getTargetClass().getPackageName();
                if (used.startsWith(casework)) {
                    String to = used.substring(casework.length());
                    if (!to.equals(from) && !mayUse.contains(to)) {
                        wrong.add(dependency.getDescription());
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void keepsTheCoreFreeOfTheContainer() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (!PLAIN_JAVA.contains(packageOf(type))) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String used = dependency.getTargetClass().getName();
                if (CONTAINER.stream().anyMatch(used::startsWith)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void letsTrainingUseOnlyPlainClassesOfTarget() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (!packageOf(type).equals("training")) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass();
                boolean container = used.getDirectDependenciesFromSelf().stream()
                        .anyMatch(d ->
                                CONTAINER.stream().anyMatch(d.getTargetClass().getName()::startsWith));
                if (used.getPackageName().startsWith(ROOT + "target") && container) {
                    wrong.add(dependency.getDescription());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Whoever had a client of its own would have neither a deadline nor the circuit; {@link OneByOne} asks within both. */
    @Test
    void asksRedisThroughTheGateAlone() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (type.isEquivalentTo(RedisGate.class)) {
                continue;
            }
            boolean injected = Stream.concat(
                            type.getConstructors().stream()
                                    .filter(c -> type.isMetaAnnotatedWith(NormalScope.class)
                                            || type.isAnnotatedWith(Singleton.class)
                                            || type.isAnnotatedWith(Path.class))
                                    .flatMap(constructor -> constructor.getRawParameterTypes().stream()),
                            type.getFields().stream()
                                    .filter(field -> field.isAnnotatedWith(Inject.class))
                                    .map(JavaField::getRawType))
                    .anyMatch(given -> given.getName().contains(".redis.client.Redis"));
            boolean byQuarkus = type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().getPackageName().startsWith("io.quarkus.redis"));
            boolean unbounded = calls(type, RedisGate.class, "redis")
                    && !calls(type, RedisGate.class, "within")
                    && !calls(type, OneByOne.class, "ask");
            if (injected || byQuarkus || unbounded) {
                wrong.add(type.getName());
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** What is promised within seconds would not come while a clock that was put back has not caught up. */
    @Test
    void whatIsDoneEveryFewSecondsGoesByTheMonotonicClock() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            for (JavaMethod method : type.getMethods()) {
                method.tryGetAnnotationOfType(Scheduled.class)
                        .filter(scheduled -> scheduled.every().matches("[12]?\\ds"))
                        .ifPresent(scheduled -> wrong.add(method.getFullName()));
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static boolean calls(JavaClass type, Class<?> owner, String method) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }

    /** {@code io.touchline.assessment.store} is a room of {@code assessment}. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        assertThat(name).as("package of %s", type.getName()).startsWith(ROOT);
        String below = name.substring(ROOT.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    private static Set<String> and(Set<String> some, String another) {
        Set<String> all = new TreeSet<>(some);
        all.add(another);
        return all;
    }
}
