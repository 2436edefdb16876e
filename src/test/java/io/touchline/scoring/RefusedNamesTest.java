package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Modifier;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objections to what somebody is called, each beside what says it all the same; by lexicons and the first tier. */
class RefusedNamesTest {

    private static BundledScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new BundledScorer("沈若桥", "Okafor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "别骂他废物",
                "不要叫她废物",
                "别叫沈若桥废物了",
                "别说他是软蛋",
                "不准叫她小丑",
                "拜托别再骂她垃圾了",
                "请停止骂她废物",
                "姐妹们别骂她废物，她尽力了",
                "能不能别骂人家废物好吗？",
                "别咒她去死",
                "见不得别人叫她小丑",
                "我听不得别人骂她废物",
                "谁给你的资格骂她废物？",
                "stop calling Okafor trash",
                "please don't call him a loser",
                "how dare you call him a coward",
                "It's not ok to call him a pig.",
                "nobody has the right to call him scum",
            })
    void anObjectionIsPassedOver(String text) {
        CommentScore score = scorer.score(text);

        assertThat(score.categories().get(Category.ABUSE).score()).isLessThan(0.35);
        assertThat(score.modifiers())
                .anySatisfy(found -> assertThat(found.kind()).isEqualTo(Modifier.COUNTER_SPEECH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "别叫她废物，叫她狗",
                "别叫她废物，她连废物都不如",
                "别骂他废物，侮辱废物了",
                "别骂了，废物",
                "别废物了",
                "不要脸的废物",
                "听不得别人夸这个废物",
                "谁给你的勇气上场的，废物",
                "stop being trash Okafor",
                "stop calling him trash, call him vermin",
                "don't call him a loser, he's vermin",
            })
    void whatSaysTheNameItselfIsRead(String text) {
        assertThat(scorer.score(text).categories().get(Category.ABUSE).asserted())
                .isTrue();
        assertThat(scorer.refused(text)).isEmpty();
    }

    /** Whatever they come to, no engine excuses them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "别光骂她废物",
                "别叫她废物哈哈",
                "别叫她废物？",
                "别叫她废物🤡",
                "别叫教练废物上场",
                "it's not wrong to call him vermin",
                "don't just call him trash",
                "凭什么不骂她废物",
            })
    void whatMayMeanTheOppositeIsRead(String text) {
        assertThat(scorer.refused(text)).isEmpty();
    }

    /** By itself it names abuse, which models take for it. */
    @ParameterizedTest
    @ValueSource(strings = {"别骂她，她真的尽力了", "大家别再喷沈若桥了", "please stop hating on him", "请停止攻击沈若桥，球队已经发了声明"})
    void whoAsksToAbuseNobodyIsPassedOver(String text) {
        assertThat(scorer.refused(text)).hasSize(1);
        assertThat(scorer.score(text).labels()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"别骂她，骂她妈", "别骂她哈哈", "别光骂她", "别骂她？", "别骂教练骂她"})
    void whoAsksToAbuseSomebodyElseIsRead(String text) {
        assertThat(scorer.refused(text)).isEmpty();
    }

    @Test
    void whatElseTheCommentSaysIsRead() {
        CommentScore score = scorer.score("别骂沈若桥废物。你们教练才是人渣，去死吧");

        assertThat(score.categories().get(Category.ABUSE).asserted()).isTrue();
    }
}
