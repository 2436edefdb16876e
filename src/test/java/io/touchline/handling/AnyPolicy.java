package io.touchline.handling;

import io.touchline.coordination.StormLevel;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.target.ProtectionWish;
import io.touchline.target.TargetRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Policies as somebody might write them, good ones and bad ones, as YAML: what is dangerous in them is for the reader and
 * the policy to refuse.
 */
final class AnyPolicy {

    private static final String[] HOURS = {"PT1H", "PT6H", "P1D", "P7D", "P180D"};

    private final Random random;

    AnyPolicy(long seed) {
        random = new Random(seed);
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("rules:\n");
        int rules = 1 + random.nextInt(8);
        for (int i = 0; i < rules; i++) {
            yaml.append(Policies.rule("r" + i, condition(3), outcome()));
        }
        return yaml.toString();
    }

    private String condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 17 : 14)) {
            case 0 -> "{label: " + one(Label.values()).wire() + "}";
            case 1 -> "{label: " + one(Label.values()).wire() + ", atLeast: " + fraction() + "}";
            case 2 -> "{category: " + one(Category.ABUSE, Category.SLANDER, Category.INCITEMENT) + "}";
            case 3 ->
                "{score: "
                        + one(Category.ABUSE, Category.SLANDER, Category.INCITEMENT)
                                .name()
                                .toLowerCase(Locale.ROOT)
                        + ", atLeast: " + fraction() + "}";
            case 4 -> "{severity: " + (1 + random.nextInt(4)) + "}";
            case 5 -> "{modifier: " + one(Modifier.values()) + "}";
            case 6 -> "{targetRole: " + one(TargetRole.values()) + "}";
            case 7 -> "{minor: true}";
            case 8 -> "{storm: " + one(StormLevel.values()) + "}";
            case 9 -> random.nextBoolean() ? "{group: true}" : "{coordination: " + fraction() + "}";
            case 10 -> "{standing: " + one(Rung.values()) + "}";
            case 11 -> "{thread: " + one(ThreadTrait.values()) + "}";
            case 12 -> "{protection: " + one(ProtectionWish.values()) + "}";
            case 13 ->
                "{quoted: " + one(Label.values()).wire()
                        + (random.nextBoolean() ? ", severity: " + (1 + random.nextInt(4)) : "") + "}";
            case 14 -> "{not: " + condition(depth - 1) + "}";
            case 15 -> "{all: " + parts(depth) + "}";
            default -> "{any: " + parts(depth) + "}";
        };
    }

    private List<String> parts(int depth) {
        List<String> parts = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            parts.add(condition(depth - 1));
        }
        return parts;
    }

    private String outcome() {
        List<Action> actions = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Action action = one(Action.values());
            if (!actions.contains(action)) {
                actions.add(action);
                measures.add(measure(action));
            }
        }
        String suggestion = random.nextBoolean() ? "suggestion: " + one(Suggestion.values()) + ", " : "";
        String openCase = random.nextInt(3) == 0 ? ", case: {queue: q, priority: 2}" : "";
        return "{" + suggestion + "recommend: " + measures + openCase + "}";
    }

    private String measure(Action action) {
        StringBuilder measure = new StringBuilder("{scope: " + action.scope() + ", action: " + action);
        if (random.nextInt(3) == 0) {
            measure.append(", requiresHuman: ").append(random.nextInt(4) > 0 || action.alwaysHuman() && rarely());
        }
        if (random.nextInt(4) == 0 && (action.reversible() || rarely())) {
            measure.append(", expiresAfter: ").append(one(HOURS));
        }
        if (action == Action.EDUCATE && random.nextBoolean() || rarely()) {
            measure.append(", strike: true");
        }
        return measure.append('}').toString();
    }

    private boolean rarely() {
        return random.nextInt(60) == 0;
    }

    private String fraction() {
        return String.valueOf(random.nextInt(21) / 20.0);
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
