package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifierMatchingTest {

    private static LexiconFixture cue(String keys) {
        return LexiconFixture.lexicons().modifiers("zh-m", "id: m, modifier: NEGATED, " + keys);
    }

    @ParameterizedTest
    @CsvSource({
        "span, m:没有>没有",
        "after, m:没有>收过钱",
        "before, m:没有>他",
        "clause, m:没有>他没有收过钱",
        "sentence, 'm:没有>说真的，他没有收过钱，对吧'",
        "comment, 'm:没有>说真的，他没有收过钱，对吧。好'"
    })
    void coversItsReach(String reach, String cue) {
        assertThat(cue("term: 没有, reach: " + reach).cues("说真的，他没有收过钱，对吧。好")).containsExactly(cue);
    }

    @ParameterizedTest
    @CsvSource({
        "sentence, '没有证据，但他收过钱，对吧。好', 'm:没有>没有证据'",
        "comment, '没有证据。可是他收过钱，但是对吧', 'm:没有>没有证据'",
        "comment, '他收过钱，但没有证据，对吧', 'm:没有>他收过钱，但没有证据，对吧'",
        "clause, '没有证据，但他收过钱', 'm:没有>没有证据'",
        "comment, '没有证据，他但说无妨', 'm:没有>没有证据，他但说无妨'",
        "comment, '没有证据，但愿都好', 'm:没有>没有证据，但愿都好'",
        "comment, '没有证据但他收过钱', 'm:没有>没有证据'",
        "comment, '没有证据可是教练收过钱', 'm:没有>没有证据'",
        "comment, '没有证据不但他收钱', 'm:没有>没有证据不但他收钱'",
        "comment, '没有证据但说无妨', 'm:没有>没有证据但说无妨'"
    })
    void endsWhereTheTextTurns(String reach, String text, String cue) {
        LexiconFixture lexicons = cue("term: 没有, reach: " + reach)
                .classes("zh-c", "id: turn, any: [但, 但是, 可是]", "id: person, any: [他, 教练]");

        assertThat(lexicons.cues(text)).containsExactly(cue);
    }

    @ParameterizedTest
    @CsvSource({
        "'他是废物，但我反对网暴，对吧', 'm:反对网暴>但我反对网暴，对吧'",
        "'他是废物，我反对网暴，但他菜', 'm:反对网暴>他是废物，我反对网暴'",
        "'他是废物，但他菜，但我反对网暴', 'm:反对网暴>但我反对网暴'",
    })
    void doesNotTakeBackWithCounterSpeechWhatStandsBeforeATurn(String text, String cue) {
        LexiconFixture lexicons = LexiconFixture.lexicons()
                .modifiers("zh-m", "id: m, modifier: COUNTER_SPEECH, term: 反对网暴, reach: comment")
                .classes("zh-c", "id: turn, any: [但]");

        assertThat(lexicons.cues(text)).containsExactly(cue);
    }

    @Test
    void countsUnitsNotCharacters() {
        assertThat(cue("term: 没有, reach: after, within: 2").cues("没有really收过钱")).containsExactly("m:没有>really收");
        assertThat(cue("term: 没有, reach: before, within: 2").cues("他really没有")).containsExactly("m:没有>他really");
        assertThat(cue("term: 没有, reach: after, within: 9").cues("没有收，过")).containsExactly("m:没有>收");
    }

    @Test
    void coversNothingAtTheEndOfAClause() {
        LexiconHits hits = cue("term: 没有, reach: after").match("没有，收钱");

        assertThat(hits.cues()).hasSize(1);
        assertThat(hits.cues().get(0).covers().length()).isZero();
    }

    @Test
    void reportsTheWidestCueOfOneEntry() {
        assertThat(cue("match: (没有|并没有|从未), reach: span").cues("并没有，没有")).containsExactly("m:并没有>并没有", "m:没有>没有");
    }

    @Test
    void canBeFrames() {
        assertThat(cue("match: 说 ..3 的, reach: clause").cues("他说我是的人")).containsExactly("m:说我是的>他说我是的人");
    }

    @Test
    void leavesTheHitsToScoring() {
        LexiconFixture lexicons = cue("term: 不是, reach: after")
                .terms("zh-t", "insult.person", "id: t, term: 傻逼, severity: 2, unless: [NEGATED]");

        assertThat(lexicons.harms("不是傻逼")).containsExactly("t:傻逼");
        assertThat(lexicons.cues("不是傻逼")).containsExactly("m:不是>傻逼");
    }
}
