package io.touchline.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "时雨长安, 时**安",
        "时安安, 时**安",
        "一二三四五六七八九十, 一**十",
        "时安, 时*",
        "时, 时*",
        "a, a*",
        "Sean, S**n",
        "u-4711, u**1",
        "13800138000, 1**",
        "138-0013-8000, 1**",
        "１３８００１３８０００, １**",
        "😀路人😀, 😀**😀",
        "𠮷野家, 𠮷**家",
        "😀😁😂, 😀**",
        "😀, 😀*"
    })
    void keepsFirstAndLastWhereTheyTellTooLittle(String name, String masked) {
        assertThat(Mask.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"'\u202Eabc\u202C', a**c", "'  ', **", "'é́bcd̈', é**d", "'a\u200Bb', a*", "'a\uFE0F', a*"})
    void takesNothingWithoutShape(String name, String masked) {
        assertThat(Mask.name(Normalizer.normalize(name, Normalizer.Form.NFC))).isEqualTo(masked);
    }

    @Property
    void neverTellsMoreThanTwoCharactersNorTheLength(@ForAll String name) {
        String masked = Mask.name(name);

        assertThat(masked.codePointCount(0, masked.length())).isBetween(2, 4);
        assertThat(masked.codePoints().filter(unit -> unit == '*').count()).isPositive();
        assertThat(masked.codePoints().noneMatch(unit -> Character.getType(unit) == Character.FORMAT))
                .isTrue();
    }
}
