package io.touchline.handling;

import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * A compiled policy: immutable, shared between threads, and a pure function from situation to decision. Made by
 * {@link PolicyReader}.
 */
public final class Policy {

    /** Stands in the rule of an {@code ALLOW} that no rule asked for; no rule of a file may take the name. */
    static final String PASS_RULE = "pass";

    /** What the ids of policies, rules and queues look like. */
    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");

    private final String id;
    private final String version;
    private final CompiledConditions conditions = new CompiledConditions();
    private final List<CompiledRule> rules;
    private final String passRule;

    Policy(String id, String version, List<Rule> written) {
        this.id = id;
        this.version = version;
        this.passRule = nameOf(PASS_RULE);
        this.rules = written.stream()
                .map(rule -> new CompiledRule(nameOf(rule.id()), conditions.compile(rule.when()), rule.then()))
                .toList();
    }

    /** True if it is 1 to 64 of a-z 0-9 and -, not beginning with -. */
    public static boolean isId(String word) {
        return ID.matcher(word).matches();
    }

    /** True if it looks like {@link #version()}. */
    public static boolean isVersion(String word) {
        return VERSION.matcher(word).matches();
    }

    public String id() {
        return id;
    }

    /** The first 12 hex digits of the SHA-256 of the file's content: equal content, equal version. */
    public String version() {
        return version;
    }

    /** Id and version as answers name them: {@code <id>@<version>}. */
    public String name() {
        return id + "@" + version;
    }

    /** How many rules it has. */
    public int size() {
        return rules.size();
    }

    /**
     * Applies every rule. What a rule takes of a target must be so of one whom it is aimed at: who is merely named beside
     * makes none fire, and by what he is keeps none from firing. The strongest suggestion stands; of the measures on the
     * content the gravest that needs no person, and beside it the gravest that needs one where that is graver; of equal
     * measures the first rule's stands, for each target that of the first rule that fires for it, with the reasons of
     * all; {@code ALLOW} is recommended where nothing speaks against the comment.
     */
    public Decision decide(Situation situation) {
        return decide(situation, rule -> {});
    }

    /** @param fired told the place, from 0, of each rule that fires */
    public Decision decide(Situation situation, IntConsumer fired) {
        DecisionTally tally = new DecisionTally(!situation.targets().isEmpty());
        AimedAt aim = new AimedAt(situation, conditions);
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            BitSet grounds = aim.grounds(rule.when());
            if (grounds != null) {
                fired.accept(i);
                List<String> reasons = rule.when().explain(grounds);
                tally.fire(
                        rule.name(),
                        rule.then(),
                        reasons,
                        rule.protectsTargets() ? aim.targets(rule.when(), reasons) : Map.of());
            }
        }
        return tally.decision(passRule);
    }

    /** The name of the rule at this place, as recommendations give it. */
    public String ruleName(int place) {
        return rules.get(place).name();
    }

    /** What case a rule, by its name in recommendations, asks for; empty if it asks for none, or is not there. */
    public Optional<CaseRequest> caseRequest(String ruleName) {
        return rules.stream()
                .filter(rule -> rule.name().equals(ruleName))
                .findFirst()
                .flatMap(rule -> rule.then().openCase())
                .map(wanted -> new CaseRequest(wanted.queue(), wanted.priority(), ruleName));
    }

    /**
     * How long a rule, by its name in recommendations, wants an action to stand; empty if it does not ask for it, or is
     * not there.
     *
     * @param unsaid where it says no end
     */
    public Optional<Duration> lasting(String ruleName, Action action, Duration unsaid) {
        return rules.stream()
                .filter(rule -> rule.name().equals(ruleName))
                .flatMap(rule -> rule.then().recommend().stream())
                .filter(measure -> measure.action() == action)
                .map(measure -> measure.expiresAfter().orElse(unsaid))
                .max(Comparator.naturalOrder());
    }

    private String nameOf(String ruleId) {
        return id + "#" + ruleId;
    }

    /** @param name {@code <policyId>#<ruleId>} */
    private record CompiledRule(String name, CompiledConditions.Compiled when, Rule.Outcome then) {

        boolean protectsTargets() {
            for (Measure measure : then.recommend()) {
                if (measure.action().isForTargets()) {
                    return true;
                }
            }
            return false;
        }
    }
}
