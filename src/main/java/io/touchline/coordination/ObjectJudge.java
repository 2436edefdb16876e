package io.touchline.coordination;

import io.touchline.api.AccountKey;
import io.touchline.text.TextSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says what the objects of one comment mean: copies, swarms, ties. A pure function of what was seen. */
final class ObjectJudge {

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

    /** Bits below which having met says nothing: every 32nd comment goes there. */
    private static final double LEAST_BITS = 5;

    /** The same where far more meet than its past would have it: those who always go there are then few among them. */
    private static final double LEAST_BITS_IN_SURGE = 4;

    private static final double SURGE = 8;

    private static final double MOST_BITS = 63;

    private static final int SMALL_CROWD = 50;

    /** Hostile comments from which on the past tells a rare place from a busy one, however large the crowd is now. */
    private static final int ENOUGH_PAST = 200;

    private final Duration window;
    private final int mostPartners;
    private final boolean exact;

    /**
     * @param mostPartners other accounts that one comment is tied to at most
     * @param exact ties without discount or limit: one for each co-action
     */
    ObjectJudge(Duration window, int mostPartners, boolean exact) {
        this.window = window;
        this.mostPartners = mostPartners;
        this.exact = exact;
    }

    /**
     * @param all the namespace's comments around this one
     * @param hostile the hostile ones among them
     */
    Findings judge(Observation comment, List<ObjectSighting> sightings, Traffic.Volume all, Traffic.Volume hostile) {
        Copies copies = new Copies(comment);
        sightings.stream()
                .filter(sighting -> sighting.object().kind() == ObjectKind.TEXT)
                .forEach(sighting -> copies.add(sighting));
        Ties ties = new Ties(comment);
        // Who is in a group by the text alone needs no ties to be found.
        if (!exact && copies.marks.isEmpty()) {
            // In an order of their own: answers come in any, and a repeat is to find a copy by the same anchor.
            sightings.stream()
                    .sorted(Comparator.comparingLong(
                            sighting -> sighting.object().key()))
                    .forEach(sighting -> ties.add(sighting, copies, all, hostile));
        }
        List<AccountKey> partners = ties.partners();
        List<CoAction> oldestFirst = new ArrayList<>(copies.members());
        oldestFirst.sort(Comparator.comparing(CoAction::at).thenComparing(CoAction::comment));
        return new Findings(
                oldestFirst,
                copies.accountsInWindow.size(),
                copies.verbatim,
                copies.repeats(),
                copies.founds(all),
                copies.prior(),
                copies.marks(),
                exact ? coActions(comment, sightings) : ties.with(partners),
                ties.met(partners),
                sightings.stream().anyMatch(ObjectSighting::cut));
    }

    /** Two different comments of two accounts on one object within the window, as the batch tools define it. */
    private List<Tie> coActions(Observation comment, List<ObjectSighting> sightings) {
        List<Tie> ties = new ArrayList<>();
        for (ObjectSighting sighting : sightings) {
            for (CoAction other : sighting.actions()) {
                if (!other.account().equals(comment.account())
                        && other.comment() != comment.commentHash()
                        && inWindow(comment, other)) {
                    ties.add(new Tie(
                            other.account(),
                            List.of(sighting.object().key(), comment.commentHash(), other.comment()),
                            1,
                            Math.max(comment.eventMillis(), other.at().toEpochMilli()) / 1_000));
                }
            }
        }
        return ties;
    }

    /**
     * Whether a place is hot and having met there says nothing: so much goes there, and has always gone there, or nothing
     * is known yet of what goes where.
     *
     * @param hostile the namespace's hostile comments around the sighting
     */
    boolean isBusyPlace(ObjectSighting sighting, Traffic.Volume hostile) {
        return !exact
                && sighting.object().kind().isPlace()
                && sighting.cut()
                && (!hasPast(hostile)
                        || CrowdDiscount.bits(sighting.object().kind(), sighting.prior(), hostile)
                                < LEAST_BITS_IN_SURGE);
    }

    private static boolean isRarePlace(ObjectSighting sighting, double worth, Traffic.Volume hostile) {
        double usual = CrowdDiscount.expected(sighting.object().kind(), sighting.prior(), hostile);
        return hasPast(hostile) && worth >= (sighting.inWindow() >= SURGE * usual ? LEAST_BITS_IN_SURGE : LEAST_BITS);
    }

    private static boolean hasPast(Traffic.Volume hostile) {
        return hostile.hasPast(SMALL_CROWD) || hostile.prior() >= ENOUGH_PAST;
    }

