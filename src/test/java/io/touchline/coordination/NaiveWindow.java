package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The slow twin of {@code object-window.lua}: keeps one object's actions in lists and looks at all of them. */
final class NaiveWindow {

    private static final int COLD = 8;
    private static final int PAST = 16;

    private static final Comparator<CoAction> ORDER = Comparator.comparing(CoAction::at)
            .thenComparing(CoAction::account)
            .thenComparing(CoAction::comment, Long::compareUnsigned);

    private final ActedObject object;
    private final ObjectRules rules;
    private final boolean marked;
    private final Map<Long, List<CoAction>> periods = new TreeMap<>();
    /** Each stands for four: what came while it was crowded; at a place these are among the others too. */
    private final Map<Long, List<CoAction>> sampled = new TreeMap<>();

    /** @param marked whether it belongs to a group */
    NaiveWindow(ActedObject object, ObjectRules rules, boolean marked) {
        this.object = object;
        this.rules = rules;
        this.marked = marked;
    }

    /** What is told of it where it is not added unseen. */
    ObjectSighting observe(ObjectWindow.Look look) {
        Observation comment = look.comment();
        if (!look.unseen()) {
            return observe(comment);
        }
        CoAction own = CoAction.of(comment, object);
        long period = period(comment);
        boolean standsForFour = look.sight() == ObjectWindow.Sight.SAMPLED;
        if (!in(period).contains(own) && !sampled(period).contains(own)) {
            if (standsForFour) {
                sampled(period).add(own);
            }
            if (!standsForFour || object.kind().isPlace()) {
                in(period).add(own);
            }
        }
        return ObjectSighting.unseen(object, 0);
    }

    private ObjectSighting observe(Observation comment) {
        CoAction own = CoAction.of(comment, object);
        long period = period(comment);
        List<CoAction> older = List.copyOf(in(period - 1));
        List<CoAction> now = List.copyOf(in(period));
        List<CoAction> after = reaches(comment, period) ? List.copyOf(in(period + 1)) : List.of();
        boolean anySampled = !object.kind().isPlace()
                && !(sampled(period).isEmpty() && sampled(period - 1).isEmpty());
        boolean warm = older.size() > COLD || now.size() > COLD || after.size() > COLD || anySampled;
        boolean isNew = (object.kind().isPlace() || !sampled(period).contains(own)) && remember(own, period, warm);
        if (!warm) {
            return told(comment, joined(older, now, after));
        }
        List<CoAction> kept = joined(older, in(period));
        long prior =
                kept.stream().filter(action -> millis(action) < begin(comment)).count();
        long inWindow = joined(kept, after).stream()
                .filter(action -> inWindow(comment, action))
                .count();
        List<CoAction> four = joined(sampled(period - 1), sampled(period));
        int more = object.kind().isPlace() ? 3 : 4;
        long fourBefore = before(comment, four).size();
        long fourInWindow = joined(four, reaches(comment, period) ? sampled(period + 1) : List.of()).stream()
                .filter(action -> inWindow(comment, action))
                .count();
        prior += more * fourBefore;
        inWindow += more * fourInWindow;
        boolean few = prior + inWindow - (isNew ? 1 : 0) <= rules.mostActions();
        return few && fourBefore + fourInWindow == 0
                ? told(comment, joined(kept, after))
                : hot(comment, kept, after, prior, inWindow);
    }

    private long period(Observation comment) {
        return comment.eventMillis() / rules.period().toMillis();
    }

    /** Where more happens only the same time tells a comment that comes again. */
    private boolean remember(CoAction own, long period, boolean warm) {
        Predicate<CoAction> same =
                action -> action.comment() == own.comment() && action.account().equals(own.account());
        List<CoAction> kept = in(period);
        if (kept.stream()
                .filter(action -> !warm || action.at().equals(own.at()))
                .noneMatch(same)) {
            kept.add(own);
            return true;
        }
        return false;
    }

