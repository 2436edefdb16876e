package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who agrees with an insult or forbids its denial, beside who objects in the same words; without the encoder. */
class AgreedInsultsTest {

    private static BundledScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new BundledScorer("沈若桥", "Okafor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "骂她废物的说得太对了",
                "说沈若桥是垃圾的人说得一点没毛病",
                "网友骂他败类，骂得好",
                "有人说沈若桥是孬种，完全同意",
                "骂她戏精一点都不冤",
                "谁再说他不是垃圾我跟谁急",
                "谁说沈若桥不是废物？站出来",
                "沈若桥丢人，谁还护着这个败类",
                "the lads calling him a rat are spot on",
                "couldn't agree more with the guy who called her trash",
                "anyone who says Okafor isn't scum hasn't been watching",
                "anyone who thinks Okafor isn't a fraud needs their eyes tested",
                "why are you defending this fraud",
            })
    void areFound(String text) {
        assertThat(scorer.score(text).categories().get(Category.ABUSE).asserted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "骂他废物的都没资格看球",
                "骂他废物不对",
                "说他是小丑的人真准时，每场必到",
                "谁再说他是垃圾我跟谁急",
                "谁说沈若桥不是英雄我跟谁急",
                "没人骂他垃圾，大家在讨论战术",
                "骂我废物的没骂错，我投的票",
                "护着这孩子点，才十九",
                "everyone calling him a fraud owes him an apology",
                "whoever called him a rat should be banned",
                "couldn't agree more with the people defending him",
                "anyone who says Okafor isn't trying is blind",
            })
    void whatObjectsInTheirWordsIsNoAgreement(String text) {
        assertThat(scorer.score(text).evidence())
                .noneMatch(line -> line instanceof Evidence.Frame && line.contribution() > 10);
    }
}
