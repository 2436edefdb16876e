package io.touchline.coordination;

import io.smallrye.mutiny.Uni;
import io.touchline.api.AccountKey;
import io.touchline.api.redis.CallReach;
import io.touchline.coordination.simulation.Campaign;
import io.touchline.coordination.simulation.CampaignKind;
import io.touchline.coordination.simulation.CampaignPlan;
import io.touchline.coordination.simulation.OrganicKind;
import io.touchline.coordination.simulation.SimulatedComment;
import io.touchline.coordination.simulation.Simulation;
import io.touchline.testsupport.RedisClient;
import io.touchline.testsupport.RedisProcess;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends a simulated match day through the tracker and a real Redis, and says what was found of its campaigns, whom it
 * wrongly took for one of them, how late it was, and what it cost.
 *
 * <p>Usage: {@code EvaluateCoordination SEED[,SEED…] ORGANIC[,ORGANIC…] [key=value…]}, the latter being
 * {@code touchline.coordination.*} without the prefix.
 */
public final class EvaluateCoordination {

    private static final int BATCH = 100;
    private static final String NAMESPACE = "sim";

    /** Groups with organic members to show comments of; above 0, also campaigns of which less than half was found. */
    private static final int SHOW = Integer.getInteger("show", 0);

    private final Simulation simulation;
    private final int organic;
    private final CoordinationConfig config;
    private final Map<AccountKey, Integer> accounts = new HashMap<>();
    private final Map<Campaign, List<Instant>> acts = new HashMap<>();
    private final Map<Campaign, Instant> found = new ConcurrentHashMap<>();
    private final Set<Integer> organicTold = new HashSet<>();
    private final Map<Long, SimulatedComment> said = new HashMap<>();
    private Instant latest = Instant.MIN;
    private long comments;
    private long objects;

    private EvaluateCoordination(long seed, int organic, CoordinationConfig config) {
        this.simulation = new Simulation(seed, organic);
        this.organic = organic;
        this.config = config;
    }

