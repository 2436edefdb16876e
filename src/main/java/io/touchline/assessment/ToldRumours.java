package io.touchline.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.touchline.api.KeyedHash;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.PairEncoders;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Modifier;
import io.touchline.rumour.PairReader;
import io.touchline.rumour.RumourIndex;
import io.touchline.rumour.RumourMatch;
import io.touchline.rumour.RumourQuery;
import io.touchline.rumour.RumourRegistry;
import io.touchline.scoring.CommentScore;
import io.touchline.target.RegisteredTarget;
import io.touchline.text.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/**
 * Recognises debunked claims that comments tell again. Where the words leave it open the encoder is asked, on its own
 * threads and within the call's deadline; a comment for which it does not come is answered by its words alone, and says
 * so.
 */
@ApplicationScoped
class ToldRumours {

    /** Answers that are kept: 1 MB. */
    private static final int KEPT = 5_000;

    /** A text may name thousands, and the whole of it is looked at for each. */
    private static final int MOST_TARGETS = 20;

    /** Of as many readings their time is a mean, later ones counting more. */
    private static final int MEAN_OF = 16;

    /** One that was held up says little of the next. */
    private static final double MOST_OF_MEAN = 4;

    private static final double LESS_EACH_TIME = 0.95;

    private final RumourRegistry registry;
    private final SecondOpinions encoders;
    private final KeyedHash hash;
    private final int atOnce;
    private final Cache<String, double[]> answers;

    /** What a pair takes to be read. What has no time for it is not begun, and who comes next gets there in time. */
    private volatile double nanosOfOne = 5_000_000;

    ToldRumours(RumourRegistry registry, SecondOpinions encoders, EncoderConfig config, KeyedHash hash) {
        this.registry = registry;
        this.encoders = encoders;
        this.hash = hash;
        this.atOnce = config.threads();
        this.answers = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(config.cacheFor())
                .build();
    }

    /** @return the same readings, those that tell a debunked claim scored with it */
    Uni<List<Reading>> hear(List<Reading> readings, Deadline deadline) {
        RumourIndex index = registry.index();
        if (index.size() == 0) {
            return Uni.createFrom().item(readings);
        }
        Deadline until = Deadline.in(deadline.left());
        List<Reading> byWords = new ArrayList<>(readings);
        List<Open> open = new ArrayList<>();
        // What is compared is at least this new.
        String version = Long.toString(registry.version());
        boolean late = false;
        for (Alike alike : alike(readings, index)) {
            if (late) {
                alike.set(byWords, Reading::withoutOpinion);
                continue;
            }
            WhetherAsked asked = new WhetherAsked();
            RumourIndex.Compared compared = index.compare(alike.query);
            List<RumourMatch> matches = compared.matches(asked);
            alike.set(byWords, reading -> telling(reading, matches, version));
            if (!compared.complete()) {
                alike.set(byWords, Reading::withoutOpinion);
            }
            if (asked.asked && encoders.readPairs()) {
                open.add(new Open(alike, compared, asked.unknown, version));
            }
            // Many comments about many with many rumours each: whoever called waits no longer than was said.
            late = until.isOver();
        }
        return open.isEmpty() ? Uni.createFrom().item(byWords) : closer(byWords, open, until);
    }

    /**
     * Comments of a call that say the same of the same: they are compared once.
     *
     * @param places of the comments in the call
     */
    private record Alike(RumourQuery query, List<Integer> places) {

        void set(List<Reading> readings, UnaryOperator<Reading> change) {
            places.forEach(i -> readings.set(i, change.apply(readings.get(i))));
        }
    }