    private ObjectSighting told(Observation comment, List<CoAction> known) {
        return new ObjectSighting(
                object,
                known,
                known.stream().filter(action -> millis(action) < begin(comment)).count(),
                known.stream().filter(action -> inWindow(comment, action)).count(),
                false,
                false,
                List.of());
    }

    private ObjectSighting hot(
            Observation comment, List<CoAction> kept, List<CoAction> after, long prior, long inWindow) {
        List<CoAction> window = within(comment, kept);
        List<CoAction> windowAfter = within(comment, after);
        int most = Observation.isDoubtful(comment.doubt()) && !marked ? rules.mostOfHot() : ObjectWindow.FEW_OF_HOT;
        int level = 0;
        double left = inWindow;
        while (object.kind().isPlace() && level < 5 && left > most) {
            level++;
            left /= 4;
        }
        long period = period(comment);
        List<CoAction> four = joined(sampled(period - 1), sampled(period));
        List<CoAction> fourAfter = reaches(comment, period) ? sampled(period + 1) : List.of();
        if (object.kind().isPlace() && level == 1) {
            window = without(window, four);
            windowAfter = without(windowAfter, fourAfter);
        }
        List<CoAction> told = joined(newest(onLevel(window, level), most), newest(onLevel(windowAfter, level), most));
        if (!object.kind().isPlace() || level == 1) {
            told.addAll(newest(within(comment, four), most));
            told.addAll(newest(within(comment, fourAfter), most));
        }
        boolean cut = inWindow > told.size();
        if (object.kind() == ObjectKind.TEXT && Observation.isDoubtful(comment.doubt())) {
            List<CoAction> past = newest(before(comment, four), PAST);
            told.addAll(past);
            told.addAll(newest(before(comment, kept), PAST - past.size()));
        }
        return new ObjectSighting(object, told, prior, inWindow, cut, prior > 0, List.of());
    }

    private static List<CoAction> without(List<CoAction> actions, List<CoAction> some) {
        return actions.stream().filter(action -> !some.contains(action)).toList();
    }

    private List<CoAction> within(Observation comment, List<CoAction> actions) {
        return actions.stream().filter(action -> inWindow(comment, action)).toList();
    }

    private List<CoAction> before(Observation comment, List<CoAction> actions) {
        return actions.stream()
                .filter(action -> millis(action) < begin(comment))
                .toList();
    }

    /** Of four accounts of a level one is on the next: those with two more zeros at the end of their number. */
    private static List<CoAction> onLevel(List<CoAction> actions, int level) {
        return actions.stream()
                .filter(action -> number(action.account()) % (1 << 2 * level) == 0)
                .toList();
    }

    private static int number(AccountKey account) {
        return Integer.parseInt(account.hex().substring(28), 16);
    }

    private static List<CoAction> newest(List<CoAction> actions, int most) {
        return actions.stream().sorted(ORDER.reversed()).limit(most).toList();
    }

    private boolean reaches(Observation comment, long period) {
        return end(comment) / rules.period().toMillis() > period;
    }

    private List<CoAction> in(long period) {
        return periods.computeIfAbsent(period, k -> new ArrayList<>());
    }

    private List<CoAction> sampled(long period) {
        return sampled.computeIfAbsent(period, k -> new ArrayList<>());
    }

    @SafeVarargs
    private static List<CoAction> joined(List<CoAction>... lists) {
        List<CoAction> joined = new ArrayList<>();
        for (List<CoAction> list : lists) {
            joined.addAll(list);
        }
        return joined;
    }

    private boolean inWindow(Observation comment, CoAction action) {
        return millis(action) >= begin(comment) && millis(action) <= end(comment);
    }

    private long begin(Observation comment) {
        return comment.eventMillis() - rules.window().toMillis();
    }

    private long end(Observation comment) {
        return comment.eventMillis() + rules.window().toMillis();
    }

    private static long millis(CoAction action) {
        return action.at().toEpochMilli();
    }
}
