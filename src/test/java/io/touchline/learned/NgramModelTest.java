package io.touchline.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.learned.NgramModel.Part;
import io.touchline.lexicon.Category;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class NgramModelTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final NgramModel model = ModelFile.bundled().ngrams();

    @Test
    void saysNothingOfATextWithoutALetter() {
        double[] sums = {1, 1, 1};
        model.sums(read("\u200B"), sums);

        assertThat(sums).containsOnly(0);
        assertThat(model.parts(read("\u200B"), Category.ABUSE)).isEmpty();
    }

    @Test
    void tellsACallToAttackFromACallToCheer() {
        assertThat(sum("姐妹们去她评论区，一人一条，刷到她关评论为止", Category.INCITEMENT))
                .isGreaterThan(sum("姐妹们去她评论区，一人一条，夸到她笑出来为止", Category.INCITEMENT));
    }

    @Test
    void namesTheHeaviestStretchesNoneAcrossAnother() {
        ReadText read = read("这种人也配打主力，趁早滚出国家队");
        List<Part> parts = model.parts(read, Category.ABUSE);

        assertThat(parts).hasSizeBetween(1, 4);
        for (Part part : parts) {
            assertThat(parts)
                    .filteredOn(other -> other.canonical().overlaps(part.canonical()))
                    .hasSize(1);
        }
        for (int i = 1; i < parts.size(); i++) {
            assertThat(Math.abs(parts.get(i).contribution()))
                    .isLessThanOrEqualTo(Math.abs(parts.get(i - 1).contribution()));
        }
    }

    @Test
    void aPartWeighsWhatItAddsToTheSum() {
        ReadText read = read("滚");
        List<Part> parts = model.parts(read, Category.ABUSE);

        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.canonical()).isEqualTo(new Span(0, 1));
            assertThat(part.contribution()).isCloseTo(sum("滚", Category.ABUSE), within(1e-9));
        });
    }

    private double sum(String text, Category category) {
        double[] sums = new double[NgramModel.CATEGORIES.size()];
        model.sums(read(text), sums);
        return sums[NgramModel.CATEGORIES.indexOf(category)];
    }

    private ReadText read(String text) {
        return new ReadText(canonicaliser.canonicalise(text), List.of(), List.of());
    }
}
