package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExceptionMatchingTest {

    private final LexiconFixture lexicons = LexiconFixture.lexicons()
            .terms(
                    "zh-t",
                    "insult.person",
                    "id: rubbish, term: 垃圾, severity: 2",
                    "id: worse, term: 垃圾时间都不如, severity: 2",
                    "id: mouth, term: 口交, severity: 3",
                    "id: fool, term: 傻, severity: 1",
                    "id: loser, term: loser, severity: 2")
            .frames("zh-f", "slander.match-fixing", "id: took, match: 收 ..3 钱, severity: 3")
            .exceptions(
                    "zh-e",
                    "id: garbage-time, term: 垃圾时间, modifier: DOMAIN_TERM",
                    "id: crossing, term: 路口",
                    "id: tidy, term: 收拾, modifier: DOMAIN_TERM",
                    "id: self, match: (我|自己) ..2 (傻|笨), modifier: SELF_DIRECTED",
                    "id: welcome, match: 去 ..6 (迎接|接口), modifier: AFFECTIONATE")
            .exceptions("en-e", "id: sore, term: sore loser, modifier: AFFECTIONATE");

    @Test
    void cancelsWhatLiesInsideIt() {
        assertThat(lexicons.harms("垃圾时间上场")).isEmpty();
        assertThat(lexicons.excepted("垃圾时间上场")).containsExactly("garbage-time:垃圾时间");
    }

    @Test
    void cancelsWhatOverlapsIt() {
        assertThat(lexicons.harms("路口交通")).isEmpty();
        assertThat(lexicons.excepted("路口交通"))
                .as("an ordinary word needs no mention")
                .isEmpty();
    }

    @Test
    void leavesWhatProperlyContainsIt() {
        assertThat(lexicons.harms("垃圾时间都不如")).containsExactly("worse:垃圾时间都不如");
    }

    @Test
    void leavesWhatStandsElsewhere() {
        assertThat(lexicons.harms("垃圾时间，垃圾")).containsExactly("rubbish:垃圾");
    }

    @Test
    void isNotReportedWhereItCancelledNothing() {
        assertThat(lexicons.excepted("收拾")).isEmpty();
    }

    @Test
    void canBeAFrame() {
        assertThat(lexicons.harms("我真是傻")).isEmpty();
        assertThat(lexicons.excepted("我真是傻")).containsExactly("self:我真是傻");
        assertThat(lexicons.harms("我说他真是傻")).containsExactly("fool:傻");
    }

    @Test
    void cancelsFramesThroughTheirWords() {
        assertThat(lexicons.harms("收拾了钱")).isEmpty();
        assertThat(lexicons.excepted("收拾了钱")).containsExactly("tidy:收拾");
        assertThat(lexicons.harms("收拾完收了钱")).containsExactly("took:收了钱");
    }

    @Test
    void leavesWhatStandsInTheGapOfAFrame() {
        assertThat(lexicons.harms("去喊垃圾迎接")).containsExactly("rubbish:垃圾");
        assertThat(lexicons.harms("去垃圾迎接")).containsExactly("rubbish:垃圾");
        assertThat(lexicons.harms("去收了钱迎接")).containsExactly("took:收了钱");
        assertThat(lexicons.excepted("去收了钱迎接")).isEmpty();
    }

    @Test
    void cancelsWhatReachesFromAGapIntoAWord() {
        assertThat(lexicons.harms("去接口交")).isEmpty();
        assertThat(lexicons.excepted("去接口交")).containsExactly("welcome:去接口");
    }

    @Test
    void matchesWholeWordsToo() {
        assertThat(lexicons.harms("sore loser")).isEmpty();
        assertThat(lexicons.harms("sore losers loser")).containsExactly("loser:loser");
    }
}
