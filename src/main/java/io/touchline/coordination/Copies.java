package io.touchline.coordination;

import io.touchline.api.AccountKey;
import io.touchline.text.TextSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The near-duplicates of one comment, as the objects of its text tell them. Used once, by one thread. */
final class Copies {

    /** Similarity from which a text that shares an anchor counts as a copy: about half of the shingles in common. */
    static final double COPY = 0.4;

    /** Similarity to a text of a group from which a doubtful comment is part of it. */
    private static final double JOINING = 0.5;

    /** Similarity from which a copy is hardly changed. */
    private static final double CLOSE_COPY = 0.75;

    /** Similarity from which two mutations of one text may be that: unlike texts reach it three times in ten thousand. */
    private static final double RELATED = 0.3;

    /** Similarity from which a text is a variant that tells how usual such texts are: a slogan with another name in it. */
    private static final double VARIANT = 0.2;

    /** Three accounts make a beginning, which is only shown once it is a swarm. */
    private static final int FOUNDERS = 3;

    private static final double FOUNDING_P = 1e-3;

    private final Observation comment;
    private final Duration window;
    private final Map<Long, CoAction> byComment = new LinkedHashMap<>();
    private final Set<AccountKey> accountsInWindow = new HashSet<>();
    private final Map<String, ObjectSighting.Mark> marks = new HashMap<>();
    private final Set<AccountKey> before = new HashSet<>();
    private long hotPrior;
    private boolean verbatim = true;

    /** @param window how far apart in event time two co-actions may be */
    Copies(Observation comment, Duration window) {
        this.comment = comment;
        this.window = window;
    }

    void add(ObjectSighting sighting) {
        int toldBefore = 0;
        Set<AccountKey> variants = new HashSet<>();
        Map<AccountKey, Integer> variantsBefore = new HashMap<>();
        for (CoAction action : sighting.actions()) {
            if (action.comment() == comment.commentHash()) {
                continue;
            }
            double similarity = similarity(action.sketch());
            boolean isVariant = similarity >= VARIANT;
            boolean isBefore = !inWindow(comment, action, window) && action.at().toEpochMilli() < comment.eventMillis();
            toldBefore += isBefore ? 1 : 0;
            if (isVariant) {
                variants.add(action.account());
            }
            if (isVariant && isBefore) {
                variantsBefore.merge(action.account(), 1, Integer::sum);
            }
            if (similarity >= COPY) {
                addCopy(action);
            }
        }
        before.addAll(variantsBefore.keySet());
        if (sighting.isPriorCut()) {
            long all = sighting.variantsBefore(variants.size(), toldBefore, variantsBefore.values());
            hotPrior = Math.max(hotPrior, all);
        }
        sighting.marks().stream()
                .filter(mark -> mayJoin(comment, mark.sketch()))
                .forEach(mark -> marks.merge(mark.groupId(), mark, this::nearer));
    }

    private ObjectSighting.Mark nearer(ObjectSighting.Mark one, ObjectSighting.Mark other) {
        return similarity(other.sketch()) > similarity(one.sketch()) ? other : one;
    }

    /** The groups that its text belongs to, by the mark of each that is most like it, the most alike first. */
    List<ObjectSighting.Mark> marks() {
        if (!mayBeOneOfThem(comment.doubt(), arePlainAttacks())) {
            return List.of();
        }
        return marks.values().stream()
                .sorted(Comparator.comparingDouble((ObjectSighting.Mark mark) -> -similarity(mark.sketch()))
                        .thenComparing(ObjectSighting.Mark::groupId))
                .toList();
    }

    private void addCopy(CoAction action) {
        byComment.putIfAbsent(action.comment(), action);
        // Who quotes it to object is none of those who say it.
        boolean counts = action.doubt() > 0 && !action.account().equals(comment.account());
        if (counts && inWindow(comment, action, window)) {
            accountsInWindow.add(action.account());
            verbatim &= action.sketch() == comment.objects().sketch();
        }
    }

    boolean has(long commentHash) {
        return byComment.containsKey(commentHash);
    }

    /** Distinct other accounts among those within the window. */
    int accountsInWindow() {
        return accountsInWindow.size();
    }

    /** Whether those within the window are the same text. */
    boolean isVerbatim() {
        return verbatim;
    }

    List<CoAction> members() {
        boolean plainAttacks = arePlainAttacks();
        return byComment.values().stream()
                .filter(copy -> mayBeOneOfThem(copy.doubt(), plainAttacks))
                .filter(copy -> similarity(copy.sketch()) >= leastSimilarity(copy.doubt()))
                .toList();
    }

