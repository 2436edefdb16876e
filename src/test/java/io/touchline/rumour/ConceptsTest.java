package io.touchline.rumour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of ideas, and which of them go together. */
class ConceptsTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();
    private static final Concepts CONCEPTS = Concepts.read(CANONICALISER);
    private static final Kinship KINSHIP = Kinship.read(CONCEPTS);

    private final Sameness sameness = new Sameness(CONCEPTS);
    private final ClaimReader reader = new ClaimReader(CANONICALISER, CONCEPTS, new Standing(CANONICALISER));

    @Test
    void eachIdeaHasANameOfItsOwn() {
        List<String> names = IntStream.range(0, CONCEPTS.count())
                .mapToObj(i -> CONCEPTS.idea(i).name())
                .toList();

        assertThat(names).doesNotHaveDuplicates().hasSize(205);
        assertThat(CONCEPTS.number(names.get(150))).isEqualTo(150);
        assertThatThrownBy(() -> CONCEPTS.number("no.such"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no.such");
    }

    @Test
    void anIdeaIsFoundInOtherWords() {
        assertThat(ideas("那只流浪猫是她活活掐死的")).contains("animal.cruel");
        assertThat(ideas("酒驾撞了人还让助理顶包")).contains("car.crash");
        assertThat(ideas("hit and run, then his driver took the blame")).contains("car.crash");
        assertThat(ideas("今天这球踢得真好看")).isEmpty();
    }

    /** One idea lists the word, the other what begins with it. */
    @Test
    void aWordStandsForAllThatListItOrItsBeginning() {
        assertThat(ideas("he was at the betting shop")).contains("gamble.self", "fixing.bet");
        assertThat(ideas("her shoes are counterfeit")).contains("endorse.fake", "product.bad");
    }

    @Test
    void whoTellsOfAnIdeaSpeaksOfItsKin() {
        int throwing = CONCEPTS.number("fixing.throw");
        int betting = CONCEPTS.number("fixing.bet");
        int cruel = CONCEPTS.number("animal.cruel");

        assertThat(KINSHIP.of(throwing, betting)).isGreaterThan(0.5f);
        assertThat(KINSHIP.of(cruel, betting)).isLessThanOrEqualTo(0);
    }

    @Test
    void numbersAreFiniteWhereNothingIsSaid() {
        Claim claim =
                reader.claim(new Rumour("r", "t", "林知夏赛前收钱放水", "协会", "https://example.org/", null), List.of("林知夏"));
        Claim empty = new Claim("r", "t", "", new short[0], new int[0], List.of());

        assertThat(sameness.compare(claim, said("嗯"))).doesNotContain(Double.NaN);
        assertThat(sameness.compare(empty, said("收了钱，放水"))).doesNotContain(Double.NaN);
        assertThat(sameness.compare(empty, said(""))).doesNotContain(Double.NaN);
    }

    private List<String> ideas(String text) {
        return said(text).ideas().keySet().stream()
                .map(i -> CONCEPTS.idea(i).name())
                .toList();
    }

    private Said said(String text) {
        CanonicalText canonical = CANONICALISER.canonicalise(text);
        return reader.read(Reading.whole(canonical, List.of()));
    }
}
