package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The compiled form decides as the tree does, whatever the rules and the situation. */
class CompiledPolicyTest {

    @Property(tries = 5_000, shrinking = ShrinkingMode.BOUNDED)
    void decidesAsTheTreeDoes(@ForAll("rules") List<Rule> rules, @ForAll("situations") Situation situation) {
        List<Integer> fired = new ArrayList<>();

        Decision decision = new Policy("p", "v", rules).decide(situation, fired::add);

        assertThat(decision).isEqualTo(new TreePolicy("p", rules).decide(situation));
        for (int i = 0; i < rules.size(); i++) {
            assertThat(fired.contains(i)).isEqualTo(TreePolicy.fires(rules.get(i), situation));
        }
    }

    @Provide
    Arbitrary<Situation> situations() {
        return AnySituation.situations();
    }

    @Provide
    Arbitrary<List<Rule>> rules() {
        return Combinators.combine(conditions(), outcomes())
                .as((when, then) -> new Rule("r", when, then))
                .list()
                .ofMaxSize(8)
                .map(CompiledPolicyTest::numbered);
    }

    private static List<Rule> numbered(List<Rule> rules) {
        List<Rule> numbered = new ArrayList<>();
        rules.forEach(rule -> numbered.add(new Rule("r" + numbered.size(), rule.when(), rule.then())));
        return numbered;
    }

    private static Arbitrary<Rule.Outcome> outcomes() {
        Arbitrary<Set<Action>> actions = Arbitraries.of(Action.class).set().ofMaxSize(3);
        Arbitrary<Optional<Rule.Case>> cases = Arbitraries.integers()
                .between(1, 5)
                .map(urgency -> new Rule.Case("q", urgency))
                .optional(0.3);
        return Combinators.combine(Arbitraries.of(Suggestion.class), actions, cases)
                .as((suggestion, some, wanted) -> new Rule.Outcome(
                        suggestion,
                        some.isEmpty()
                                ? List.of()
                                : EnumSet.copyOf(some).stream().map(Measure::of).toList(),
                        wanted));
    }

    private static Arbitrary<Condition> conditions() {
        return Arbitraries.lazyOf(
                CompiledPolicyTest::plain,
                CompiledPolicyTest::plain,
                () -> parts().map(Condition.All::new),
                () -> parts().map(Condition.Any::new),
                () -> plain().list().ofMinSize(1).ofMaxSize(4).map(Condition.Any::new),
                () -> conditions().map(Condition.Not::new));
    }

    private static Arbitrary<List<Condition>> parts() {
        return conditions().list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<Condition> plain() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(Label.class), Arbitraries.of(0.0, 0.5, 0.8))
                        .as(Condition.Labelled::new),
                Arbitraries.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT)
                        .map(Condition.Asserted::new),
                Combinators.combine(
                                Arbitraries.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT),
                                Arbitraries.of(0.0, 0.35, 0.5),
                                Arbitraries.of(0.8, Double.POSITIVE_INFINITY),
                                Arbitraries.of(Severity.NONE, Severity.GRAVE))
                        .as(Condition.Scored::new),
                Arbitraries.of(Severity.class).map(Condition.Grave::new),
                Arbitraries.of(Modifier.class).map(Condition.Modified::new),
                Arbitraries.of(TargetRole.class).map(Condition.Role::new),
                Arbitraries.just(new Condition.Minor()),
                Arbitraries.of(ProtectionWish.class).map(Condition.Wished::new),
                Arbitraries.of(StormLevel.class).map(Condition.Stormy::new),
                Arbitraries.just(new Condition.Grouped()),
                Arbitraries.of(0.0, 0.5, 0.8).map(Condition.Coordinated::new),
                Arbitraries.of(Rung.class).map(Condition.Standing::new),
                Arbitraries.of(ThreadTrait.class).map(Condition.Placed::new));
    }
}