    private double similarity(long sketch) {
        return TextSignature.similarity(sketch, comment.objects().sketch());
    }

    int repeats() {
        return (int) byComment.values().stream()
                .filter(copy -> copy.account().equals(comment.account()))
                .count();
    }

    /**
     * How many accounts said the text or a variant before the window, since who says it often makes it nobody else's;
     * of a hot object's past, a sample says it.
     */
    long prior() {
        return Math.max(hotPrior, before.size());
    }

    /** Who may not join a group whose text it is founds none of it. */
    Optional<GroupKind> founds(Traffic.Volume all) {
        if (!Observation.isDoubtful(averageDoubt()) || !isOneOfThem()) {
            return Optional.empty();
        }
        int accounts = accountsInWindow.size() + 1;
        double expected = CrowdDiscount.expected(ObjectKind.TEXT, prior(), all);
        if (accounts >= FOUNDERS && PoissonTail.atLeast(accounts, expected) < FOUNDING_P) {
            return Optional.of(verbatim ? GroupKind.SAME_TEXT_SWARM : GroupKind.NEAR_DUPLICATE_SWARM);
        }
        return isDrip() ? Optional.of(GroupKind.SLOW_DRIP) : Optional.empty();
    }

    /** Not by who is as harmless: what kind people make of an attack would draw one after another in. */
    private boolean isOneOfThem() {
        double least = leastSimilarity(comment.doubt());
        return mayBeOneOfThem(comment.doubt(), arePlainAttacks())
                && byComment.values().stream()
                        .filter(copy -> Observation.isDoubtful(copy.doubt()))
                        .anyMatch(copy -> similarity(copy.sketch()) >= least);
    }

    /**
     * A calm text, however close to plain attacks, is what they were made of by adding to it. Whose harmless words others
     * copy with an insult behind them has no part in that.
     */
    private static boolean mayBeOneOfThem(int doubt, boolean plainAttacks) {
        return !plainAttacks || Observation.isDoubtful(doubt);
    }

    /** Whether those that are doubtful, the comment itself among them, are flagged on average. */
    private boolean arePlainAttacks() {
        IntSummaryStatistics doubtful = IntStream.concat(
                        byComment.values().stream().mapToInt(CoAction::doubt), IntStream.of(comment.doubt()))
                .filter(Observation::isDoubtful)
                .summaryStatistics();
        return Observation.isHostile((int) doubtful.getAverage());
    }

    private int averageDoubt() {
        return (byComment.values().stream().mapToInt(CoAction::doubt).sum() + comment.doubt()) / (byComment.size() + 1);
    }

    /** The same accounts say the same thing again and again, however slowly; a crowd says it once each. */
    private boolean isDrip() {
        Map<AccountKey, Integer> comments = new HashMap<>();
        byComment.values().forEach(copy -> comments.merge(copy.account(), 1, Integer::sum));
        comments.merge(comment.account(), 1, Integer::sum);
        long repeaters = comments.values().stream().filter(n -> n > 1).count();
        return comments.size() >= FOUNDERS && repeaters >= 2 && 2 * repeaters >= comments.size();
    }

    /** Whether a copy of a comment has to do with the text that led the comment to its group, too. */
    static boolean isLike(long sketch, CoAction copy) {
        return TextSignature.similarity(sketch, copy.sketch()) >= RELATED;
    }

    /** Whether a comment, the text that led it to its group and some copies are the same text. */
    static boolean areVerbatim(Observation comment, long sketch, List<CoAction> copies) {
        long own = comment.objects().sketch();
        return sketch == own && copies.stream().allMatch(copy -> copy.sketch() == own);
    }

    /** Whether a comment is part of a group by its likeness to a text of it. */
    static boolean mayJoin(Observation comment, long sketch) {
        return TextSignature.similarity(sketch, comment.objects().sketch()) >= leastSimilarity(comment.doubt());
    }

    /**
     * A calm comment that quotes a campaign's text in its own words is not part of it, and one without any doubt, as whoever
     * quotes it to object, however closely, of none.
     */
    private static double leastSimilarity(int doubt) {
        return Observation.isDoubtful(doubt) ? JOINING : doubt > 0 ? CLOSE_COPY : Double.POSITIVE_INFINITY;
    }

    static boolean inWindow(Observation comment, CoAction other, Duration window) {
        Instant at = Instant.ofEpochMilli(comment.eventMillis());
        return !other.at().isBefore(at.minus(window)) && !other.at().isAfter(at.plus(window));
    }
}
