package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.target.TargetRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What must be true of the bundled policy in every situation. */
class DefaultPolicyPropertiesTest {

    private static final Policy POLICY = new PolicyFiles().bundled();
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
        List<LabelScore> labels = new ArrayList<>(before.labels());
        labels.add(further);

        assertNotWeaker(before, with(before, before.scores(), labels));
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
                .extracting(Recommendation::action)
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
        Situation quoted = new Situation(
                any.scores(),
                any.labels(),
                any.severity(),
                Set.of(Modifier.QUOTED),
                any.targets(),
                any.group(),
                any.coordinationScore());

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
        return new Situation(
                scores,
                labels,
                situation.severity(),
                situation.modifiers(),
                situation.targets(),
                situation.group(),
                situation.coordinationScore());
    }

    /** The edges of the bands are where rules begin, so they come up often. */
    @Provide
    Arbitrary<Double> scores() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, 0.349999, 0.35, 0.499999, 0.5, 0.7, 0.799999, 0.8, 1.0),
                Arbitraries.doubles().between(0, 1));
    }

    @Provide
    Arbitrary<Category> scored() {
        return Arbitraries.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);
    }

    @Provide
    Arbitrary<LabelScore> held() {
        return Combinators.combine(Arbitraries.of(Label.class), scores(), Arbitraries.of(Severity.class))
                .as((label, score, severity) -> new LabelScore(label, score, severity, List.of()));
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<TargetState> targets = Combinators.combine(
                        Arbitraries.of(TargetRole.class), Arbitraries.of(true, false), Arbitraries.of(StormLevel.class))
                .as((role, minor, storm) -> new TargetState("t", role, minor, storm));
        return Combinators.combine(
                        Combinators.combine(mostlyNone(), mostlyNone(), mostlyNone())
                                .as(DefaultPolicyPropertiesTest::scoresOf),
                        fewOf(held()),
                        Arbitraries.of(Severity.class),
                        fewOf(Arbitraries.of(Modifier.class)).map(Set::copyOf),
                        fewOf(targets),
                        scores().map(score -> new GroupState("g", score)).optional(0.5),
                        scores())
                .as(Situation::new);
    }

    /** Where everything is the matter at once, one rule hides what another does; so most often little is. */
    private Arbitrary<Double> mostlyNone() {
        return Arbitraries.oneOf(Arbitraries.just(0.0), scores());
    }

    private static <T> Arbitrary<List<T>> fewOf(Arbitrary<T> elements) {
        return Arbitraries.oneOf(Arbitraries.just(List.of()), elements.list().ofMaxSize(2));
    }

    private static Map<Category, Double> scoresOf(double abuse, double slander, double incitement) {
        Map<Category, Double> scores = new EnumMap<>(Category.class);
        scores.put(Category.ABUSE, abuse);
        scores.put(Category.SLANDER, slander);
        scores.put(Category.INCITEMENT, incitement);
        return scores;
    }
}
