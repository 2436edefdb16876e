package io.touchline.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** No policy that can be written, in no situation that there can be, punishes by itself. */
class PolicyFuzzTest {

    /** Written out, and not asked of the code under test. */
    private static final Set<Action> FOR_A_PERSON = Set.of(
            Action.LIMIT_COMMENT,
            Action.MUTE,
            Action.SUSPEND_MONETISATION,
            Action.CLOSE,
            Action.DISSOLVE_GROUP,
            Action.PUBLISH_NOTICE,
            Action.REFER_AUTHORITY);

    private static final Pattern MACHINE_ALONE = Pattern.compile(
            "action: (LIMIT_COMMENT|MUTE|SUSPEND_MONETISATION|CLOSE|DISSOLVE_GROUP|PUBLISH_NOTICE|REFER_AUTHORITY), requiresHuman: false");

    private static final int SITUATIONS = 50;
    private static final Map<Action, Integer> MET = new EnumMap<>(Action.class);
    private static int states;
    private static int refused;

    /** 4,000 policies in 50 situations each, less those that are refused. */
    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF)
    void noPolicyPunishesByItself(@ForAll long seed, @ForAll("situations") List<Situation> situations) {
        String yaml = new AnyPolicy(seed).yaml();
        Optional<Policy> policy = read(yaml);
        if (policy.isEmpty()) {
            refused++;
            return;
        }
        assertThat(MACHINE_ALONE.matcher(yaml).find()).isFalse();
        for (Situation situation : situations) {
            states++;
            List<Recommendation> measures = policy.get().decide(situation).recommendations();
            for (Recommendation measure : measures) {
                MET.merge(measure.action(), 1, Integer::sum);
                check(measure, situation);
            }
            assertThat(measures)
                    .flatExtracting(measure -> measure.targetIds().stream()
                            .map(id -> measure.action() + " " + id)
                            .toList())
                    .as("one rule's measure for each target")
                    .doesNotHaveDuplicates();
            checkContent(measures.stream()
                    .filter(measure -> measure.scope() == Scope.CONTENT)
                    .toList());
        }
    }

    /** What waits for a person keeps nothing away. */
    private static void checkContent(List<Recommendation> content) {
        assertThat(content).hasSizeLessThanOrEqualTo(2);
        if (content.size() == 2) {
            assertThat(content).extracting(Recommendation::requiresHuman).containsExactly(false, true);
            assertThat(content.get(0).action().gravity())
                    .isLessThan(content.get(1).action().gravity());
        }
    }

    private static void check(Recommendation measure, Situation situation) {
        if (FOR_A_PERSON.contains(measure.action())) {
            assertThat(measure.requiresHuman()).as("%s by itself", measure).isTrue();
        }
        if (measure.strike()) {
            assertThat(measure.action()).isEqualTo(Action.EDUCATE);
            assertThat(measure.requiresHuman()).isFalse();
        }
        assertThat(measure.rule()).matches("test#(r[0-9]+|pass)");
        if (!measure.rule().equals("test#pass")) {
            assertThat(measure.reasons()).as("%s without a reason", measure).isNotEmpty();
        }
        assertThat(situation.targets()).extracting(TargetState::id).containsAll(measure.targetIds());
    }

    private static Optional<Policy> read(String yaml) {
        try {
            return Optional.of(new PolicyReader().read("test", "test.yaml", yaml));
        } catch (PolicyException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<Situation>> situations() {
        return AnySituation.situations().list().ofSize(SITUATIONS);
    }

    /** A fuzzer that meets nothing proves nothing. */
    @AfterContainer
    static void metEverything() {
        System.out.printf("policy fuzz: %,d states, %,d policies refused, measures met %s%n", states, refused, MET);
        assertThat(states).isGreaterThanOrEqualTo(100_000);
        assertThat(refused).isPositive();
        assertThat(MET.keySet()).containsExactlyInAnyOrder(Action.values());
    }
}
