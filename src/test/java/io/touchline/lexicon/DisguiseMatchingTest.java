package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

    /** Who is registered may be called what a term sounds like. */
    @ParameterizedTest
    @CsvSource({"艾子加油, 艾子", "最爱紫涵了, 紫涵", "狗屎加油, 狗屎", "Sheng Aiba won, Sheng Aiba"})
    void nameIsNoTermAndNoPartOfOne(String text, String name) {
        assertThat(lexicons.harms(text)).isNotEmpty();
        assertThat(lexicons.harms(text, name)).isEmpty();
    }

    @Test
    void termBesideANameStays() {
        assertThat(lexicons.harms("小狗屎，爱滋", "小狗")).containsExactly("gou:狗屎", "ai-zi:爱滋[HOMOPHONE]");
    }

    @Test
    void nameThatJudgesIsATerm() {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise("狗屎加油");
        Mention judging = new Mention("someone", MatchedBy.DEROGATORY_NAME, new Span(0, 2));
        Mention heard = new Mention("someone", MatchedBy.NAME, new Span(0, 2), Set.of(Evasion.HOMOPHONE), "勾史");

        assertThat(lexicons.compile().matcher().match(text, List.of(judging)).harms())
                .hasSize(1);
        assertThat(lexicons.compile().matcher().match(text, List.of(heard)).harms())
                .hasSize(1);
    }
}
