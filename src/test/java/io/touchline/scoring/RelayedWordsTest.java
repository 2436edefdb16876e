package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose words they are that stand behind a colon, behind {@code //@} or in a line of a quotation. */
class RelayedWordsTest {

    private static final HarmEntry INSULT = entry(Label.INSULT_PERSON, Severity.INSULT, 3.0);

    private static boolean isRelayed(String text) {
        return new HandMadeHits(text)
                .mention("lin", "林某")
                .harm("废物", INSULT)
                .score()
                .speaking()
                .contains(Modifier.QUOTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "举报这条：林某就是个废物",
                "已截图留证：林某就是个废物，滚出国家队",
                "又是这句：林某废物",
                "请问@客服 这种不处理吗：林某你这个废物",
                "昨晚私信收到的:林某废物",
                "有人在底下写：林某废物",
                "恶评清单如下：1.林某退役！2.林某废物！",
                "这种人该封号//@老王:林某就是个废物",
                "积点口德吧//@甲:哈哈//@老王：林某废物",
                "> 林某废物\n说这话的人看过几场比赛",
                "Reporting this one: 林某 is 废物",
                "Screenshot for the record: 林某 is 废物",
                "&gt; 林某 is 废物\nshow some respect"
            })
    void wordsThatAreShownOrDenouncedAreAnothers(String text) {
        assertThat(isRelayed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "林某就是个废物",
                "锐评：林某废物",
                "我的评论：林某废物",
                "都去弹幕刷：林某废物",
                "统一举报理由：林某废物",
                "截图留证：林某就是个废物，谁来删我",
                "这种评论说得对：林某就是废物",
                "看到这条热评：林某废物。没毛病",
                "举报这条：他踢得一般。林某废物",
                "//@老王:林某就是个废物",
                "说得好//@老王:林某就是个废物",
                "笑死，这都能骂人//@老王:林某就是个废物",
                "> 林某废物",
                "> 林某废物\nso true",
                "比分 3:1，林某废物",
                "my comment: 林某 is 废物",
                "reporting this one: 林某 is 废物 and he knows it, couldn't agree more"
            })
    void whatIsPassedOnWithApprovalIsTheWriters(String text) {
        assertThat(isRelayed(text)).isFalse();
    }

    /** Words that lexicons know for an objection do as well as those that are known here. */
    @Test
    void anObjectionOfTheLexiconsCountsInFrontOfAChain() {
        HandMadeHits hits =
                new HandMadeHits("差不多得了//@老王:林某就是个废物").mention("lin", "林某").harm("废物", INSULT);
        assertThat(hits.score().speaking()).isEmpty();

        hits.cue(Modifier.COUNTER_SPEECH, "差不多得了", "差不多得了");
        assertThat(hits.score().speaking()).contains(Modifier.QUOTED);
    }
}
