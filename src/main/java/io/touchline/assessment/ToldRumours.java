package io.touchline.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.touchline.api.KeyedHash;
import io.touchline.encoder.EncoderException;
import io.touchline.encoder.Encoders;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Modifier;
import io.touchline.rumour.RumourIndex;
import io.touchline.rumour.RumourMatch;
import io.touchline.rumour.RumourQuery;
import io.touchline.rumour.RumourRegistry;
import io.touchline.rumour.SentenceVectors;
import io.touchline.scoring.CommentScore;
import io.touchline.target.RegisteredTarget;
import io.touchline.text.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Recognises debunked claims that comments tell again. Where the words leave it open the encoder is asked, on its own
 * threads and within the call's deadline; a comment for which it does not come is answered by its words alone, and says
 * so.
 */
@ApplicationScoped
class ToldRumours {

    /** Vectors of stretches of comments that are kept: 10 MB. */
    private static final int VECTORS = 5_000;

    /** Vectors that are made for one comment at most, some 5 ms each, whatever it is about. */
    private static final int MOST_OF_COMMENT = 8;

    private final RumourRegistry registry;
    private final SecondOpinions encoders;
    private final EncoderConfig config;
    private final KeyedHash hash;
    private final Cache<String, float[]> vectors;

    ToldRumours(RumourRegistry registry, SecondOpinions encoders, EncoderConfig config, KeyedHash hash) {
        this.registry = registry;
        this.encoders = encoders;
        this.config = config;
        this.hash = hash;
        this.vectors = Caffeine.newBuilder()
                .maximumSize(VECTORS)
                .expireAfterWrite(config.cacheFor())
                .build();
    }

    /** @return the same readings, those that tell a debunked claim scored with it */
    Uni<List<Reading>> hear(List<Reading> readings, Deadline deadline) {
        RumourIndex index = registry.index();
        if (index.size() == 0) {
            return Uni.createFrom().item(readings);
        }
        Duration patience = readings.size() == 1
                ? deadline.leftAtMost(config.budget())
                : deadline.left().dividedBy(2);
        List<Reading> byWords = new ArrayList<>(readings.size());
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            WhetherAsked asked = new WhetherAsked();
            byWords.add(telling(readings.get(i), index, asked));
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
        return encoders.work(found -> telling(byWords, index, new Bounded(found, until)), patience)
                .onFailure()
                .recoverWithItem(byWords::withoutOpinion);
    }

    private static Reading telling(Reading reading, RumourIndex index, SentenceVectors vectors) {
        List<RumourMatch> matches = new ArrayList<>();
        for (RegisteredTarget target : reading.targets()) {
            if (index.isAbout(target.id())) {
                matches.addAll(index.match(query(reading, target.id()), vectors));
            }
        }
        return matches.isEmpty() && reading.rumours().isEmpty() ? reading : reading.telling(matches);
    }

    /** Vectors for one comment: a few, and none after those who wait have gone. */
    private final class Bounded implements SentenceVectors {

        private final Encoders encoders;
        private final long until;
        private int made;

        Bounded(Encoders encoders, long until) {
            this.encoders = encoders;
            this.until = until;
        }

        @Override
        public Optional<float[]> of(String text) {
            String key = hash.hex("vector", text);
            float[] known = vectors.getIfPresent(key);
            if (known == null && made < MOST_OF_COMMENT && System.nanoTime() < until) {
                made++;
                try {
                    known = encoders.vector(text);
                } catch (EncoderException e) {
                    throw new CompletionException(e);
                }
                vectors.put(key, known);
            }
            return Optional.ofNullable(known);
        }
    }

    /** Has no vectors, and remembers that one was wanted. */
    private static final class WhetherAsked implements SentenceVectors {

        private boolean asked;

        @Override
        public Optional<float[]> of(String text) {
            asked = true;
            return Optional.empty();
        }
    }

    private static RumourQuery query(Reading reading, String targetId) {
        List<Span> places = new ArrayList<>();
        List<Span> others = new ArrayList<>();
        for (Mention mention : reading.first().mentions()) {
            (mention.targetId().equals(targetId) ? places : others).add(mention.canonical());
        }
        // Two may share a name.
        others.removeAll(places);
        return new RumourQuery(
                reading.text(),
                List.of(new RumourQuery.About(targetId, places)),
                others,
                scored(reading.first().score()));
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
