package io.touchline.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {

    @Test
    void masksNamesWhereTheyStand() {
        assertThat(Quote.of("这个林知夏真不行，林 知夏！", List.of(new Span(2, 5), new Span(9, 13)), List.of(), List.of()))
                .isEqualTo("这个林**夏真不行，林**夏！");
    }

    @Test
    void masksNamesThatOverlapAsOne() {
        assertThat(Quote.of("林知夏知夏", List.of(new Span(0, 3), new Span(1, 5), new Span(7, 9)), List.of(), List.of()))
                .isEqualTo("林**夏");
    }

    @Test
    void masksLiteralNamesInAnyCase() {
        assertThat(Quote.of("LinZX 又来了 linzx", List.of(), List.of(), List.of("linzx", " ")))
                .isEqualTo("L**X 又来了 l**x");
    }

    /** Names are padded to be one's own, and marks that nobody sees stand anywhere. */
    @ParameterizedTest
    @CsvSource({
        "'时\u200B雨长安说的', 时雨长安",
        "时雨长安说的, '时雨\u200D长安'",
        "'时\uE000雨长安说的', '时\uE000雨长安'",
        "'时\uFE0F雨长安说的', 时雨长安",
        "ｎｏｒａ77说的, nora77",
        "nora77说的, ｎｏｒａ７７"
    })
    void masksTheAuthorHoweverTheNameIsWritten(String text, String name) {
        assertThat(Quote.of(text, List.of(), List.of(), List.of(name)))
                .matches("\\S{1,2}\\*\\*\\S说的")
                .doesNotContain("雨长", "ora", "ｏｒａ");
    }

    @Test
    void leavesNothingOfAContact() {
        assertThat(Quote.of("加我微信 nora-77 林知夏", List.of(new Span(13, 16)), List.of(new Span(2, 12)), List.of("nora")))
                .isEqualTo("加我** 林**夏");
    }

    @ParameterizedTest
    @CsvSource({
        "'看 https://example.com/u/4?x=1 这里', '看 ** 这里'",
        "'看https://example.com/路人。走', '看**。走'",
        "'去 www.example.cn 看', '去 ** 看'",
        "'上example.com/abc看', 上**",
        "'hxxps：//example.com 看', '** 看'",
        "'写信给 a.b@example.com 吧', '写信给 @** 吧'",
        "'骂死 @路人甲 这人', '骂死 @** 这人'",
        "'＠路人甲：滚', '@**：滚'",
        "'电话13800138000打', '电话**打'",
        "'电话138 0013-8000打', '电话**打'",
        "'电话１３８００１３８０００打', '电话**打'",
        "'电话一三八零零一三打', '电话**打'",
        "'①③⑧⓪⓪①打', '**打'",
        "'1\u200B3\u200B8\u200B0\u200B0打', '**打'",
        "'打1\uFE0F\u20E33\uFE0F\u20E38\uFE0F\u20E30\uFE0F\u20E30\uFE0F\u20E31\uFE0F\u20E3找她', '打**找她'",
        "'电话1\u03363\u03368\u0336-\u03360\u03360\u0336打', '电话**打'",
        "'看youtu.be/abc这里，走', '看**，走'",
        "'看 abc.ru/x 走', '看 ** 走'",
        "'上ｅｖｉｌ．ｃｏｍ/x 看', '上** 看'",
        "'上ＥＶＩＬ．ＣＯＭ看', '上**看'",
        "'赢了.真好/不好', '赢了.真好/不好'",
        "'时速30.5km/h', '时速30.5km/h'",
        "'比分3-0，第21分', '比分3-0，第21分'",
        "'上。a..example.com看', 上。**看",
        "'看...example.com。走', '看**。走'",
        "'去a.example.com.b看', '去**.b看'",
        "'2024年输了', '2024年输了'"
    })
    void letsNothingThroughThatLeadsToSomebody(String text, String told) {
        assertThat(Quote.of(text, List.of(), List.of(), List.of())).isEqualTo(told);
    }

    /** One comment must not keep a notice from being drafted. */
    @ParameterizedTest
    @ValueSource(strings = {"6", "6 - ", "六·", "①", "a.", "a．", "a-", "1.a.", "@", "@a", "a@", "http:", "www."})
    void takesWhateverIsSaidTenThousandTimes(String unit) {
        String told = Quote.of(unit.repeat(10_000) + "a.example.com", List.of(), List.of(), List.of());

        assertThat(told.codePointCount(0, told.length())).isLessThanOrEqualTo(Quote.LONGEST + 1);
        assertThat(told).doesNotContain("example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb\u2066c", "a\nb\tc", "  a  b "})
    void staysOnOneLineInReadingOrder(String text) {
        assertThat(Quote.of(text, List.of(), List.of(), List.of())).doesNotContainPattern("[\\p{Cc}\\p{Cf}]|  |^ | $");
    }

    @Test
    void cutsByCodePoints() {
        String told = Quote.of("😀".repeat(300), List.of(), List.of(), List.of());

        assertThat(told.codePointCount(0, told.length())).isEqualTo(Quote.LONGEST + 1);
        assertThat(told).endsWith("😀…");
    }

    @Property
    void takesAnyTextAndAnySpans(@ForAll String text, @ForAll List<Integer> places) {
        List<Span> spans = places.stream()
                .filter(place -> place >= 0 && place < Integer.MAX_VALUE - 9)
                .map(place -> new Span(place % 20, place % 20 + 1 + place % 7))
                .toList();

        String told = Quote.of(text, spans, List.of(), List.of());

        assertThat(told.codePointCount(0, told.length())).isLessThanOrEqualTo(Quote.LONGEST + 1);
        assertThat(Quote.of(
                        "https://example.com/" + text.replaceAll("[\\s\\p{Z}\\p{Cc}]", ""),
                        List.of(),
                        List.of(),
                        List.of()))
                .doesNotContain("example");
    }
}
