package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class HitScorerPropertyTest {

    /** One quotation, one question, three sentences; hits and cues fall anywhere. */
    private static final String COMMENT = "他说甲乙丙丁，“子丑寅卯”。辰巳午未吗？申酉戌亥，东南西北";

    record Hit(HarmEntry entry, Span span) {}

    record Cue(Modifier modifier, Span covers) {}

    record Setting(boolean person, boolean mention, boolean aim) {}

    @Property
    void contributionsAddUpToTheLogit(
            @ForAll("hits") @Size(max = 12) List<Hit> hits,
            @ForAll("cues") @Size(max = 6) List<Cue> cues,
            @ForAll("settings") Setting setting) {
        CommentScore score = score(hits, cues, setting);

        score.categories().forEach((category, of) -> {
            double sum = score.evidence().stream()
                    .filter(evidence -> evidence.category() == category)
                    .mapToDouble(Evidence::contribution)
                    .sum();
            assertThat(of.bias() + sum).isCloseTo(of.logit(), within(1e-9));
        });
        assertThat(score.evidence()).allSatisfy(evidence -> assertThat(evidence.contribution() * 1e6)
                .isCloseTo(Math.rint(evidence.contribution() * 1e6), within(1e-6)));
    }

    @Property
    void modifiersOnlyTakeAndNeverMoreThanIsThere(
            @ForAll("hits") @Size(max = 12) List<Hit> hits,
            @ForAll("cues") @Size(max = 6) List<Cue> cues,
            @ForAll("settings") Setting setting) {
        CommentScore score = score(hits, cues, setting);

        double left = 0;
        for (Evidence evidence : score.evidence()) {
            if (evidence instanceof Evidence.Modified) {
                assertThat(evidence.contribution()).isNegative();
                left += evidence.contribution();
                assertThat(left).isGreaterThan(-1e-9);
            } else {
                assertThat(evidence.contribution()).isPositive();
                left = evidence.contribution();
            }
        }
        score.categories().values().forEach(of -> assertThat(of.logit()).isGreaterThanOrEqualTo(of.bias()));
    }

    @Property
    void moreEvidenceNeverLowersAScore(
            @ForAll("hits") @Size(max = 12) List<Hit> hits,
            @ForAll("hits") @Size(value = 1) List<Hit> more,
            @ForAll("cues") @Size(max = 6) List<Cue> cues,
            @ForAll("settings") Setting setting) {
        CommentScore before = score(hits, cues, setting);
        CommentScore after = score(Stream.concat(hits.stream(), more.stream()).toList(), cues, setting);

        for (Category category : before.categories().keySet()) {
            // Each line is rounded to a millionth, so the sum may move by half a millionth a line.
            assertThat(after.categories().get(category).logit())
                    .isGreaterThan(before.categories().get(category).logit() - 2e-5);
        }
    }

    @Property
    void labelsHoldOnlyWhereTheirCategoryDoes(
            @ForAll("hits") @Size(max = 12) List<Hit> hits,
            @ForAll("cues") @Size(max = 6) List<Cue> cues,
            @ForAll("settings") Setting setting) {
        CommentScore score = score(hits, cues, setting);

        for (Category category : score.categories().keySet()) {
            boolean listed =
                    score.labels().stream().anyMatch(label -> label.label().category() == category);
            assertThat(listed).isEqualTo(score.categories().get(category).asserted());
        }
    }

    private static CommentScore score(List<Hit> hits, List<Cue> cues, Setting setting) {
        HandMadeHits comment = new HandMadeHits(COMMENT);
        hits.forEach(hit -> comment.harm(hit.span(), hit.entry()));
        cues.forEach(cue -> comment.cue(cue.modifier(), new Span(0, 1), cue.covers()));
        if (setting.person()) {
            comment.person("他");
        }
        if (setting.mention()) {
            comment.mention("lin", "申酉");
        }
        return setting.aim() ? comment.aim("zhou").score() : comment.score();
    }

    @Provide
    Arbitrary<List<Hit>> hits() {
        return Combinators.combine(entries(), spans(4)).as(Hit::new).list();
    }

    @Provide
    Arbitrary<List<Cue>> cues() {
        return Combinators.combine(Arbitraries.of(Modifier.class), spans(20))
                .as(Cue::new)
                .list();
    }

    @Provide
    Arbitrary<Setting> settings() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(flag, flag, flag).as(Setting::new);
    }

    private static Arbitrary<HarmEntry> entries() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Set<Modifier>> unless = Arbitraries.of(Modifier.class).set().ofMaxSize(2);
        Arbitrary<Severity> severities =
                Arbitraries.of(Severity.RUDE, Severity.INSULT, Severity.GRAVE, Severity.THREAT);
        return Combinators.combine(
                        Arbitraries.of(Label.class),
                        severities,
                        Arbitraries.doubles().between(0.1, 8),
                        flag,
                        unless,
                        flag)
                .as((label, severity, weight, required, cancelling, frame) -> new HarmEntry(
                        "zh-test.yaml#" + label.wire(),
                        label,
                        severity,
                        weight,
                        required,
                        cancelling,
                        Set.of(),
                        frame));
    }

    private static Arbitrary<Span> spans(int longest) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, longest))
                .as((begin, length) -> new Span(begin, Math.min(begin + length, 23)));
    }
}