    /** Whether a copy of a comment has to do with the text that led the comment to its group, too. */
    static boolean isLike(long sketch, CoAction copy) {
        return TextSignature.similarity(sketch, copy.sketch()) >= RELATED;
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

    private boolean inWindow(Observation comment, CoAction other) {
        Instant at = Instant.ofEpochMilli(comment.eventMillis());
        return !other.at().isBefore(at.minus(window)) && !other.at().isAfter(at.plus(window));
    }

    /** The near-duplicates of one comment. */
    private final class Copies {

        private final Observation comment;
        private final Map<Long, CoAction> byComment = new LinkedHashMap<>();
        private final Set<AccountKey> accountsInWindow = new HashSet<>();
        private final Map<String, ObjectSighting.Mark> marks = new HashMap<>();
        private final Set<AccountKey> before = new HashSet<>();
        private long hotPrior;
        private boolean verbatim = true;

        Copies(Observation comment) {
            this.comment = comment;
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
                boolean isBefore = !inWindow(comment, action) && action.at().toEpochMilli() < comment.eventMillis();
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
            return marks.values().stream()
                    .sorted(Comparator.comparingDouble((ObjectSighting.Mark mark) -> -similarity(mark.sketch()))
                            .thenComparing(ObjectSighting.Mark::groupId))
                    .toList();
        }

        private void addCopy(CoAction action) {
            byComment.putIfAbsent(action.comment(), action);
            // Who quotes it to object is none of those who say it.
            boolean counts = action.doubt() > 0 && !action.account().equals(comment.account());
            if (counts && inWindow(comment, action)) {
                accountsInWindow.add(action.account());
                verbatim &= action.sketch() == comment.objects().sketch();
            }
        }

        List<CoAction> members() {
            return byComment.values().stream()
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
            return byComment.values().stream()
                    .filter(copy -> Observation.isDoubtful(copy.doubt()))
                    .anyMatch(copy -> similarity(copy.sketch()) >= least);
        }

        private int averageDoubt() {
            return (byComment.values().stream().mapToInt(CoAction::doubt).sum() + comment.doubt())
                    / (byComment.size() + 1);
        }

        /** The same accounts say the same thing again and again, however slowly; a crowd says it once each. */
        private boolean isDrip() {
            Map<AccountKey, Integer> comments = new HashMap<>();
            byComment.values().forEach(copy -> comments.merge(copy.account(), 1, Integer::sum));
            comments.merge(comment.account(), 1, Integer::sum);
            long repeaters = comments.values().stream().filter(n -> n > 1).count();
            return comments.size() >= FOUNDERS && repeaters >= 2 && 2 * repeaters >= comments.size();
        }
    }

    /** Whom the author of one comment met, with the crowd discounted. */
    private final class Ties {

        private final Observation comment;
        private final Map<AccountKey, Map<List<Long>, Tie>> ties = new TreeMap<>();
        private final Map<AccountKey, Long> anchors = new HashMap<>();
        private final Set<AccountKey> atPlaces = new HashSet<>();
        private final List<Long> targets;

        Ties(Observation comment) {
            this.comment = comment;
            this.targets = comment.objects().objects().stream()
                    .filter(object -> object.kind() == ObjectKind.TARGET)
                    .map(ActedObject::key)
                    .sorted()
                    .toList();
        }

        void add(ObjectSighting sighting, Copies copies, Traffic.Volume all, Traffic.Volume hostile) {
            ObjectKind kind = sighting.object().kind();
            double worth = CrowdDiscount.bits(kind, sighting.prior(), kind.isPlace() ? hostile : all);
            boolean saysSomething = kind.isPlace() ? isRarePlace(sighting, worth, hostile) : worth >= LEAST_BITS;
            if (!saysSomething || !Observation.isDoubtful(comment.doubt())) {
                return;
            }
            List<Long> at = kind.isPlace()
                    ? place(sighting.object())
                    : List.of(sighting.object().key());
            for (CoAction action : sighting.actions()) {
                if (action.account().equals(comment.account()) || !inWindow(comment, action)) {
                    continue;
                }
                if (kind == ObjectKind.TEXT) {
                    if (copies.byComment.containsKey(action.comment())) {
                        tie(action, anchorOf(action.account(), sighting.object()), worth);
                    }
                } else {
                    if (kind.isPlace()) {
                        atPlaces.add(action.account());
                    }
                    tie(action, at, worth);
                }
            }
        }

        /** Two meet when the second of them comes, whichever of the two is looked at. */
        private void tie(CoAction action, List<Long> at, double worth) {
            long second = Math.max(comment.eventMillis(), action.at().toEpochMilli()) / 1_000;
            Tie tie = new Tie(action.account(), at, (int) Math.min(MOST_BITS, worth), second);
            ties.computeIfAbsent(action.account(), key -> new LinkedHashMap<>()).merge(at, tie, Tie::and);
        }

        /** A copy is met once, by however many anchors it was found. */
        private List<Long> anchorOf(AccountKey account, ActedObject anchor) {
            return List.of(anchors.computeIfAbsent(account, key -> anchor.key()));
        }

        /**
         * Threads about one target are one place: who hates an athlete turns up in all of them without being told. Of
         * several targets two are noted, that at which they met and one more, so that who meets the other's opponents from
         * match to match is where the same one is.
         */
        private List<Long> place(ActedObject met) {
            List<Long> two = Stream.concat(
                            Stream.of(met.key()).filter(key -> met.kind() == ObjectKind.TARGET),
                            targets.stream().filter(key -> key != met.key()))
                    .limit(2)
                    .sorted()
                    .toList();
            if (two.size() == 2) {
                return Tie.atTwo(two.get(0), two.get(1));
            }
            return two.isEmpty() ? List.of(met.key()) : two;
        }

        /** The first ones in the order of sampling: the same ones each time, so that meeting again is seen. */
        private List<AccountKey> partners() {
            return ties.keySet().stream()
                    .sorted(Comparator.comparingInt(ObjectWindow::rank))
                    .limit(mostPartners)
                    .toList();
        }

        List<Tie> with(List<AccountKey> partners) {
            return partners.stream()
                    .flatMap(partner -> ties.get(partner).values().stream())
                    .toList();
        }

        Set<AccountKey> met(List<AccountKey> partners) {
            Set<AccountKey> met = new HashSet<>(partners);
            met.retainAll(atPlaces);
            return met;
        }
    }
}
