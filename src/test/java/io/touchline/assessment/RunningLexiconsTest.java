package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.touchline.api.StartRefusal;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Disguises;
import io.touchline.lexicon.LexiconError;
import io.touchline.lexicon.LexiconException;
import io.touchline.lexicon.LexiconFiles;
import io.touchline.scoring.Aim;
import io.touchline.testsupport.Unreadable;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunningLexiconsTest {

    private static final String FILE =
            "language: zh\nlabel: insult.person\nterms:\n  - {id: a, term: %s, severity: 3, why: test}\n";

    @TempDir
    Path directory;

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @Test
    void takesAChangeOverAndRefusesABadOne() throws IOException {
        write(FILE.formatted("纸老虎"));
        RunningLexicons lexicons = lexicons();
        lexicons.start(null);
        String first = lexicons.current().version();
        assertThat(abuse(lexicons, "纸老虎")).isGreaterThan(0.3);

        write(FILE.formatted("银样镴枪头"));
        look(lexicons);
        String second = lexicons.current().version();
        assertThat(second).isNotEqualTo(first);
        assertThat(abuse(lexicons, "纸老虎")).isLessThan(0.1);

        write(FILE.formatted("纸老虎").replace("severity: 3", "severity: 9"));
        look(lexicons);
        assertThat(lexicons.current().version()).isEqualTo(second);
        assertThat(lexicons.refusal().orElseThrow()).singleElement().asString().startsWith("zh-a.yaml:4 a");
        assertThat(meters.get("touchline.lexicons.errors").gauge().value()).isEqualTo(1);

        write(FILE.formatted("银样镴枪头"));
        look(lexicons);
        assertThat(lexicons.refusal()).isEmpty();
        assertThat(meters.get("touchline.lexicons.errors").gauge().value()).isZero();
        assertThat(meters.get("touchline.lexicons.loads")
                        .tag("outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(inForce).hasSize(2);
    }

    /** As where files are copied one by one, and each state of them parses. */
    @Test
    void takesNoSetThatIsStillBeingCopied() throws IOException {
        write(FILE.formatted("纸老虎"));
        RunningLexicons lexicons = lexicons();
        lexicons.start(null);
        String first = lexicons.current().version();

        write(FILE.formatted("银样镴枪头"));
        lexicons.poll();
        Files.writeString(directory.resolve("zh-b.yaml"), FILE.formatted("花架子"));
        lexicons.poll();
        assertThat(lexicons.current().version()).isEqualTo(first);

        lexicons.poll();
        assertThat(lexicons.current().summaries()).hasSize(2);
        assertThat(inForce).hasSize(2);
    }

    /** As a replica that comes up while a bad ConfigMap is mounted. */
    @Test
    void startsWithTheSetInTheJarWhereItsOwnDoesNotParse() throws IOException {
        write("language: zh\nlabel: nonsense\n");
        RunningLexicons lexicons = lexicons();
        lexicons.start(null);

        assertThat(lexicons.current().version())
                .isEqualTo(BundledLexicons.read().version());
        assertThat(lexicons.refusal().orElseThrow()).first().asString().startsWith("zh-a.yaml:2");
        look(lexicons);
        assertThat(meters.get("touchline.lexicons.loads")
                        .tag("outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);

        write(FILE.formatted("纸老虎"));
        look(lexicons);

        assertThat(lexicons.refusal()).isEmpty();
        assertThat(lexicons.current().summaries()).hasSize(1);
    }

    /** A ConfigMap that is not mounted any more leaves a set that parses. */
    @Test
    void tellsWhichSetRunsAndWhatItLacks() throws IOException {
        write(FILE.formatted("纸老虎"));
        RunningLexicons lexicons = lexicons();
        lexicons.start(null);
        int bundled = BundledLexicons.names().size();
        assertThat(lexicons.missing()).hasSize(bundled).isSorted();
        assertThat(running()).containsExactly(lexicons.current().version());

        Files.writeString(directory.resolve("zh-insult.yaml"), FILE.formatted("银样镴枪头"));
        look(lexicons);

        assertThat(lexicons.missing()).hasSize(bundled - 1).doesNotContain("zh-insult.yaml");
        assertThat(meters.get("touchline.lexicons.missing").gauge().value()).isEqualTo(bundled - 1);
        assertThat(running()).containsExactly(lexicons.current().version());
    }

    /** By the label of what is exported. */
    private List<String> running() {
        return meters.find("touchline.lexicons.active").gauges().stream()
                .map(gauge -> gauge.getId().getTag("version"))
                .toList();
    }

    @Test
    void setWithoutATermIsRefused() throws IOException {
        write(FILE.formatted("纸老虎"));
        RunningLexicons lexicons = lexicons();
        lexicons.start(null);
        String first = lexicons.current().version();
        Files.delete(directory.resolve("zh-a.yaml"));

        look(lexicons);

        assertThat(lexicons.current().version()).isEqualTo(first);
        assertThat(lexicons.refusal().orElseThrow()).containsExactly("*.yaml: no term and no frame in any file");
    }

    @Test
    void directoryThatIsNotThereIsNoBadSet() {
        RunningLexicons lexicons = new RunningLexicons(
                LexiconOrigin.of(Optional.of(directory.resolve("none"))),
                Optional.empty(),
                canonicaliser,
                inForce::add,
                meters);

        assertThatThrownBy(() -> lexicons.start(null))
                .isInstanceOf(StartRefusal.class)
                .hasMessage("touchline.assessment.lexicon-directory: " + directory.resolve("none")
                        + ": no such file or directory");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatCannotBeReadIsRefusedByName() throws IOException {
        write(FILE.formatted("纸老虎"));
        RunningLexicons lexicons = lexicons();
        lexicons.start(null);
        String first = lexicons.current().version();

        Unreadable.at(directory.resolve("zh-b.yaml"));
        look(lexicons);
        assertThat(lexicons.current().version()).isEqualTo(first);
        assertThat(lexicons.refusal().orElseThrow()).containsExactly("zh-b.yaml: cannot be read");
        assertThat(meters.get("touchline.lexicons.errors").gauge().value()).isEqualTo(1);

        Files.write(directory.resolve("zh-c.yaml"), new byte[] {(byte) 0xC3, 0x28});
        look(lexicons);
        assertThat(lexicons.refusal().orElseThrow())
                .containsExactly("zh-b.yaml: cannot be read", "zh-c.yaml: is not UTF-8");
        assertThat(refusals()).isEqualTo(2);

        Files.delete(directory.resolve("zh-b.yaml"));
        Files.delete(directory.resolve("zh-c.yaml"));
        look(lexicons);
        assertThat(lexicons.refusal()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void startsWithTheSetInTheJarWhereAFileCannotBeRead() throws IOException {
        write(FILE.formatted("纸老虎"));
        Unreadable.at(directory.resolve("zh-b.yaml"));
        RunningLexicons lexicons = lexicons();

        lexicons.start(null);

        assertThat(lexicons.current().version())
                .isEqualTo(BundledLexicons.read().version());
        assertThat(lexicons.refusal().orElseThrow()).containsExactly("zh-b.yaml: cannot be read");
    }

    /** Too many open files, a file server that comes back: nobody has to mend anything. */
    @Test
    void readThatFailsForAMomentIsTriedAgain() throws IOException {
        write(FILE.formatted("纸老虎"));
        LexiconOrigin files = LexiconOrigin.of(Optional.of(directory));
        AtomicBoolean fails = new AtomicBoolean(true);
        LexiconOrigin origin = new LexiconOrigin() {
            @Override
            public LexiconFiles read() throws IOException {
                if (fails.get()) {
                    throw new LexiconException(List.of(new LexiconError("zh-a.yaml", 0, "", LexiconFiles.UNREAD_FILE)));
                }
                return files.read();
            }

            @Override
            public String version() throws IOException {
                return files.version();
            }
        };
        RunningLexicons lexicons = new RunningLexicons(origin, Optional.empty(), canonicaliser, inForce::add, meters);
        lexicons.start(null);
        look(lexicons);
        assertThat(lexicons.refusal()).isPresent();
        assertThat(refusals()).isEqualTo(1);

        fails.set(false);
        lexicons.poll();

        assertThat(lexicons.refusal()).isEmpty();
        assertThat(lexicons.current().version()).isEqualTo(files.version());
    }

    /** As where a sidecar copies the files while the service starts. */
    @Test
    void whatIsMendedWhileItIsReadAtTheStartIsTaken() throws IOException {
        write(FILE.formatted("纸老虎").replace("severity: 3", "severity: 9"));
        LexiconOrigin files = LexiconOrigin.of(Optional.of(directory));
        LexiconOrigin origin = new LexiconOrigin() {
            @Override
            public LexiconFiles read() throws IOException {
                LexiconFiles read = files.read();
                write(FILE.formatted("纸老虎"));
                return read;
            }

            @Override
            public String version() throws IOException {
                return files.version();
            }
        };
        RunningLexicons lexicons = new RunningLexicons(origin, Optional.empty(), canonicaliser, inForce::add, meters);

        lexicons.start(null);
        assertThat(lexicons.current().version()).isNotEqualTo(files.version());
        look(lexicons);

        assertThat(lexicons.refusal()).isEmpty();
        assertThat(lexicons.current().version()).isEqualTo(files.version());
    }

    /** It is looked at every five seconds, and is thousands of entries. */
    @Test
    void setInTheJarIsReadForItsVersionOnce() throws IOException {
        LexiconOrigin bundled = new LexiconOrigin.Bundled();
        String version = bundled.version();

        assertThat(version).isEqualTo(BundledLexicons.read().version());
        assertThat(bundled.version()).isSameAs(version);
    }

    @Test
    void directoryThatGoesWhileItRunsIsRefused() throws IOException {
        write(FILE.formatted("纸老虎"));
        RunningLexicons lexicons = lexicons();
        lexicons.start(null);
        String first = lexicons.current().version();
        Path away = directory.resolveSibling(directory.getFileName() + "-away");

        Files.move(directory, away);
        look(lexicons);
        assertThat(lexicons.current().version()).isEqualTo(first);
        assertThat(lexicons.refusal().orElseThrow())
                .containsExactly("*.yaml: the directory cannot be read: NoSuchFileException");
        assertThat(refusals()).isEqualTo(1);

        Files.move(away, directory);
        look(lexicons);
        assertThat(lexicons.refusal()).isEmpty();
    }

    /** Two looks in a row. */
    private static void look(RunningLexicons lexicons) {
        lexicons.poll();
        lexicons.poll();
    }

    private double refusals() {
        return meters.get("touchline.lexicons.loads")
                .tag("outcome", "refused")
                .counter()
                .count();
    }

    private double abuse(RunningLexicons lexicons, String text) {
        return lexicons.current()
                .scorer()
                .score(canonicaliser.canonicalise(text), List.of(), Aim.NONE)
                .categories()
                .get(Category.ABUSE)
                .score();
    }

    private void write(String content) throws IOException {
        Files.writeString(directory.resolve("zh-a.yaml"), content);
    }

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Disguises> inForce = new ArrayList<>();

    private RunningLexicons lexicons() {
        return new RunningLexicons(
                LexiconOrigin.of(Optional.of(directory)), Optional.empty(), canonicaliser, inForce::add, meters);
    }
}
