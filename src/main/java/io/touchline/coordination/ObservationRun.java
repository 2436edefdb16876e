package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One call's comments on their way through Redis: sorted by key, one round trip per key, all at once; then the ties of
 * those that met somebody; then the groups they form; then the reports. Nearly every comment is through after the first
 * step. Used once.
 */
final class ObservationRun {

    /** Of a comment's groups that of its text: further copies are looked at for that alone, and a burst is one case. */
    private static final Comparator<String> NAMED_FIRST =
            Comparator.comparing(GroupId::isOfRaids).thenComparing(Comparator.naturalOrder());

    private final List<Observation> observations;
    private final Coordination parts;
    private final List<List<ObjectSighting>> sightings;
    private final List<List<TargetActivity.Sighting>> sameTarget;
    /** Of the sightings those that were told to another comment. */
    private final Set<ObjectSighting> toldBefore = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Findings[] findings;
    private final List<SortedSet<String>> groupIds;
    private final Map<Integer, Raids.Company> companies = new ConcurrentHashMap<>();
    private final List<Map<String, StormLevel>> storms;
    private final Map<TargetActivity.Target, StormBuckets> activity = new HashMap<>();
    private final Map<AccountTies.Owner, AccountTies.Standing> standings = new ConcurrentHashMap<>();
    private final Map<GroupObject, List<ObjectSighting.Mark>> marksInCall = new HashMap<>();

    private record GroupObject(String namespace, ActedObject object) {}

    /** One group's additions and the comments they come from. */
    private record Work(GroupAddition addition, Set<Integer> places) {}

    ObservationRun(List<Observation> observations, Coordination parts) {
        this.observations = observations;
        this.parts = parts;
        this.sightings = lists();
        this.sameTarget = lists();
        this.findings = new Findings[observations.size()];
        this.storms = new ArrayList<>();
        this.groupIds = new ArrayList<>();
        observations.forEach(comment -> {
            storms.add(new HashMap<>());
            groupIds.add(new TreeSet<>(NAMED_FIRST));
        });
    }

    Uni<List<CoordinationReport>> through() {
        observations.forEach(parts.traffic()::note);
        return SideBySide.all(look())
                .invoke(this::judge)
                .chain(() -> SideBySide.all(tie()))
                .chain(() -> SideBySide.all(recognise()))
                // A group that an answer names has to be listed already, so it is written before there is a report.
                .chain(() -> SideBySide.all(write()))
                .map(done -> reports())
                .onTermination()
                .invoke((reports, failure, cancelled) -> {
                    // A run that takes too long is not told so, but given up.
                    if (failure != null || cancelled) {
                        parts.hotObjects().forgetAll();
                    }
                });
    }

