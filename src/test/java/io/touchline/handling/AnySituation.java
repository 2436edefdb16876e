package io.touchline.handling;

import io.touchline.coordination.StormLevel;
import io.touchline.learned.NgramModel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.LabelScore;
import io.touchline.scoring.QuotedLabel;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every situation that there can be, those at the edges of rules more often than their share. */
final class AnySituation {

    private AnySituation() {}

    static Arbitrary<Situation> situations() {
        Arbitrary<Author> authors = Combinators.combine(
                        scores().map(score -> new GroupState("g", score)).optional(0.5),
                        scores(),
                        Arbitraries.of(Rung.class),
                        Arbitraries.of(ThreadTrait.class).set().ofMaxSize(2))
                .as(Author::new);
        return Combinators.combine(
                        Combinators.combine(mostlyNone(), mostlyNone(), mostlyNone())
                                .as(AnySituation::scoresOf),
                        Combinators.combine(fewOf(held()), fewOf(quoted())).as(Labels::new),
                        Combinators.combine(
                                        Arbitraries.of(Severity.class),
                                        Arbitraries.maps(
                                                        Arbitraries.of(NgramModel.CATEGORIES),
                                                        Arbitraries.of(Severity.class))
                                                .ofMaxSize(3))
                                .as(Gravity::new),
                        fewOf(Arbitraries.of(Modifier.class)).map(Set::copyOf),
                        fewOf(targets()),
                        authors)
                .as((scores, labels, gravity, modifiers, targets, author) -> new Situation(
                        scores,
                        labels.held,
                        labels.quoted,
                        gravity.severity,
                        gravity.gravest,
                        modifiers,
                        targets,
                        author.group,
                        author.together,
                        author.standing,
                        author.thread));
    }

    private record Author(Optional<GroupState> group, double together, Rung standing, Set<ThreadTrait> thread) {}

    private record Gravity(Severity severity, Map<Category, Severity> gravest) {}

    private record Labels(List<LabelScore> held, List<QuotedLabel> quoted) {}

    /** The edges of the bands are where rules begin, so they come up often. */
    static Arbitrary<Double> scores() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, 0.349999, 0.35, 0.499999, 0.5, 0.7, 0.799999, 0.8, 1.0),
                Arbitraries.doubles().between(0, 1));
    }

    static Arbitrary<LabelScore> held() {
        return Combinators.combine(
                        Arbitraries.of(Label.class),
                        scores(),
                        Arbitraries.of(Severity.class),
                        fewOf(Arbitraries.of("a", "b", "c")))
                .as(LabelScore::new);
    }

    static Arbitrary<QuotedLabel> quoted() {
        return Combinators.combine(
                        Arbitraries.of(Label.class),
                        Arbitraries.of(Severity.class),
                        fewOf(Arbitraries.of("a", "b", "c")))
                .as(QuotedLabel::new);
    }

    private static Arbitrary<TargetState> targets() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of(TargetRole.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(ProtectionWish.class),
                        Arbitraries.of(StormLevel.class))
                .as(TargetState::new);
    }

    /** Where everything is the matter at once, one rule hides what another does; so most often little is. */
    private static Arbitrary<Double> mostlyNone() {
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