    public static void main(String... args) throws Exception {
        Map<String, String> overrides = new HashMap<>();
        for (String arg : Arrays.asList(args).subList(2, args.length)) {
            overrides.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        CoordinationConfig config = TestConfigs.with(overrides);
        for (String organic : args[1].split(",")) {
            for (String seed : args[0].split(",")) {
                new EvaluateCoordination(Long.parseLong(seed), Integer.parseInt(organic), config).run(seed);
            }
        }
    }

    private void run(String seed) throws Exception {
        try (RedisProcess process = RedisProcess.start();
                RedisClient client = RedisClient.of(process)) {
            Coordination parts =
                    Coordination.of(client.redis(), CallReach.NODE, Clock.systemUTC(), config, (namespace, id) -> {});
            long start = System.nanoTime();
            send(parts, before(seed), Duration.ofHours(-4));
            send(parts, simulation, Duration.ZERO);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%n## seed %s, %,d organic comments%n%n", seed, organic);
            List<Group> groups = groups(parts, client);
            report(groups);
            expire(client);
            cost(process, seconds);
            show(groups, process);
        }
    }

    /** The quieter hours before the match day's: a tracker that was started with the first whistle knows no crowd. */
    private Simulation before(String seed) {
        return new Simulation(1_000_000 + Long.parseLong(seed), Math.max(2_000, organic / 4), CampaignPlan.NONE);
    }

    private void send(Coordination parts, Simulation day, Duration moved) {
        SimulatedStream stream = new SimulatedStream(NAMESPACE);
        Iterator<SimulatedComment> comments = day.comments();
        while (comments.hasNext()) {
            List<SimulatedComment> batch = new ArrayList<>(BATCH);
            List<Observation> observations = new ArrayList<>(BATCH);
            while (comments.hasNext() && batch.size() < BATCH) {
                SimulatedComment comment = moved(comments.next(), moved);
                batch.add(comment);
                Observation observation = stream.observation(comment);
                observations.add(observation);
                if (SHOW > 0) {
                    said.put(observation.commentHash(), comment);
                }
                latest = comment.at().isAfter(latest) ? comment.at() : latest;
                accounts.put(observation.account(), comment.account());
                objects += observation.objects().objects().size()
                        + observation.targetIds().size();
                if (comment.campaign() != null) {
                    acts.computeIfAbsent(comment.campaign(), k -> new ArrayList<>())
                            .add(comment.at());
                }
            }
            this.comments += batch.size();
            List<CoordinationReport> reports = new ArrayList<>(BATCH);
            // As the tracker does.
            for (List<Observation> part : CallParts.of(observations, config.lateness())) {
                reports.addAll(new ObservationRun(part, parts).through().await().indefinitely());
            }
            for (int i = 0; i < batch.size(); i++) {
                SimulatedComment comment = batch.get(i);
                if (reports.get(i).groupId().isEmpty()) {
                    continue;
                }
                if (comment.campaign() != null) {
                    found.putIfAbsent(comment.campaign(), comment.at());
                } else if (simulation.campaignOf(comment.account()).isEmpty()) {
                    organicTold.add(comment.account());
                }
            }
        }
    }

    private static SimulatedComment moved(SimulatedComment comment, Duration by) {
        return new SimulatedComment(
                comment.commentId(),
                comment.account(),
                comment.at().plus(by),
                comment.text(),
                comment.hostility(),
                comment.targetIds(),
                comment.threadId(),
                comment.campaign());
    }

    private List<Group> groups(Coordination parts, RedisClient client) {
        GroupStore store = new GroupStore(client.redis(), config);
        GroupIndex index = GroupIndex.of(client.redis(), config);
        // One that has become part of another may be in the index still.
        Map<String, Group> groups = new LinkedHashMap<>();
        for (GroupIndex.Entry entry :
                index.after(NAMESPACE, Optional.empty(), 100_000).await().indefinitely()) {
            Uni<Optional<Group>> found = store.surviving(NAMESPACE, entry.id());
            found.await()
                    .indefinitely()
                    .ifPresent(group -> groups.put(group.summary().id(), group));
        }
        return List.copyOf(groups.values());
    }

    private void show(List<Group> groups, RedisProcess process) {
        groups.stream()
                .filter(group -> organicMembers(group) > 0)
                .sorted(Comparator.comparingLong(group -> -organicMembers(group)))
                .limit(SHOW)
                .forEach(group -> {
                    System.out.printf(
                            "%s %s: %d members, %d organic%n",
                            group.summary().id(),
                            group.summary().kind(),
                            group.memberActions().size(),
                            organicMembers(group));
                    System.out.println(process.command(
                            "HGET tl:{sim:group:" + group.summary().id() + "}:facts listed"));
                    group.actions().stream()
                            .map(action -> said.get(action.comment()))
                            .sorted(Comparator.comparing(comment ->
                                    simulation.campaignOf(comment.account()).isPresent()))
                            .limit(8)
                            .forEach(comment -> System.out.printf(
                                    "   %s %s %.2f %s %s %s%n",
                                    comment.at(),
                                    simulation
                                            .campaignOf(comment.account())
                                            .map(Campaign::id)
                                            .orElse("organic"),
                                    comment.hostility(),
                                    comment.threadId(),
                                    comment.targetIds(),
                                    comment.text()));
                });
    }

    private long organicMembers(Group group) {
        return group.memberActions().keySet().stream()
                .filter(account -> simulation.campaignOf(accounts.get(account)).isEmpty())
                .count();
    }

    private void report(List<Group> groups) {
        Set<Integer> flagged = new HashSet<>();
        Map<OrganicKind, Integer> wrong = new TreeMap<>();
        Map<GroupKind, int[]> byKind = new TreeMap<>();
        long pairs = 0;
        Set<Long> truePairs = new HashSet<>();
        long pairsOfCampaigns = 0;
        for (Group group : groups) {
            List<Integer> members =
                    group.memberActions().keySet().stream().map(accounts::get).toList();
            int[] counts = byKind.computeIfAbsent(group.summary().kind(), k -> new int[3]);
            counts[0]++;
            Map<String, List<Integer>> ofCampaigns = new HashMap<>();
            for (int account : members) {
                Optional<Campaign> campaign = simulation.campaignOf(account);
                counts[campaign.isPresent() ? 1 : 2]++;
                campaign.ifPresent(c -> ofCampaigns
                        .computeIfAbsent(c.id(), id -> new ArrayList<>())
                        .add(account));
                if (flagged.add(account) && campaign.isEmpty()) {
                    wrong.merge(simulation.organicKind(account), 1, Integer::sum);
                }
            }
            pairs += (long) members.size() * (members.size() - 1) / 2;
            for (List<Integer> some : ofCampaigns.values()) {
                pairsOfCampaigns += (long) some.size() * (some.size() - 1) / 2;
                some.forEach(one -> some.stream()
                        .filter(other -> one < other)
                        .forEach(other -> truePairs.add((long) one << Integer.SIZE | other)));
            }
        }
        System.out.println("| campaign | size | campaigns | accounts | found | recall | delay s (median) |");
        System.out.println("|---|---|---|---|---|---|---|");
        long campaignAccounts = 0;
        long foundAccounts = 0;
        long allPairs = 0;
        List<Long> delays = new ArrayList<>();
        Set<Campaign> missed = new LinkedHashSet<>();
        for (CampaignKind kind : CampaignKind.values()) {
            Map<Integer, List<Campaign>> bySize = new TreeMap<>();
            simulation.campaigns().stream()
                    .filter(campaign -> campaign.kind() == kind)
                    .forEach(campaign -> bySize.computeIfAbsent(campaign.size(), k -> new ArrayList<>())
                            .add(campaign));
            long kindAccounts = 0;
            long kindFound = 0;
            List<Long> kindDelays = new ArrayList<>();
            for (Map.Entry<Integer, List<Campaign>> size : bySize.entrySet()) {
                long total = 0;
                long hit = 0;
                List<Long> sizeDelays = new ArrayList<>();
                for (Campaign campaign : size.getValue()) {
                    Set<Integer> members = simulation.accountsOf(campaign);
                    long foundOfIt = members.stream().filter(flagged::contains).count();
                    total += members.size();
                    hit += foundOfIt;
                    if (SHOW > 0 && 2 * foundOfIt < members.size()) {
                        missed.add(campaign);
                    }
                    allPairs += (long) members.size() * (members.size() - 1) / 2;
                    List<Instant> times = acts.getOrDefault(campaign, List.of());
                    if (times.size() >= 5 && found.containsKey(campaign)) {
                        sizeDelays.add(Math.max(
                                0,
                                Duration.between(times.get(4), found.get(campaign))
                                        .toSeconds()));
                    }
                }
                row(kind.name(), size.getKey().toString(), size.getValue().size(), total, hit, sizeDelays);
                kindAccounts += total;
                kindFound += hit;
                kindDelays.addAll(sizeDelays);
            }
            row(
                    kind.name(),
                    "all",
                    bySize.values().stream().mapToInt(List::size).sum(),
                    kindAccounts,
                    kindFound,
                    kindDelays);
            campaignAccounts += kindAccounts;
            foundAccounts += kindFound;
            delays.addAll(kindDelays);
        }
        row("all", "all", simulation.campaigns().size(), campaignAccounts, foundAccounts, delays);
        long wrongAccounts = flagged.size() - foundAccounts;
        long organicAccounts = accounts.values().stream()
                .filter(a -> simulation.campaignOf(a).isEmpty())
                .count();
        System.out.printf(
                "%nOrganic accounts flagged: %d of %,d (%.2f per 10,000) %s, told of a group by an answer, then or now: %d; account precision %.4f; pairs: precision %.4f, recall %.4f%n",
                wrongAccounts,
                organicAccounts,
                1e4 * wrongAccounts / organicAccounts,
                wrong,
                organicTold.size(),
                (double) foundAccounts / Math.max(1, flagged.size()),
                (double) pairsOfCampaigns / Math.max(1, pairs),
                (double) truePairs.size() / Math.max(1, allPairs));
        byKind.forEach((kind, counts) -> System.out.printf(
                "%s: %d groups, members of campaigns %d, organic %d%n", kind, counts[0], counts[1], counts[2]));
        missed.forEach(this::showMissed);
    }

    private void showMissed(Campaign campaign) {
        List<SimulatedComment> comments = said.values().stream()
                .filter(comment -> campaign.equals(comment.campaign()))
                .sorted(Comparator.comparing(SimulatedComment::at))
                .toList();
        System.out.printf(
                "missed %s: %d comments from %s to %s, %.2f hostile on average: %s%n",
                campaign.id(),
                comments.size(),
                comments.get(0).at(),
                comments.get(comments.size() - 1).at(),
                comments.stream()
                        .mapToDouble(SimulatedComment::hostility)
                        .average()
                        .orElse(0),
                comments.get(0).text());
    }

    private static void row(String kind, String size, int campaigns, long accounts, long found, List<Long> delays) {
        List<Long> sorted = delays.stream().sorted().toList();
        System.out.printf(
                "| %s | %s | %d | %d | %d | %.3f | %s |%n",
                kind,
                size,
                campaigns,
                accounts,
                found,
                (double) found / accounts,
                sorted.isEmpty() ? "-" : sorted.get(sorted.size() / 2).toString());
    }

    /** Objects live by the clock, which has not moved in a day that is sent within minutes: lets go of what would be gone. */
    private void expire(RedisClient client) {
        long oldest = latest.toEpochMilli() - config.ttl().objects().toMillis();
        long period = config.period().toMillis();
        for (Response key : client.redis()
                .send(Request.cmd(Command.KEYS).arg("tl:{" + NAMESPACE + ":objects:*"))
                .await()
                .indefinitely()) {
            String name = key.toString();
            if ((Long.parseLong(name.substring(name.indexOf("}:") + 2)) + 1) * period <= oldest) {
                client.redis().send(Request.cmd(Command.DEL).arg(name)).await().indefinitely();
            }
        }
    }

    private void cost(RedisProcess process, double seconds) {
        RedisCost cost = RedisCost.of(process);
        System.out.printf(
                "%,d comments in %.1f s (%,.0f/s); %.2f keys a comment; %.2f script calls a comment, %.1f µs each, "
                        + "%.1f µs a comment; Redis %,d MB at the end, %,.0f bytes an account%n",
                comments,
                seconds,
                comments / seconds,
                (double) objects / comments,
                (double) cost.calls() / comments,
                (double) cost.micros() / cost.calls(),
                (double) cost.micros() / comments,
                cost.bytes() >> 20,
                (double) cost.bytes() / accounts.size());
    }
}
