package io.touchline.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.text.Evasion;
import io.touchline.text.Sounds;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDisguiserTest {

    private static WordDisguiser disguiser;

    @BeforeAll
    static void readMaps() throws IOException {
        disguiser = new WordDisguiser(BundledLexicons.compiled().disguises());
    }

    @ParameterizedTest
    @CsvSource({
        "SPACER, 废物, 废[^废物]物",
        "WIDTH, sb, ｓｂ",
        "CASE, idiot, (?i)idiot",
        "TRADITIONAL, 废物, 廢物",
        "REPEAT, 废物, '废{2,3}物{2,3}'",
        "REPEAT, idiot, iiiidiiiioooot",
        "PINYIN, 废物, feiwu",
        "INITIALS, 废物, f物|废w|fw",
        "LEET, idiot, 1d107|id\\*ot|idi\\*t",
        "CONFUSABLE, scope, ѕсоре",
    })
    void writesAWordInDisguise(Evasion evasion, String word, String expected) {
        assertThat(disguised(word, evasion))
                .hasValueSatisfying(way -> assertThat(way).matches(expected).isNotEqualTo(word));
    }

    @Test
    void writesHomophonesWithOtherCharactersOfTheSound() {
        String way = disguised("废物", Evasion.HOMOPHONE).orElseThrow();

        assertThat(way).hasSize(2).doesNotContain("废", "物");
        assertThat(Sounds.spellingOf(way.charAt(0)) + Sounds.spellingOf(way.charAt(1)))
                .isEqualTo("feiwu");
    }

    @ParameterizedTest
    @CsvSource({"WIDTH, 废物", "CASE, 废物", "TRADITIONAL, idiot", "HOMOPHONE, idiot", "HOMOPHONE, 滚", "PINYIN, 滚"})
    void hasNoWayToWriteSome(Evasion evasion, String word) {
        assertThat(disguised(word, evasion)).isEmpty();
    }

    private Optional<String> disguised(String word, Evasion evasion) {
        return disguiser.disguised(word, evasion, new Random(1));
    }
}
