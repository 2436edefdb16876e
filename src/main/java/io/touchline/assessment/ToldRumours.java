package io.touchline.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Recognises debunked claims that comments tell again. Where the words leave it open the encoder is asked, on its own
 * threads and within the call's deadline; a comment for which it does not come is answered by its words alone, and says
 * so.
 */
@ApplicationScoped
class ToldRumours {

    /** Answers that are kept: 1 MB. */
    private static final int KEPT = 5_000;

    private final RumourRegistry registry;
    private final SecondOpinions encoders;
    private final KeyedHash hash;
    private final Cache<String, double[]> answers;

    ToldRumours(RumourRegistry registry, SecondOpinions encoders, EncoderConfig config, KeyedHash hash) {
        this.registry = registry;
        this.encoders = encoders;
        this.hash = hash;
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
        Duration patience = deadline.left();
        List<Reading> byWords = new ArrayList<>(readings.size());
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            WhetherAsked asked = new WhetherAsked();
            byWords.add(telling(readings.get(i), index, asked, ofRegistry()));
            if (asked.asked && encoders.version().isPresent()) {
                open.add(i);
            }
        }
        return open.isEmpty() ? Uni.createFrom().item(byWords) : closer(byWords, open, index, patience);
    }

    private Uni<List<Reading>> closer(List<Reading> byWords, List<Integer> open, RumourIndex index, Duration patience) {
        List<Uni<Reading>> asked =
                open.stream().map(i -> closer(byWords.get(i), index, patience)).toList();
        return Uni.join().all(asked).andCollectFailures().map(answers -> {
            List<Reading> all = new ArrayList<>(byWords);
            for (int i = 0; i < answers.size(); i++) {
                all.set(open.get(i), answers.get(i));
            }
            return all;
        });
    }

    /** Without an encoder, or where it comes too late, by words alone, and the answer says so. */
    private Uni<Reading> closer(Reading byWords, RumourIndex index, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        return encoders.work(
                        found -> telling(
                                byWords, index, new Bounded(found, until), ofRegistry() + "+" + found.version()),
                        patience)
                .onFailure()
                .recoverWithItem(byWords::withoutOpinion);
    }

    private String ofRegistry() {
        return Long.toString(registry.version());
    }

    private static Reading telling(Reading reading, RumourIndex index, PairReader reader, String version) {
        List<String> ids = reading.targets().stream()
                .map(RegisteredTarget::id)
                .filter(index::isAbout)
                .toList();
        List<RumourMatch> matches = ids.isEmpty() ? List.of() : index.match(query(reading, ids), reader);
        return matches.isEmpty() && reading.rumours().isEmpty() ? reading : reading.telling(matches, version);
    }

    /** Reads one comment beside claims, and none after those who wait have gone. */
    private final class Bounded implements PairReader {

        private final PairEncoders encoders;
        private final long until;

        Bounded(PairEncoders encoders, long until) {
            this.encoders = encoders;
            this.until = until;
        }

        @Override
        public Optional<double[]> read(String claim, String told) {
            String key = hash.hex("pair", claim, told);
            double[] known = answers.getIfPresent(key);
            if (known == null && System.nanoTime() < until) {
                try {
                    known = encoders.read(claim, told);
                } catch (EncoderException e) {
                    throw new CompletionException(e);
                }
                answers.put(key, known);
            }
            return Optional.ofNullable(known);
        }
    }

    /** Does not read, and remembers that it was wanted. */
    private static final class WhetherAsked implements PairReader {

        private boolean asked;

        @Override
        public Optional<double[]> read(String claim, String told) {
            asked = true;
            return Optional.empty();
        }
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
