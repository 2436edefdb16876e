package io.touchline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.Normalizer2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicaliserTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @ParameterizedTest
    @CsvSource({
        "ＩＤＩＯＴ, idiot",
        "傻 *逼, 傻逼",
        "傻\u200B逼, 傻逼",
        "傻【】逼, 傻逼",
        "废丶物, 废物",
        "後臺, 后台",
        "ﬁx, fix",
        "50㎏, 50kg",
        "①②, 12",
        "𝓲𝓭𝓲𝓸𝓽, idiot",
        "傻\u0336逼\u0336, 傻逼",
        "e\u0301, é",
        "İ, i",
        "ΣΑΣ, σασ",
        "killll, kill",
        "傻逼逼逼, 傻逼逼",
        "4000, 4000",
        "don't, dont",
        "𠮷𠮷𠮷𠮷, 𠮷𠮷",
        "all lies, alllies"
    })
    void reads(String text, String canonical) {
        assertThat(canonicaliser.canonicalise(text).chars()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD800", "\uDC00\uD800", "\u0000\uFFFD", "\u3164", "！？…", "\u0301\u0301"})
    void keepsNothingOfSpacers(String text) {
        assertThat(canonicaliser.canonicalise(text).chars()).isEmpty();
    }

    @Test
    void keepsOffsetsAcrossRemovedSpacers() {
        CanonicalText text = canonicaliser.canonicalise("——傻 *逼");

        assertThat(text.original(new Span(0, 2))).isEqualTo(new Span(2, 6));
        assertThat(text.canonicalOf(new Span(2, 6))).isEqualTo(new Span(0, 2));
        assertThat(text.canonicalOf(new Span(3, 5))).isEqualTo(new Span(1, 1));
    }

    /** Emoji stay for those who look for them, and part what stands around them as if they were gone. */
    @Test
    void keepsEmojiAsMarks() {
        CanonicalText text = canonicaliser.canonicalise("傻🐶\uFE0F逼👨\u200D👩！🤡🤡🤡🤡ok");

        assertThat(text.chars()).isEqualTo("傻🐶逼👨👩🤡🤡ok");
        assertThat(text.letters(new Span(0, text.length()))).isEqualTo("傻逼ok");
        assertThat(text.isMark(1)).isTrue();
        assertThat(text.gapBefore(3)).isEqualTo(Gap.SYMBOL);
        assertThat(text.original(new Span(8, 12))).isEqualTo(new Span(11, 19));
        assertThat(text.gapBefore(12)).isEqualTo(Gap.SENTENCE);
        assertThat(text.clauseOf(3)).isEqualTo(new Span(0, 12));
        assertThat(text.anyCut()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "k!ll, k!ll",
        "a$$, a$$",
        "b@stard, b@stard",
        "stop!, stop",
        "wow! go, wowgo",
        "me@, me",
        "5!6, 56",
        "滚!ll, 滚ll"
    })
    void keepsSymbolsThatStandForLetters(String text, String canonical) {
        assertThat(canonicaliser.canonicalise(text).chars()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "乾淨, 干净",
        "乾隆, 乾隆",
        "扭轉乾坤了, 扭转乾坤了",
        "瞭解, 了解",
        "瞭望, 瞭望",
        "反覆, 反复",
        "覆蓋, 覆盖",
        "沈默, 沉默",
        "沈先生, 沈先生",
        "拉鍊, 拉链",
        "計畫, 计划",
        "油畫, 油画"
    })
    void simplifiesByPhraseWhereItMatters(String text, String canonical) {
        assertThat(canonicaliser.canonicalise(text).chars()).isEqualTo(canonical);
    }

    @Test
    void mapsEveryUnitOfAnExpansionToTheSameCharacter() {
        CanonicalText text = canonicaliser.canonicalise("5㎏!");

        assertThat(text.original(new Span(1, 2))).isEqualTo(new Span(1, 2));
        assertThat(text.original(new Span(2, 3))).isEqualTo(new Span(1, 2));
    }

    /** One unit becomes up to eighteen: a short text must not cost what a long one does. */
    @ParameterizedTest
    @ValueSource(strings = {"ﷺ", "ﷻ", "㌀", "ⅷ", "㌀ⅷ", "ﷺⅷ㈱", "㏠\u0301", "ﷺ\u0301ⅷ"})
    void expandsNoMoreThanTheTextHasRoomFor(String row) {
        String original = row.repeat(10_000 / row.length());

        CanonicalText text = canonicaliser.canonicalise(original);

        assertThat(text.length()).isLessThanOrEqualTo(original.length() + original.length() / 4 + 64);
        assertThat(text.original(new Span(0, text.length()))).isEqualTo(new Span(0, original.length()));
        for (int i = 1; i < text.length(); i++) {
            assertThat(text.begin(i)).isBetween(text.begin(i - 1), text.end(i - 1));
        }
    }

    @Test
    void readsTheFirstOfACharacterThatThereIsNoRoomFor() {
        CanonicalText text = canonicaliser.canonicalise("ⅷⅱ".repeat(50) + "ⅳ傻逼㍿");

        assertThat(text.chars()).startsWith("viiviiviivii").endsWith("vivivii傻逼株");
        assertThat(text.original(new Span(text.length() - 4, text.length() - 3)))
                .isEqualTo(new Span(100, 101));
        assertThat(text.original(new Span(text.length() - 1, text.length()))).isEqualTo(new Span(103, 104));
    }

    @ParameterizedTest
    @CsvSource({
        "①②③ ½ 杯 ㈱ ﬁne oﬀer 50㎏ Ⅷ ⅷ, 12312杯株fineoffer50kgviivii",
        "ＩＤＩＯＴ ㍿㋿ 100㎡ ㏒㏑ ㌀, idiot株式会社令和100m2logln",
        "محمد ﷺ, محمدصلىاللهعليهوسلم"
    })
    void expandsAllThatACommentIsWrittenWith(String text, String canonical) {
        assertThat(canonicaliser.canonicalise(text).chars()).startsWith(canonical);
        String comment = "㎏".repeat(64);
        assertThat(canonicaliser.canonicalise(comment).chars()).isEqualTo("kg".repeat(64));
    }

    @Test
    void letsACutRunCoverTheWholeRun() {
        CanonicalText text = canonicaliser.canonicalise("killllll him");

        assertThat(text.original(new Span(0, 4))).isEqualTo(new Span(0, 8));
        assertThat(text.cutAt(3)).isTrue();
        assertThat(text.cutAt(2)).isFalse();
    }

    @Test
    void givesBothHalvesOfASurrogatePairTheSameRange() {
        CanonicalText text = canonicaliser.canonicalise("x𠮷y");

        assertThat(text.length()).isEqualTo(4);
        assertThat(text.original(new Span(1, 3))).isEqualTo(new Span(1, 3));
        assertThat(text.wordBoundaryBefore(1)).isTrue();
        assertThat(text.wordBoundaryBefore(2)).isFalse();
        assertThat(text.wordBoundaryBefore(3)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ab, NONE",
        "a\u200Bb, INVISIBLE",
        "a\u0336b, INVISIBLE",
        "a b, BLANK",
        "a\tb, BLANK",
        "a *b, SYMBOL",
        "a、b, SYMBOL",
        "a.b, SYMBOL",
        "'a, b', CLAUSE",
        "a；b, CLAUSE",
        "a：b, CLAUSE",
        "3:0, SYMBOL",
        "3：0, SYMBOL",
        "3:a, CLAUSE",
        "'1,000', SYMBOL",
        "'1,000,000', SYMBOL",
        "'1,2', CLAUSE",
        "'1,0000', CLAUSE",
        "'1, 000', CLAUSE",
        "a. b, SENTENCE",
        "a.\" b, SENTENCE",
        "a.” b, SENTENCE",
        "a.’) b, SENTENCE",
        "a.\"b, SYMBOL",
        "a.)b, SYMBOL",
        "a。b, SENTENCE",
        "a … b, SENTENCE",
        "a?!b, SENTENCE",
        "'a\nb', SENTENCE"
    })
    void tellsWhatStoodBetween(String text, Gap gap) {
        assertThat(canonicaliser.canonicalise(text).gapBefore(1)).isEqualTo(gap);
    }

    /** Alphabets that Unicode does not fold; of four squares that are emoji too, those among letters. */
    @ParameterizedTest
    @CsvSource({
        "🅚🅘🅛🅛 🅨🅞🅤, killyou",
        "🅺🅸🅻🅻 🆈🅾🆄, killyou",
        "🅰🅾🆁🆃🅰, aorta",
        "ᴋɪʟʟ ʏᴏᴜʀꜱᴇʟꜰ, killyourself",
        "🅰️型血, 🅰型血",
        "🅱🅾, 🅱🅾"
    })
    void readsLettersOfOtherAlphabets(String text, String canonical) {
        assertThat(canonicaliser.canonicalise(text).chars()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "Acuña Jr. took it, true",
        "St. Brown was late, true",
        "ask Dr. Okafor, true",
        "he lost to the Jr. He cried, false",
        "that was the first. he cried, false"
    })
    void aStopBehindWhatIsShortenedEndsNoSentence(String text, boolean isOne) {
        CanonicalText canonical = canonicaliser.canonicalise(text);

        assertThat(canonical.sentenceOf(0).equals(new Span(0, canonical.length())))
                .isEqualTo(isOne || text.endsWith(","));
    }

    @Test
    void tellsWhatStoodAtTheEnds() {
        CanonicalText text = canonicaliser.canonicalise(" a.");

        assertThat(text.gapBefore(0)).isEqualTo(Gap.BLANK);
        assertThat(text.gapBefore(1)).isEqualTo(Gap.SENTENCE);
    }

    @Test
    void partsClausesAndSentences() {
        CanonicalText text = canonicaliser.canonicalise("一二，三四。五");

        assertThat(text.clauseOf(1)).isEqualTo(new Span(0, 2));
        assertThat(text.clauseOf(2)).isEqualTo(new Span(2, 4));
        assertThat(text.sentenceOf(1)).isEqualTo(new Span(0, 4));
        assertThat(text.sentenceOf(4)).isEqualTo(new Span(4, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "傻逼, ''",
        "傻 逼, SPACER",
        "傻*逼, SPACER",
        "ｓｂ, WIDTH",
        "🅚🅘🅛🅛, WIDTH",
        "ᴋɪʟʟ, WIDTH",
        "iDiOt, CASE",
        "IDIOT, CASE",
        "Idiot, ''",
        "傻B, ''",
        "賤人, TRADITIONAL",
        "傻逼逼逼, REPEAT",
        "kill you, ''",
        "kill  you, SPACER",
        "kill-you, SPACER"
    })
    void namesTheDisguise(String text, String evasion) {
        CanonicalText canonical = canonicaliser.canonicalise(text);

        assertThat(canonical.evasions(new Span(0, canonical.length())))
                .extracting(Enum::name)
                .containsExactlyElementsOf(evasion.isEmpty() ? java.util.List.of() : java.util.List.of(evasion));
    }

    @Test
    void seesNoSpacerAtTheEdgesOfASpan() {
        CanonicalText canonical = canonicaliser.canonicalise("* 傻逼 *");

        assertThat(canonical.evasions(new Span(0, 2))).isEmpty();
    }

    @Test
    void findsWordBoundaries() {
        CanonicalText text = canonicaliser.canonicalise("你sb6 a-b\u200Bc");

        assertThat(text.chars()).isEqualTo("你sb6abc");
        boolean[] boundaries = new boolean[text.length() + 1];
        for (int i = 0; i <= text.length(); i++) {
            boundaries[i] = text.wordBoundaryBefore(i);
        }
        assertThat(boundaries).containsExactly(true, true, false, true, true, true, false, true);
    }

    @Test
    void refusesUnitsThatAreNotThere() {
        CanonicalText text = canonicaliser.canonicalise("ab");

        assertThatThrownBy(() -> text.begin(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> text.clauseOf(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> text.original(new Span(0, 3))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** What makes neighbouring units safe from composing once the gap between them is gone. */
    @Test
    void isStableForEveryCodePointThereIs() {
        Normalizer2 nfkc = Normalizer2.getNFKCInstance();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String once = canonicaliser.canonicalise(Character.toString(c)).chars();
            if (!once.isEmpty()) {
                String twice = canonicaliser.canonicalise(once).chars();
                assertThat(twice).as("U+%04X", c).isEqualTo(once);
                assertThat(once.codePoints().allMatch(nfkc::hasBoundaryBefore))
                        .as("U+%04X", c)
                        .isTrue();
            }
        }
    }
}