    private List<Uni<Void>> look() {
        ObjectLooks looks = new ObjectLooks(parts.objects(), parts.hotObjects());
        Map<TargetActivity.Target, List<Integer>> byTarget = new LinkedHashMap<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation comment = observations.get(i);
            for (ActedObject object : comment.objects().objects()) {
                Optional<ObjectSighting> told = looks.add(i, comment, object);
                told.ifPresent(sightings.get(i)::add);
                told.ifPresent(toldBefore::add);
            }
            for (String targetId : comment.targetIds()) {
                TargetActivity.Target key = new TargetActivity.Target(comment.namespace(), targetId);
                byTarget.computeIfAbsent(key, k -> new ArrayList<>(1)).add(i);
            }
        }
        Map<TargetActivity.Target, List<Observation>> atTarget = new LinkedHashMap<>();
        byTarget.forEach((target, places) -> atTarget.put(target, at(places)));
        List<Uni<Void>> calls = new ArrayList<>();
        calls.addAll(looks.observe(this::takeObject));
        calls.addAll(
                parts.targets().observe(atTarget, (target, seen) -> takeTarget(target, byTarget.get(target), seen)));
        observations.stream()
                .map(Observation::namespace)
                .distinct()
                .forEach(namespace -> calls.add(parts.traffic().refresh(namespace)));
        return calls;
    }

    /** Answers for different keys arrive on different threads and may meet at one comment. */
    private synchronized void takeObject(int place, ObjectSighting seen) {
        sightings.get(place).add(seen);
    }

    private synchronized void takeTarget(
            TargetActivity.Target key, List<Integer> places, TargetActivity.Sightings seen) {
        for (int i = 0; i < places.size(); i++) {
            TargetActivity.Sighting sighting = seen.sightings().get(i);
            sameTarget.get(places.get(i)).add(sighting);
            storms.get(places.get(i)).put(key.id(), sighting.storm());
        }
        activity.put(key, seen.buckets());
    }

    private void judge() {
        for (int i = 0; i < observations.size(); i++) {
            Observation comment = observations.get(i);
            Traffic.Volume all = parts.traffic().all(comment.namespace(), comment.eventMillis());
            Traffic.Volume hostile = parts.traffic().hostile(comment.namespace(), comment.eventMillis());
            findings[i] = parts.judge().judge(comment, sightings.get(i), all, hostile);
            sightings.get(i).stream()
                    .filter(sighting -> !toldBefore.contains(sighting))
                    .forEach(sighting -> {
                        ObjectWindow.Shard shard = parts.objects().shard(comment, sighting.object());
                        parts.hotObjects()
                                .take(shard, comment, sighting, parts.judge().isBusyPlace(sighting, hostile));
                    });
        }
    }

    /** Both sides of every tie are written: whoever of the two acts next finds it. */
    private List<Uni<Void>> tie() {
        Map<AccountTies.Owner, Set<Tie>> byAccount = new LinkedHashMap<>();
        Set<AccountTies.Owner> asked = new HashSet<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation comment = observations.get(i);
            AccountTies.Owner author = author(comment);
            for (Tie tie : findings[i].ties()) {
                AccountTies.Owner partner = new AccountTies.Owner(comment.namespace(), tie.partner());
                asked.add(author);
                byAccount.computeIfAbsent(author, k -> new LinkedHashSet<>()).add(tie);
                byAccount.computeIfAbsent(partner, k -> new LinkedHashSet<>()).add(tie.seenFrom(comment.account()));
            }
        }
        Map<AccountTies.Owner, List<Tie>> met = new LinkedHashMap<>();
        byAccount.forEach((owner, ties) -> met.put(owner, List.copyOf(ties)));
        return parts.accounts().add(met, asked, standings::put);
    }

    private static AccountTies.Owner author(Observation comment) {
        return new AccountTies.Owner(comment.namespace(), comment.account());
    }

    private List<Uni<Void>> write() {
        Map<GroupKey, Work> work = new LinkedHashMap<>();
        Map<ObjectWindow.Shard, List<ObjectWindow.Marking>> marks = new LinkedHashMap<>();
        for (int i = 0; i < observations.size(); i++) {
            enrolCopies(i, work, marks);
            enrolCompany(i, work);
        }
        List<Uni<Void>> calls = new ArrayList<>();
        marks.forEach((shard, markings) -> calls.add(parts.objects().mark(shard, markings)));
        work.forEach((key, one) -> calls.add(parts.groups()
                .add(key.namespace(), key.groupId(), one.addition())
                .invoke(entry -> takeGroup(one.places(), entry))
                .replaceWithVoid()));
        return calls;
    }

    private void enrolCopies(
            int place, Map<GroupKey, Work> work, Map<ObjectWindow.Shard, List<ObjectWindow.Marking>> marks) {
        Observation comment = observations.get(place);
        Findings found = findings[place];
        if (found.marked().isEmpty() && found.swarm().isEmpty()) {
            return;
        }
        GroupAction own = GroupAction.of(comment);
        GroupAction first =
                found.copies().isEmpty() ? own : GroupAction.of(found.copies().get(0));
        GroupAction founder = first.at().isAfter(own.at()) ? own : first;
        ObjectSighting.Mark mark = groupOfText(
                comment,
                found,
                GroupId.ofFirst(
                        comment.namespace(), GroupKind.NEAR_DUPLICATE_SWARM, founder.account(), founder.comment()));
        List<CoAction> copies = found.toBeTold(mark.sketch());
        GroupKind kind = found.swarm()
                .filter(GroupKind.SLOW_DRIP::equals)
                .orElseGet(() -> Copies.areVerbatim(comment, mark.sketch(), copies)
                        ? GroupKind.SAME_TEXT_SWARM
                        : GroupKind.NEAR_DUPLICATE_SWARM);
        GroupAddition addition = new GroupAddition(kind, parts.swarmSize(), founder.at());
        if (kind == GroupKind.SLOW_DRIP) {
            addition.asDrip();
        } else {
            addition.asSwarm(
                    own.at(),
                    parts.traffic().all(comment.namespace(), comment.eventMillis()),
                    swellingWith(comment),
                    found.prior());
        }
        addition.targets(comment.attacked()).action(own);
        copies.forEach(copy -> addition.action(GroupAction.of(copy)));
        add(work, new GroupKey(comment.namespace(), mark.groupId()), addition, place);
        mark(comment, mark, sightings.get(place), marks);
    }

    /** The hostile comments, and those about each of its targets. */
    private List<Traffic.Volume> swellingWith(Observation comment) {
        List<Traffic.Volume> volumes = new ArrayList<>();
        volumes.add(parts.traffic().hostile(comment.namespace(), comment.eventMillis()));
        for (String id : comment.targetIds()) {
            volumes.add(activity.get(new TargetActivity.Target(comment.namespace(), id))
                    .volume(comment.eventMillis(), parts.window()));
        }
        return volumes;
    }

    /** By its other anchors too, further copies are to find the group. */
    private void mark(
            Observation comment,
            ObjectSighting.Mark own,
            List<ObjectSighting> seen,
            Map<ObjectWindow.Shard, List<ObjectWindow.Marking>> marks) {
        for (ObjectSighting sighting : seen) {
            if (sighting.object().kind() == ObjectKind.TEXT) {
                ObjectWindow.Shard shard = parts.objects().shard(comment, sighting.object());
                sighting.unnoted(own).ifPresent(mark -> {
                    marks.computeIfAbsent(shard, k -> new ArrayList<>())
                            .add(new ObjectWindow.Marking(sighting.object(), mark));
                    parts.hotObjects().forget(shard, sighting.object());
                });
            }
        }
    }

    /**
     * The group that its text belongs to, or that a copy of it founded in this call, or the one it founds; with the text
     * that what is like it is like. Of one that belonged to it already that is the text that brought it there, and not its
     * own: by chains of texts that are half alike a group would come to texts that have nothing to do with it.
     */
    private ObjectSighting.Mark groupOfText(Observation comment, Findings found, String founded) {
        List<GroupObject> objects = comment.objects().objects().stream()
                .filter(object -> object.kind() == ObjectKind.TEXT)
                .map(object -> new GroupObject(comment.namespace(), object))
                .toList();
        ObjectSighting.Mark own = found.marked().stream()
                .findFirst()
                .or(() -> objects.stream()
                        .flatMap(object -> marksInCall.getOrDefault(object, List.of()).stream())
                        .filter(mark -> Copies.mayJoin(comment, mark.sketch()))
                        .findFirst())
                .map(mark -> new ObjectSighting.Mark(mark.groupId(), mark.sketch()))
                .orElseGet(
                        () -> new ObjectSighting.Mark(founded, comment.objects().sketch()));
        objects.forEach(object ->
                marksInCall.computeIfAbsent(object, k -> new ArrayList<>(1)).add(own));
        return own;
    }

    /** Asks of those who met a known company here whether it was it that they met before. */
    private List<Uni<Void>> recognise() {
        List<Uni<Void>> calls = new ArrayList<>();
        for (int i = 0; i < observations.size(); i++) {
            if (!findings[i].met().isEmpty()) {
                calls.addAll(recognise(i, findings[i].met()));
            }
        }
        return calls;
    }

    private List<Uni<Void>> recognise(int place, Set<AccountKey> met) {
        Observation comment = observations.get(place);
        AccountTies.Standing own = standing(comment, comment.account());
        Map<AccountKey, AccountTies.Standing> partners = new HashMap<>();
        met.forEach(account -> partners.put(account, standing(comment, account)));
        Optional<Raids.Company> company = Raids.company(met, own, partners, parts.window());
        if (company.isPresent()) {
            return List.of(parts.companies()
                    .written(comment, company.get())
                    .invoke(written -> companies.put(place, written))
                    .replaceWithVoid());
        }
        Optional<String> known = Raids.met(met, partners);
        Collection<Set<AccountKey>> before = Raids.metBefore(own, comment.eventMillis() / 1_000, parts.window());
        if (known.isEmpty() || before.isEmpty()) {
            return List.of();
        }
        Set<AccountKey> all = new HashSet<>();
        before.forEach(all::addAll);
        return List.of(parts.groups()
                .membersAmong(comment.namespace(), known.get(), all)
                .invoke(members -> {
                    if (Raids.wasThere(members, before)) {
                        companies.put(place, new Raids.Company(Set.of(), known));
                    }
                })
                .replaceWithVoid());
    }

    private AccountTies.Standing standing(Observation comment, AccountKey account) {
        return standings.getOrDefault(new AccountTies.Owner(comment.namespace(), account), AccountTies.Standing.NONE);
    }

    private void enrolCompany(int place, Map<GroupKey, Work> work) {
        Raids.Company company = companies.get(place);
        if (company == null) {
            return;
        }
        Observation comment = observations.get(place);
        GroupAction action = GroupAction.of(comment);
        GroupAddition addition = new GroupAddition(GroupKind.RAIDS, Raids.MEETINGS, action.at())
                .targets(comment.attacked())
                .tied(company.members())
                .action(action);
        add(work, new GroupKey(comment.namespace(), company.groupId().orElseThrow()), addition, place);
    }

    private static void add(Map<GroupKey, Work> work, GroupKey key, GroupAddition addition, int place) {
        Work one = work.computeIfAbsent(key, k -> new Work(addition.emptied(), new HashSet<>()));
        one.addition().addAll(addition);
        one.places().add(place);
    }

    private synchronized void takeGroup(Set<Integer> places, GroupBook.Entry entry) {
        if (entry.listed()) {
            places.forEach(place -> groupIds.get(place).add(entry.groupId()));
        }
    }

    private List<CoordinationReport> reports() {
        List<CoordinationReport> reports = new ArrayList<>(observations.size());
        for (int i = 0; i < observations.size(); i++) {
            reports.add(report(i));
        }
        return reports;
    }

    private CoordinationReport report(int place) {
        Observation comment = observations.get(place);
        Findings found = findings[place];
        boolean capped = found.capped();
        int targetOthers = 0;
        for (TargetActivity.Sighting sighting : sameTarget.get(place)) {
            targetOthers = Math.max(targetOthers, sighting.others());
            capped |= sighting.capped();
        }
        // A calm text is a chant or a greeting however often it is posted, unless a group uses it.
        Optional<String> groupId = groupIds.get(place).stream().findFirst();
        int copies = Observation.isDoubtful(comment.doubt()) || groupId.isPresent() ? found.others() : 0;
        List<Signal> signals = new ArrayList<>(2);
        if (copies > 0) {
            signals.add(found.verbatim() ? Signal.SAME_TEXT : Signal.NEAR_DUPLICATE);
        }
        if (targetOthers >= CoordinationScore.TARGET_SIGNAL) {
            signals.add(Signal.SAME_TARGET);
        }
        if (companies.containsKey(place)) {
            signals.add(Signal.MET_BEFORE);
        }
        if (found.repeats() + 1 >= parts.swarmSize()) {
            signals.add(Signal.BULK_HOMOGENEOUS);
        }
        double score = CoordinationScore.of(copies, targetOthers, groupId.isPresent());
        return new CoordinationReport(groupId, score, signals, storms.get(place), capped);
    }

    private List<Observation> at(List<Integer> places) {
        return places.stream().map(observations::get).toList();
    }

    private <T> List<List<T>> lists() {
        List<List<T>> lists = new ArrayList<>(observations.size());
        observations.forEach(comment -> lists.add(new ArrayList<>(4)));
        return lists;
    }
}
