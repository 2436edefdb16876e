package io.touchline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the service ships with may be passed on with it; where that is not plain, the reason is written down. */
class LicencesTest {

    private static final Path REPORT = Path.of("target/licences/THIRD-PARTY.txt");

    private final Map<String, Object> lists = new Yaml().load(read("src/test/resources/licences/explained.yaml"));

    @Test
    void leavesNoCopyleftUnexplained() throws IOException {
        assumeTrue(Files.exists(REPORT), "no report: the build was a quick one");

        LicenceReport report = LicenceReport.of(Files.readAllLines(REPORT));

        assertThat(report.size()).isGreaterThan(200);
        assertThat(report.faults(permissive(), explained())).isEmpty();
    }

    @Test
    void seesWhatIsUnexplained() {
        LicenceReport report = LicenceReport.of(List.of(
                "",
                "Lists of 3 third-party dependencies.",
                "     (LGPL-2.1) (GPL-3.0) Loud (of) names (org.example:loud:1.0 - https://example.com/loud)",
                "     (LGPL-2.1) (MIT) Either (org.example:either:1.0 - https://example.com/either)",
                "     (Unknown license) Quiet (org.example:quiet:1.0 - no url defined)",
                "     something else"));

        assertThat(report.faults(Set.of("MIT"), Map.of("org.example:gone", "was needed once")))
                .containsExactly(
                        "not understood: something else",
                        "unexplained: org.example:loud [LGPL-2.1, GPL-3.0]",
                        "unexplained: org.example:quiet [Unknown license]",
                        "explained without need: org.example:gone");
    }

    @SuppressWarnings("unchecked")
    private Set<String> permissive() {
        return Set.copyOf((Collection<String>) lists.get("permissive"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> explained() {
        return (Map<String, String>) lists.get("explained");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
