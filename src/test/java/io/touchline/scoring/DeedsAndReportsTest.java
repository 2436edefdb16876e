package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to somebody and told by who does it, and the same told by others; by lexicons and the first tier. */
class DeedsAndReportsTest {

    private static BundledScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new BundledScorer("沈若桥", "顾鸣阳", "陆柏川", "何国梁", "Whitlock");
    }

    @ParameterizedTest
    @CsvSource({
        "给顾鸣阳寄花圈寄到俱乐部, THREAT",
        "去陆柏川家门口摆花圈, THREAT",
        "刀片已经寄到顾鸣阳家了, THREAT",
        "我要把陆柏川的车划了, THREAT",
        "陆柏川的车胎被我扎了, THREAT",
        "我在沈若桥家楼下等着呢, THREAT",
        "take Whitlock out the back and shoot him, THREAT",
        "Whitlock won't leave the ground alive, THREAT",
        "顾鸣阳吃药是实锤了, SLANDER_DOPING",
        "何国梁收黑钱谁不知道, SLANDER_MATCH_FIXING",
        "Whitlock threw that final, SLANDER_MATCH_FIXING"
    })
    void whoDoesOrClaimsItIsFound(String text, Label label) {
        assertThat(scorer.score(text).labels()).anySatisfy(held -> {
            assertThat(held.label()).isEqualTo(label);
            assertThat(held.targetIds()).hasSize(1);
        });
    }

    /** A novel says nothing, nor does a goal post; who calls himself a fool means what he says behind it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "看完小说，我明天去捅死顾鸣阳",
                "我不是说笑，我明天去捅死顾鸣阳",
                "Whitlock hit the post again i will kill him tonight",
                "that post made me sick i will kill Whitlock tonight",
                "call me crazy but i will kill Whitlock tonight"
            })
    void aPlainThreatStaysOneBesideThem(String text) {
        assertThat(scorer.score(text).labels())
                .anySatisfy(held -> assertThat(held.label()).isEqualTo(Label.THREAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "他私信里说我明天去捅死顾鸣阳，已经报警了",
                "a post that says i will kill Whitlock tonight was reported to the police",
                "she got a comment: i will kill Whitlock tonight. Reported."
            })
    void aReportedThreatIsNoPlainOne(String text) {
        assertThat(scorer.score(text).labels())
                .noneSatisfy(held -> assertThat(held.label()).isEqualTo(Label.THREAT));
    }

    /** Below the threshold without the second tier, which is asked about them. */
    @ParameterizedTest
    @CsvSource({"何国梁性侵女队员, sexual-crime-on", "何国梁睡了三个女球员, sexual-crime-on", "沈若桥被教练睡过, slept-with-by"})
    void sexualCrimesToldAsFactsAreHeard(String text, String entry) {
        FirstReading first = scorer.first(text);

        assertThat(first.score().evidence())
                .filteredOn(Evidence.Frame.class::isInstance)
                .extracting(evidence -> ((Evidence.Frame) evidence).source())
                .contains("zh-private-life.yaml#" + entry);
        assertThat(first.doubt()).isLessThan(2.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "看到有人给何国梁寄花圈，真的气死了",
                "有球迷给陆柏川送花圈，足协强烈谴责",
                "有人扎了陆柏川的车胎",
                "有人往沈若桥家门口泼油漆，太可怕了",
                "何国梁家门口被放了花圈，报警了没",
                "何国梁的追悼会上，队里给何国梁送了花圈",
                "我的车被划了，顾鸣阳比赛都没心情看",
                "顾鸣阳帅死我算了",
                "沈若桥想死我了",
                "顾鸣阳出轨是谣言，别传了"
            })
    void whoTellsOfItIsNoThreat(String text) {
        assertThat(scorer.score(text).labels()).isEmpty();
    }

    /** 没收钱 is denied by nobody who bets on it. */
    @ParameterizedTest
    @CsvSource({
        "顾鸣阳没打假球我名字倒过来写, false",
        "顾鸣阳没打假球我吃屎, false",
        "顾鸣阳没打假球, true",
        "要是顾鸣阳没打假球，我跟他姓, false",
        "顾鸣阳没打假球，我跟他姓顾有什么关系, true"
    })
    void aBetOnADenialDeniesNothing(String text, boolean denied) {
        assertThat(scorer.score(text).modifiers().stream().anyMatch(found -> found.kind() == Modifier.NEGATED))
                .isEqualTo(denied);
    }
}
