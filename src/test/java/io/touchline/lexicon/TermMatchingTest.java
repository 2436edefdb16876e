package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermMatchingTest {

    private final LexiconFixture lexicons = LexiconFixture.lexicons()
            .terms(
                    "zh-insult",
                    "insult.person",
                    "id: sha-bi, term: 傻逼, also: [傻b], severity: 2",
                    "id: sha, term: 傻, severity: 1",
                    "id: sb, term: sb, severity: 2",
                    "id: rubbish, term: 垃圾, severity: 2")
            .terms(
                    "zh-curse",
                    "curse",
                    "id: four-thousand, term: '4000', severity: 3",
                    "id: rubbish-curse, term: 垃圾人, severity: 3")
            .terms(
                    "en-insult",
                    "insult.person",
                    "id: ass, term: ass, severity: 2",
                    "id: idiot, term: idiot, severity: 2",
                    "id: hell, term: hell, severity: 1",
                    "id: loser, term: loser, severity: 2",
                    "id: rapist, term: rapist, severity: 3",
                    "id: dont, term: \"don't care\", severity: 1",
                    "id: low-life, term: low-life, severity: 2")
            .terms("en-threat", "threat", "id: kill-you, term: kill you, severity: 4");

    @ParameterizedTest
    @CsvSource({
        "他是傻逼吧, sha-bi:傻逼",
        "他是傻 逼吧, sha-bi:傻 逼[SPACER]",
        "傻*逼, sha-bi:傻*逼[SPACER]",
        "傻【】逼, sha-bi:傻【】逼[SPACER]",
        "傻、逼, sha-bi:傻、逼[SPACER]",
        "傻\u200B逼, sha-bi:傻\u200B逼[SPACER]",
        "傻逼逼逼逼, sha-bi:傻逼逼逼逼[REPEAT]",
        "傻傻傻逼, sha-bi:傻傻傻逼[REPEAT]",
        "傻b, sha-bi:傻b",
        "傻B吧, sha-bi:傻B",
        "你个sb吧, sb:sb",
        "sb666, sb:sb",
        "ＳＢ, 'sb:ＳＢ[WIDTH, CASE]'",
        "4000+, four-thousand:4000"
    })
    void findsFragmentsOfChinese(String text, String hit) {
        assertThat(lexicons.harms(text)).containsExactly(hit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsb", "sbx", "傻baby", "400米", "40000", "逼傻"})
    void looksAtTheEdgesOfLatinAndDigits(String text) {
        assertThat(lexicons.harms(text))
                .doesNotContain("sb:sb", "sha-bi:傻b", "four-thousand:4000", "four-thousand:40000");
    }

    @Test
    void doesNotReachAcrossClauses() {
        assertThat(lexicons.harms("真傻，逼我")).containsExactly("sha:傻");
        assertThat(lexicons.harms("真傻。逼我")).containsExactly("sha:傻");
        assertThat(lexicons.harms("真傻\n逼我")).containsExactly("sha:傻");
    }

    @ParameterizedTest
    @CsvSource({
        "you idiot!, idiot:idiot",
        "i d i o t, idiot:i d i o t[SPACER]",
        "I D I O T, idiot:I D I O T[SPACER]",
        "a i d i o t, idiot:i d i o t[SPACER]",
        "id.iot, idiot:id.iot[SPACER]",
        "i-d-i-o-t, idiot:i-d-i-o-t[SPACER]",
        "i\u200Bdiot, idiot:i\u200Bdiot[SPACER]",
        "iDiOt, idiot:iDiOt[CASE]",
        "idiotttt, idiot:idiotttt[REPEAT]",
        "loooser, loser:loooser[REPEAT]",
        "killll you, kill-you:killll you[REPEAT]",
        "killlll youuuu, kill-you:killlll youuuu[REPEAT]",
        "kill you, kill-you:kill you",
        "kill-you, kill-you:kill-you[SPACER]",
        "k i l l y o u, kill-you:k i l l y o u[SPACER]",
        "i don't care, dont:don't care",
        "i dont care, dont:dont care",
        "lowlife, low-life:lowlife",
        "low life, low-life:low life",
        "low-life, low-life:low-life",
        "idiot's, idiot:idiot"
    })
    void findsWholeWords(String text, String hit) {
        assertThat(lexicons.harms(text)).containsExactly(hit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as s",
                "therapist",
                "the rapists",
                "assess",
                "class",
                "a s s i g n",
                "m a s s",
                "id iot",
                "idi o t",
                "he'll win",
                "killyou",
                "kill, you",
                "kill. you",
                "skill you",
                "kill youth",
                "loser1s lo ser",
                "as - s",
                "as 😂 s"
            })
    void doesNotMakeWordsOfPieces(String text) {
        assertThat(lexicons.harms(text))
                .doesNotContain("loser:lo ser")
                .filteredOn(hit -> !hit.equals("loser:loser"))
                .isEmpty();
    }

    @Test
    void keepsTheLongestOfOneLabelAndEveryLabel() {
        assertThat(lexicons.harms("傻逼垃圾人")).containsExactly("sha-bi:傻逼", "rubbish:垃圾", "rubbish-curse:垃圾人");
    }

    @Test
    void keepsHitsThatDoNotOverlap() {
        assertThat(lexicons.harms("傻逼傻傻逼")).containsExactly("sha-bi:傻逼", "sha:傻", "sha-bi:傻逼");
    }

    @Test
    void findsTraditionalWriting() {
        LexiconFixture traditional =
                LexiconFixture.lexicons().terms("zh-a", "insult.person", "id: jian, term: 贱人, severity: 2");

        assertThat(traditional.harms("賤人")).containsExactly("jian:賤人[TRADITIONAL]");
    }

    @Test
    void wantsSomebodyInTheSentenceWhereATargetIsRequired() {
        LexiconFixture aimed = LexiconFixture.lexicons()
                .terms("zh-a", "slander.match-fixing", "id: heishao, term: 黑哨, severity: 3, target: required")
                .classes("zh-classes", "id: person, any: [他, 裁判]", "id: you, any: [你]")
                .exceptions("zh-exceptions", "id: others, term: 其他");

        assertThat(aimed.harms("都是黑哨")).isEmpty();
        assertThat(aimed.harms("他是黑哨")).hasSize(1);
        assertThat(aimed.harms("就你，黑哨")).hasSize(1);
        assertThat(aimed.harms("他来了。黑哨")).isEmpty();
        assertThat(aimed.harms("其他都是黑哨")).isEmpty();
        assertThat(aimed.harms("林知夏，黑哨", "林知夏")).hasSize(1);
        assertThat(aimed.harms("林知夏。黑哨", "林知夏")).isEmpty();
    }

    @Test
    void reportsPersonsByPlace() {
        LexiconHits hits = LexiconFixture.lexicons()
                .classes("zh-classes", "id: person, any: [他]", "id: you, any: [你]")
                .match("你和他");

        assertThat(hits.persons()).extracting(io.touchline.text.Span::begin).containsExactly(0, 2);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(lexicons.harms("")).isEmpty();
        assertThat(lexicons.harms("😀！？")).isEmpty();
        assertThat(LexiconFixture.lexicons().harms("傻逼")).isEmpty();
    }
}
