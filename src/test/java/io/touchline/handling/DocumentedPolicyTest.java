package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.manual.Manual;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the manual says of the policy language is read as it stands there. */
class DocumentedPolicyTest {

    private static final Path PAGE = Manual.PAGES.resolve("policy.md");
    private static final Pattern CONDITION = Pattern.compile("`(\\{[^`]+})`");

    private final PolicyReader reader = new PolicyReader();

    @Test
    void hasAnExampleThatIsAPolicy() {
        assertThat(Manual.examples(PAGE, "yaml")).isNotEmpty().allSatisfy(source -> assertThat(
                        reader.read("page", "policy.md", source).size())
                .isEqualTo(1));
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
