package io.touchline.lexicon;

import static io.touchline.text.Evasion.CONFUSABLE;
import static io.touchline.text.Evasion.EMOJI;
import static io.touchline.text.Evasion.INITIALS;
import static io.touchline.text.Evasion.LEET;
import static io.touchline.text.Evasion.PINYIN;
import static io.touchline.text.Evasion.SPLIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.FuzzyPair;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link NaiveScannerTest} once found wrong, each as one example. */
class DisguisedLiteralTest {

    private static final EvasionMaps MAPS = new EvasionMaps(
            Map.of("好", List.of("女子")),
            Map.of(),
            Map.of("mum", List.of("🐷")),
            Map.of(
                    '4',
                    Set.of('a'),
                    '5',
                    Set.of('s'),
                    '1',
                    Set.of('i'),
                    '6',
                    Set.of('b', 'g'),
                    '8',
                    Set.of('b'),
                    '$',
                    Set.of('s')),
            Map.of(),
            Set.of());

    private static final EvasionMaps FUZZY =
            new EvasionMaps(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), EnumSet.allOf(FuzzyPair.class));

    /** Where each occurrence stands in the text as sent, and {@code *} if something was taken out. */
    private static List<String> found(String literal, String text, Evasion... disguises) {
        return found(MAPS, literal, text, disguises);
    }

    private static List<String> found(EvasionMaps maps, String literal, String text, Evasion... disguises) {
        Sought sought =
                new Sought(Literal.of(literal, LexiconFixture.CANONICALISER), Set.copyOf(Arrays.asList(disguises)));
        CanonicalText canonical = LexiconFixture.CANONICALISER.canonicalise(text);
        Occurrences occurrences = new Occurrences();
        new LiteralScanner(List.of(sought), new Disguises(maps, LexiconFixture.CANONICALISER))
                .scan(canonical, occurrences);
        occurrences.group();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < occurrences.size(); i++) {
            Span span = canonical.original(occurrences.span(i));
            String spaced = (occurrences.how(i) & How.SPACED) != 0 ? "*" : "";
            found.add(text.substring(span.begin(), span.end()) + spaced);
        }
        return found;
    }

    @Test
    void takesEmojiForPartOfTheGapTheyStandIn() {
        assertThat(found("ass", "as 😀s")).isEmpty();
        assertThat(found("ass", "a s s 😀 t")).isEmpty();
        assertThat(found("ass", "a 😀 s s")).containsExactly("a 😀 s s*");
    }

    @Test
    void readsOnBehindHandlesButNotBehindTheEndOfAClause() {
        assertThat(found("傻逼", "傻@张三 逼")).containsExactly("傻@张三 逼*");
        assertThat(found("傻逼", "傻。@张三 逼")).isEmpty();
    }

    @Test
    void saysThatAHandleWasTakenOutWhereABlankStandsAnyway() {
        assertThat(found("kill him", "kill@ann him")).containsExactly("kill@ann him*");
    }

    @Test
    void findsSyllablesThatFallApartAtAnotherPlace() {
        assertThat(found("恶心", "zhenexin", PINYIN)).isEmpty();
        assertThat(found("真恶心", "zhenexin", PINYIN)).containsExactly("zhenexin");
        assertThat(found("方案", "fangan", PINYIN)).containsExactly("fangan");
    }

    @Test
    void takesNoSingleSyllableForTwoCharacters() {
        assertThat(found("西安", "xian人", PINYIN)).isEmpty();
        assertThat(found("西安", "xi'an", PINYIN)).containsExactly("xi'an*");
    }

    @Test
    void keepsTheBlanksOfALiteralThatIsPartlyWrittenInEmoji() {
        assertThat(found("kill your mum", "kill your 🐷", EMOJI)).containsExactly("kill your 🐷");
        assertThat(found("kill your mum", "killyour🐷", EMOJI)).isEmpty();
    }

    @Test
    void leavesOutWaysOfWritingThatAreLongerThanAnyLiteral() {
        String longest = "好" + "かき".repeat(31) + "好";

        assertThat(found(longest, longest, SPLIT, INITIALS)).containsExactly(longest);
        assertThat(found(longest, longest.replace("好", "女子"), SPLIT)).isEmpty();
    }

    @Test
    void takesNoNumberForAWordWhateverElseIsSaid() {
        assertThat(found("ass", "455", LEET)).isEmpty();
        assertThat(found("ass", "455 k1d", LEET)).isEmpty();
        assertThat(found("ass", "a55", LEET)).containsExactly("a55");
        assertThat(found("ass", "4\u200B5s", LEET)).containsExactly("4\u200B5s*");
    }

    @Test
    void takesNoNumberBesideCharactersForALetter() {
        assertThat(found("狗b", "狗8", LEET)).isEmpty();
        assertThat(found("狗b", "狗8 k1d", LEET)).isEmpty();
        assertThat(found("狗bb", "狗8b", LEET)).containsExactly("狗8b");
        assertThat(found("a$ap", "4$ap", LEET)).containsExactly("4$ap");
    }

    @Test
    void takesALetterOnlyForThoseThatItLooksLike() {
        // A Greek nu looks like a v, and its capital like an N, but no n looks like a v.
        assertThat(found("vile", "ñile", CONFUSABLE)).isEmpty();
        assertThat(found("vile", "νile", CONFUSABLE)).containsExactly("νile");
        assertThat(found("nile", "ñile", CONFUSABLE)).containsExactly("ñile");
        assertThat(found("gang", "8ang", LEET)).isEmpty();
        assertThat(found("gang", "6ang", LEET)).containsExactly("6ang");
    }

    @Test
    void takesLettersOfScriptsWithoutBlanksForThemselves() {
        assertThat(found("fool", "fဝol", CONFUSABLE)).isEmpty();
        assertThat(found("fool", "fဝol é", CONFUSABLE)).isEmpty();
    }

    @Test
    void spellsASingleCharacterToTheLetter() {
        assertThat(found(FUZZY, "安", "ang了", PINYIN)).isEmpty();
        assertThat(found(FUZZY, "安", "an了", PINYIN)).containsExactly("an");
    }

    @Test
    void findsSyllablesApartHoweverTheirCharactersAreRead() {
        assertThat(found("重开", "zhong kai", PINYIN)).containsExactly("zhong kai*");
        assertThat(found("重开", "chong kai", PINYIN)).containsExactly("chong kai*");
        assertThat(found("重开", "chongkai", PINYIN)).containsExactly("chongkai");
        assertThat(found("方案", "fan gan", PINYIN)).isEmpty();
    }

    @Test
    void looksForNothingBehindAnEmojiThatStoodBeforeIt() {
        assertThat(found("mum死", "唉，🐷死", EMOJI)).containsExactly("🐷死");
        assertThat(found("mum死", "唉，🐷\uFE0F死", EMOJI)).containsExactly("🐷\uFE0F死");
        assertThat(found("mum死", "唉，🐷 死", EMOJI)).containsExactly("🐷 死*");
        assertThat(found("mum死", "唉🐷.死", EMOJI)).containsExactly("🐷.死*");
        assertThat(found("mum死", "唉🐷，死", EMOJI)).isEmpty();
        assertThat(found("mum$s", "🐷\uFE0F$s", EMOJI)).containsExactly("🐷\uFE0F$s");
    }

    @Test
    void tellsWaysOfWritingApartByTheEmojiThatTheirSpacerStandsBehind() {
        EvasionMaps maps =
                new EvasionMaps(Map.of(), Map.of(), Map.of("i", List.of("🐷", "🐷🐷")), Map.of(), Map.of(), Set.of());
        assertThat(found(maps, "i-i", "🐷-🐷🐷", EMOJI)).contains("🐷-🐷🐷");
        assertThat(found(maps, "i-i", "🐷🐷-🐷", EMOJI)).contains("🐷🐷-🐷");
    }
}
