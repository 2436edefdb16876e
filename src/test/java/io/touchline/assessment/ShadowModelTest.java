package io.touchline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.touchline.learned.LearnedModel;
import io.touchline.learned.LearnedModel.Blend;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.scoring.Aim;
import io.touchline.scoring.CommentScorer;
import io.touchline.scoring.FirstReading;
import io.touchline.scoring.ShadowScorer;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShadowModelTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void countsWhereTheTwoWouldDecideOtherwiseAndChangesNothing() throws IOException {
        Canonicaliser canonicaliser = new Canonicaliser();
        LearnedModel running = ModelFile.bundled();
        CommentScorer scorer = new CommentScorer(BundledLexicons.compiled().matcher(), Optional.of(running));
        Map<Category, Blend> blends = new HashMap<>(running.blends());
        blends.put(Category.ABUSE, new Blend(50, 1));
        LearnedModel sterner = new LearnedModel("ngram-sterner", running.ngrams(), running.labels(), blends);
        ShadowModel shadow = new ShadowModel(Optional.of(new ShadowScorer(sterner)), meters);

        for (String text : List.of("废物教练", "加油，下一场好好打")) {
            FirstReading first = scorer.first(canonicaliser.canonicalise(text), List.of(), Aim.NONE);
            var before = first.score();
            shadow.compare(
                    Reading.of(canonicaliser.canonicalise(text), first, Reading.Addressees.NONE, List.of(), Map.of()));
            assertThat(first.score()).isEqualTo(before);
        }

        assertThat(count("abuse", "same")).isEqualTo(1);
        assertThat(count("abuse", "shadow_only")).isEqualTo(1);
        assertThat(count("slander", "same")).isEqualTo(2);
    }

    private double count(String category, String outcome) {
        return meters.get("touchline.shadow.decisions")
                .tags("category", category, "outcome", outcome, "model", "ngram-sterner")
                .counter()
                .count();
    }
}
