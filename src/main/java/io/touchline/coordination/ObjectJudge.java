package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says what the objects of one comment mean: copies, swarms, ties. A pure function of what was seen. */
final class ObjectJudge {

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
        Copies copies = new Copies(comment, window);
        sightings.stream()
                .filter(sighting -> sighting.object().kind() == ObjectKind.TEXT)
                .forEach(sighting -> copies.add(sighting));
        Ties ties = new Ties(comment);
        // Who is in a group by the text alone needs no ties to be found.
        if (!exact && copies.marks().isEmpty()) {
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
                copies.accountsInWindow(),
                copies.isVerbatim(),
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
                        && Copies.inWindow(comment, other, window)) {
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
                if (action.account().equals(comment.account()) || !Copies.inWindow(comment, action, window)) {
                    continue;
                }
                if (kind == ObjectKind.TEXT) {
                    if (copies.has(action.comment())) {
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
