package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims and calls in the fewest words, which models know too little of, beside their twins; without the encoder. */
class PlainClaimsTest {

    private static BundledScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new BundledScorer("沈若桥", "韩立群", "青岚", "Okafor");
    }

    @ParameterizedTest
    @CsvSource({
        "Okafor is on the take, SLANDER_MATCH_FIXING",
        "match fixer okafor, SLANDER_MATCH_FIXING",
        "Okafor fixed the match, SLANDER_MATCH_FIXING",
        "Okafor is a rapist, SLANDER_PRIVATE_LIFE",
        "韩立群是强奸犯, SLANDER_PRIVATE_LIFE",
        "kill the owners, THREAT",
        "hang Okafor from the crossbar, THREAT",
        "杀了青岚老板, THREAT",
        "Okafor should walk into traffic, CURSE",
        "沈若桥的坟头草都两米高了, CURSE",
        "他爹妈当初怎么不把他射墙上, CURSE",
        "找人把韩立群做了, THREAT",
        "把她做掉钱我出, THREAT",
        "沈若桥装伤, SLANDER_PRIVATE_LIFE",
        "沈若桥改年龄了, SLANDER_PRIVATE_LIFE",
        "打死我也不信他没打假球, SLANDER_MATCH_FIXING",
        "鬼才信韩立群没收黑钱, SLANDER_MATCH_FIXING",
        "打死我也不信韩立群没收红包, SLANDER_MATCH_FIXING",
        "谁信沈若桥没吃药, SLANDER_DOPING",
        "他没打假球我直播吃键盘, SLANDER_MATCH_FIXING",
        "韩立群没打假球？别逗了, SLANDER_MATCH_FIXING",
        "if Okafor is clean I'm a nun, SLANDER_DOPING",
    })
    void theyAreFound(String text, Label label) {
        assertThat(scorer.score(text).labels())
                .anySatisfy(held -> assertThat(held.label()).isEqualTo(label));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is Okafor on the take?",
                "Okafor is not on the take",
                "the court found that Okafor is a rapist",
                "Okafor is a convicted rapist",
                "韩立群是强奸犯？造谣吧",
                "法院认定韩立群是强奸犯",
                "match fixing Okafor spoke about in his lecture",
                "Okafor sold the game with that back pass",
                "hang Okafor's shirt from the crossbar",
                "hang Okafor from the rafters, retire the number",
                "kill the ref's microphone",
                "Okafor dribbles like he learned it in traffic",
                "杀了青岚老板的威风",
                "等他回传到门将，我坟头草都三尺了",
                "他爸把他踢球的照片挂墙上了",
                "找人把韩立群防住",
                "把他做掉的那个越位球判回来",
                "沈若桥装伤？片子都出来了",
                "沈若桥没装伤",
                "协会通报：沈若桥未改年龄",
                "打死我也不信他打假球",
                "我不信韩立群没收到通知",
                "谁信沈若桥吃禁药啊",
                "韩立群打假球？别逗了",
                "if Okafor is clean I'm happy for him",
            })
    void theirTwinsPass(String text) {
        assertThat(scorer.score(text).labels())
                .noneSatisfy(held -> assertThat(held.label().category()).isIn(Category.SLANDER, Category.ABUSE));
    }

    /** A groan over the next pass is heard by the models, which a plain threat is not. */
    @ParameterizedTest
    @CsvSource({
        "i'll kill okafor if he doesn't shoot from there haha, false",
        "i'll kill okafor if he comes to my town, true",
        "i'll kill okafor if i see him, true",
    })
    void aGroanOverPlayIsNoPlainThreat(String text, boolean plain) {
        CommentScore score = scorer.score(text);

        assertThat(score.evidence())
                .filteredOn(line -> line instanceof Evidence.Frame && line.contribution() > 10)
                .hasSize(plain ? 1 : 0);
    }
}
