package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Modifier;
import io.touchline.scoring.LabelScore;
import io.touchline.scoring.QuotedLabel;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What must be true of the bundled policy in every situation. */
class DefaultPolicyPropertiesTest {

    private static final Policy POLICY = new PolicyFiles().bundled().policy();
    private static final Set<Action> ALONE_ON_ACCOUNTS = Set.of(Action.EDUCATE, Action.WARN);

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void raisingAScoreNeverWeakensTheAnswer(
            @ForAll("situations") Situation before,
            @ForAll("scored") Category category,
            @ForAll("scores") double raised) {
        Map<Category, Double> scores = new HashMap<>(before.scores());
        scores.merge(category, raised, Math::max);

        assertNotWeaker(before, with(before, scores, before.labels()));
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void raisingTheScoreOfALabelNeverWeakensTheAnswer(
            @ForAll("situations") Situation before, @ForAll("scores") double raised) {
        List<LabelScore> labels = before.labels().stream()
                .map(held ->
                        new LabelScore(held.label(), Math.max(held.score(), raised), held.severity(), held.targetIds()))
                .toList();

        assertNotWeaker(before, with(before, before.scores(), labels));
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void aFurtherLabelNeverWeakensTheAnswer(
            @ForAll("situations") Situation before, @ForAll("held") LabelScore further) {
        assertNotWeaker(before, sayingOfAll(before, further));
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void aFurtherLabelShortensNoMeasure(@ForAll("situations") Situation before, @ForAll("held") LabelScore further) {
        Map<String, Duration> lengths = lengths(before);

        lengths(sayingOfAll(before, further)).forEach((measure, length) -> assertThat(length)
                .as(measure)
                .isGreaterThanOrEqualTo(lengths.getOrDefault(measure, Duration.ZERO)));
    }

    private static Map<String, Duration> lengths(Situation situation) {
        Map<String, Duration> lengths = new HashMap<>();
        for (Recommendation measure : POLICY.decide(situation).recommendations()) {
            String name = measure.action() + (measure.requiresHuman() ? "!" : "");
            Duration length = measure.expiresAfter().orElse(ChronoUnit.FOREVER.getDuration());
            if (measure.targetIds().isEmpty()) {
                lengths.put(name, length);
            }
            measure.targetIds().forEach(id -> lengths.put(name + " " + id, length));
        }
        return lengths;
    }

    /** That it is one of them takes from what a minor beside him would get, and from nothing else. */
    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void aFurtherLabelOfWhomeverNeverWeakensTheAnswerForAdults(
            @ForAll("situations") Situation any, @ForAll("held") LabelScore further) {
        Situation adults = ofAdults(any);

        assertNotWeaker(adults, saying(adults, further));
    }

    private static Situation sayingOfAll(Situation before, LabelScore further) {
        List<String> all = before.targets().stream().map(TargetState::id).toList();
        return saying(before, new LabelScore(further.label(), further.score(), further.severity(), all));
    }

    private static Situation saying(Situation before, LabelScore further) {
        List<LabelScore> labels = new ArrayList<>(before.labels());
        labels.add(further);
        return with(before, before.scores(), labels);
    }

    private static Situation ofAdults(Situation any) {
        return new Situation(
                any.scores(),
                any.labels(),
                any.quoted(),
                any.severity(),
                any.gravest(),
                any.modifiers(),
                any.targets().stream()
                        .map(one -> new TargetState(one.id(), one.role(), false, one.wish(), one.storm()))
                        .toList(),
                any.group(),
                any.coordinationScore(),
                any.standing(),
                any.thread());
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void aFurtherQuotedLabelNeverWeakensTheAnswerNorDoesAnythingToTheAccount(
            @ForAll("situations") Situation before, @ForAll("quoted") QuotedLabel further) {
        List<QuotedLabel> quoted = new ArrayList<>(before.quoted());
        quoted.add(further);
        Situation after = with(before, before.labels(), quoted, before.modifiers());

        assertNotWeaker(before, after);
        assertThat(onAccount(after)).isEqualTo(onAccount(before));
    }

    private static List<Recommendation> onAccount(Situation situation) {
        return POLICY.decide(situation).recommendations().stream()
                .filter(recommendation -> recommendation.scope() == Scope.ACCOUNT)
                .toList();
    }

    @Property(tries = 10_000)
    void noAccountIsPunishedByAMachineAlone(@ForAll("situations") Situation situation) {
        assertThat(POLICY.decide(situation).recommendations())
                .filteredOn(recommendation -> recommendation.scope() == Scope.ACCOUNT)
                .filteredOn(recommendation -> !ALONE_ON_ACCOUNTS.contains(recommendation.action()))
                .allMatch(Recommendation::requiresHuman);
    }

    @Property(tries = 10_000)
    void saysExactlyOneThingAboutTheContent(@ForAll("situations") Situation situation) {
        Decision decision = POLICY.decide(situation);

        assertThat(decision.recommendations())
                .filteredOn(recommendation -> recommendation.scope() == Scope.CONTENT)
                .hasSize(1)
                .allMatch(content -> decision.suggestion() != Suggestion.BLOCK
                        || content.action().gravity() >= Action.AUTHOR_ONLY.gravity());
        assertThat(decision.recommendations())
                .flatExtracting(measure -> measure.targetIds().isEmpty()
                        ? List.of(measure.action().name())
                        : measure.targetIds().stream()
                                .map(id -> measure.action() + " " + id)
                                .toList())
                .doesNotHaveDuplicates();
    }

    @Property(tries = 10_000)
    void slanderAloneIsNeverBlockedNorRemoved(@ForAll("situations") Situation any) {
        Situation slander = with(
                any,
                Map.of(Category.SLANDER, any.score(Category.SLANDER)),
                any.labels().stream()
                        .filter(held -> held.label().category() == Category.SLANDER)
                        .toList());

        Decision decision = POLICY.decide(slander);

        assertThat(decision.suggestion()).isNotEqualTo(Suggestion.BLOCK);
        assertThat(decision.recommendations())
                .extracting(Recommendation::action)
                .doesNotContain(Action.REMOVE);
    }

    @Property(tries = 10_000)
    void noQuotationIsBlocked(@ForAll("situations") Situation any) {
        Situation quoted = with(any, any.labels(), any.quoted(), Set.of(Modifier.QUOTED));

        assertThat(POLICY.decide(quoted).suggestion()).isNotEqualTo(Suggestion.BLOCK);
    }

    private static void assertNotWeaker(Situation before, Situation after) {
        Decision weaker = POLICY.decide(before);
        Decision stronger = POLICY.decide(after);
        assertThat(stronger.suggestion()).isGreaterThanOrEqualTo(weaker.suggestion());
        assertThat(contentGravity(stronger)).isGreaterThanOrEqualTo(contentGravity(weaker));
    }

    private static int contentGravity(Decision decision) {
        return decision.recommendations().get(0).action().gravity();
    }

    private static Situation with(Situation situation, Map<Category, Double> scores, List<LabelScore> labels) {
        return with(situation, scores, labels, situation.quoted(), situation.modifiers());
    }

    private static Situation with(
            Situation situation, List<LabelScore> labels, List<QuotedLabel> quoted, Set<Modifier> modifiers) {
        return with(situation, situation.scores(), labels, quoted, modifiers);
    }

    private static Situation with(
            Situation situation,
            Map<Category, Double> scores,
            List<LabelScore> labels,
            List<QuotedLabel> quoted,
            Set<Modifier> modifiers) {
        return new Situation(
                scores,
                labels,
                quoted,
                situation.severity(),
                situation.gravest(),
                modifiers,
                situation.targets(),
                situation.group(),
                situation.coordinationScore(),
                situation.standing(),
                situation.thread());
    }

    @Provide
    Arbitrary<Double> scores() {
        return AnySituation.scores();
    }

    @Provide
    Arbitrary<Category> scored() {
        return Arbitraries.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);
    }

    @Provide
    Arbitrary<LabelScore> held() {
        return AnySituation.held();
    }

    @Provide
    Arbitrary<QuotedLabel> quoted() {
        return AnySituation.quoted();
    }

    @Provide
    Arbitrary<Situation> situations() {
        return AnySituation.situations();
    }
}
