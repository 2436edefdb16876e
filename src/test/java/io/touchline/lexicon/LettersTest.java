package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class LettersTest {

    @Property
    void differAtAsManyPlacesAsTheirWords(
            @ForAll @StringLength(Letters.MOST) String one, @ForAll @StringLength(Letters.MOST) String other) {
        int differing = 0;
        for (int i = 0; i < Letters.MOST; i++) {
            differing += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }

        assertThat(Letters.count(Letters.of(one) ^ Letters.of(other))).isEqualTo(differing);
    }

    @Property
    void areThoseOfEachPlace(@ForAll @StringLength(max = Letters.MOST) String word) {
        long letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= Letters.at(i, word.charAt(i));
        }

        assertThat(letters).isEqualTo(Letters.of(word));
    }
}