    /** @return none for comments about nobody who has a rumour */
    private static Collection<Alike> alike(List<Reading> readings, RumourIndex index) {
        Map<List<Object>, Alike> alike = new LinkedHashMap<>();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            List<String> ids = ids(reading, index);
            if (!ids.isEmpty()) {
                RumourQuery query = query(reading, ids);
                alike.computeIfAbsent(
                                List.of(query.text().original(), query.about(), query.others(), query.scored()),
                                first -> new Alike(query, new ArrayList<>(1)))
                        .places
                        .add(i);
            }
        }
        return alike.values();
    }

    /**
     * The targets with rumours, whoever else is named; where these are too many, those that are attacked before others.
     */
    private static List<String> ids(Reading reading, RumourIndex index) {
        List<String> ids = reading.all().targets().stream()
                .map(RegisteredTarget::id)
                .filter(index::isAbout)
                .toList();
        if (ids.size() <= MOST_TARGETS) {
            return ids;
        }
        Set<String> spared = reading.spared();
        return ids.stream()
                .sorted(Comparator.comparing(spared::contains))
                .limit(MOST_TARGETS)
                .toList();
    }

    /** Comments of which words alone do not say it. @param unknown pairs of which no answer is kept */
    private record Open(Alike alike, RumourIndex.Compared compared, int unknown, String version) {}

    /** What an encoder makes of comments that are alike. */
    private record Heard(Alike alike, UnaryOperator<Reading> change) {}

    /** As many of a call wait as are read at once: a call with many must not stand before everybody else's. */
    private Uni<List<Reading>> closer(List<Reading> byWords, List<Open> open, Deadline until) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUni(one -> closer(one, until, byWords.size() == 1))
                .merge(atOnce)
                .collect()
                .asList()
                .map(all -> {
                    all.forEach(heard -> heard.alike.set(byWords, heard.change));
                    return byWords;
                });
    }

    /** Without an encoder, or where it comes too late, by words alone, and the answer says so. */
    private Uni<Heard> closer(Open open, Deadline until, boolean forOne) {
        return encoders.work(found -> heard(open, new Bounded(found, until)), until, forOne)
                .onFailure()
                .recoverWithItem(() -> new Heard(open.alike, Reading::withoutOpinion));
    }

    /** All of it or nothing: beside a claim that nobody read, what was read of others would look like all there is. */
    private Heard heard(Open open, Bounded reader) {
        if (reader.until.left().toNanos() < open.unknown * nanosOfOne) {
            // Whatever has made it slow may be over: without a reading nothing else would say so.
            nanosOfOne *= LESS_EACH_TIME;
            throw new CompletionException(new SecondOpinions.TooLate());
        }
        List<RumourMatch> matches = open.compared.matches(reader);
        if (reader.cutShort) {
            throw new CompletionException(new SecondOpinions.TooLate());
        }
        String version = open.version + "+" + reader.encoders.version();
        return new Heard(open.alike, reading -> telling(reading, matches, version));
    }

    private static Reading telling(Reading reading, List<RumourMatch> matches, String version) {
        return matches.isEmpty() && reading.rumours().isEmpty() ? reading : reading.telling(matches, version);
    }

    /** Reads comments beside claims, and none after those who wait have gone. */
    private final class Bounded implements PairReader {

        private final PairEncoders encoders;
        private final Deadline until;
        private boolean cutShort;

        Bounded(PairEncoders encoders, Deadline until) {
            this.encoders = encoders;
            this.until = until;
        }

        @Override
        public Optional<double[]> read(String claim, String told) {
            String key = key(claim, told);
            double[] known = answers.getIfPresent(key);
            if (known == null && !until.isOver()) {
                long begun = System.nanoTime();
                try {
                    known = encoders.read(claim, told);
                } catch (EncoderException e) {
                    throw new CompletionException(e);
                }
                answers.put(key, known);
                double took = Math.min(System.nanoTime() - begun, MOST_OF_MEAN * nanosOfOne);
                nanosOfOne += (took - nanosOfOne) / MEAN_OF;
            }
            cutShort |= known == null;
            return Optional.ofNullable(known);
        }
    }

    /** Does not read, and remembers that it was wanted. */
    private final class WhetherAsked implements PairReader {

        private boolean asked;
        private int unknown;

        @Override
        public Optional<double[]> read(String claim, String told) {
            asked = true;
            unknown += answers.getIfPresent(key(claim, told)) == null ? 1 : 0;
            return Optional.empty();
        }
    }

    private String key(String claim, String told) {
        return hash.hex("pair", claim, told);
    }

    /** @param ids of the targets that it is about and that have rumours */
    private static RumourQuery query(Reading reading, List<String> ids) {
        Map<String, List<Span>> places = new LinkedHashMap<>();
        ids.forEach(id -> places.put(id, new ArrayList<>()));
        List<Span> others = new ArrayList<>();
        for (Mention mention : reading.first().mentions()) {
            places.getOrDefault(mention.targetId(), others).add(mention.canonical());
        }
        List<RumourQuery.About> about = places.entrySet().stream()
                .map(of -> new RumourQuery.About(of.getKey(), of.getValue()))
                .toList();
        return new RumourQuery(
                reading.text(), about, others, scored(reading.first().score()));
    }

    private static RumourQuery.Scored scored(CommentScore score) {
        return new RumourQuery.Scored(
                score.categories().get(Category.SLANDER).logit(),
                count(score, Modifier.NEGATED),
                count(score, Modifier.DEBUNK),
                count(score, Modifier.QUESTION),
                count(score, Modifier.ATTRIBUTED),
                count(score, Modifier.COUNTER_SPEECH));
    }

    private static int count(CommentScore score, Modifier kind) {
        return (int) score.modifiers().stream()
                .filter(modifier -> modifier.kind() == kind)
                .count();
    }
}
