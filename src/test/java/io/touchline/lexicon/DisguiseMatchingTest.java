package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where disguises meet their surroundings. */
class DisguiseMatchingTest {

    private final LexiconFixture lexicons = LexiconFixture.lexicons()
            .terms(
                    "zh-insult",
                    "insult.person",
                    "id: gou, term: 狗屎, severity: 2, disguises: [EMOJI]",
                    "id: ai, term: 生癌吧, severity: 3, disguises: [HOMOPHONE, PINYIN]",
                    "id: sha, term: 傻bin, severity: 2, disguises: [LEET, CONFUSABLE]",
                    "id: ai-zi, term: 艾滋, severity: 2, disguises: [HOMOPHONE]")
            .terms(
                    "en-threat",
                    "threat",
                    "id: kill, term: kill them, severity: 4, disguises: [LEET, CONFUSABLE]",
                    "id: idiot, term: id10t, severity: 2, disguises: [CONFUSABLE]")
            .raw(
                    "any-evasions",
                    """
                    language: any
                    evasions:
                      - {id: dog, evasion: EMOJI, from: [🐶], to: [狗], why: because}
                      - {id: one, evasion: LEET, from: ["1"], to: [i], why: because}
                      - {id: nought, evasion: LEET, from: ["0"], to: [o], why: because}
                    """);

    @ParameterizedTest
    @CsvSource({
        "🐶屎, gou:🐶屎[EMOJI]",
        "'唉，🐶屎', gou:🐶屎[EMOJI]",
        "唉！🐶屎, gou:🐶屎[EMOJI]",
        "说shengaiba了, ai:shengaiba[PINYIN]",
        "sheng ai ba, 'ai:sheng ai ba[SPACER, PINYIN]'",
        "傻b1n, sha:傻b1n[LEET]",
        "傻bіn, sha:傻bіn[CONFUSABLE]",
        "爱滋, ai-zi:爱滋[HOMOPHONE]"
    })
    void findsChineseTerms(String text, String hit) {
        assertThat(lexicons.harms(text)).containsExactly(hit);
    }

    @ParameterizedTest
    @CsvSource({
        "КILL THEM, 'kill:КILL THEM[CASE, CONFUSABLE]'",
        "KILL ТНЕМ, 'kill:KILL ТНЕМ[CASE, CONFUSABLE]'",
        "ΚΙLL ΤΗΕΜ, 'kill:ΚΙLL ΤΗΕΜ[CASE, CONFUSABLE]'",
        "k1ll them, kill:k1ll them[LEET]",
        "іd10t, idiot:іd10t[CONFUSABLE]"
    })
    void findsLatinTerms(String text, String hit) {
        assertThat(lexicons.harms(text)).containsExactly(hit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🐶，屎", "shen gai ba", "傻b2n", "大姨子", "以资鼓励", "idlot"})
    void keepsToWhatIsMeant(String text) {
        assertThat(lexicons.harms(text)).isEmpty();
    }
}
