package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.manual.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the manual says of the policy language is read as it stands there. */
class DocumentedPolicyTest {

    private static final Path PAGE = Manual.PAGES.resolve("policy.md");
    private static final Pattern CONDITION = Pattern.compile("`(\\{[^`]+})`");

    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");
    private static final Pattern QUEUE = Pattern.compile("queue: ([a-z]+)");

    private final PolicyReader reader = new PolicyReader();

    @Test
    void hasAnExampleThatIsAPolicy() {
        assertThat(Manual.examples(PAGE, "yaml")).isNotEmpty().allSatisfy(source -> assertThat(
                        reader.read("page", "policy.md", source).size())
                .isEqualTo(1));
    }

    /** Moderators ask for cases by queue. */
    @Test
    void namesTheQueuesOfTheDefault() throws IOException {
        assertThat(Manual.rows(Manual.PAGES.resolve("casework.md"), "### Queues").stream()
                        .flatMap(row -> NAME.matcher(row.get(0)).results())
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        QUEUE.matcher(Files.readString(Path.of("src/main/resources/policies/default.yaml")))
                                .results()
                                .map(found -> found.group(1))
                                .collect(Collectors.toSet()));
    }

    @Test
    void hasConditionsThatThereAre() {
        List<String> conditions = Manual.rows(PAGE, "## Conditions").stream()
                .flatMap(row -> CONDITION.matcher(row.get(0)).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(conditions).hasSizeGreaterThan(13).allSatisfy(condition -> assertThat(reader.read(
                                "page",
                                "policy.md",
                                "rules:\n  - {id: a, when: " + condition + ", then: {suggestion: REVIEW}}\n")
                        .size())
                .isEqualTo(1));
    }
}
