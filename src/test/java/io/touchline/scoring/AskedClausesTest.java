package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Modifier;
import io.touchline.target.TargetNames;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks whether something is true accuses nobody; who knows the answer does. */
class AskedClausesTest {

    private static BundledScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new BundledScorer(List.of(
                new TargetNames("shen-mubai", "沈牧白", List.of(), List.of("沈木头")),
                new TargetNames("he", "何国梁", List.of(), List.of()),
                new TargetNames("okoro", "Okoro", List.of(), List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "听说沈牧白吃药了，真的假的",
                "听说沈牧白吃禁药，是真的吗",
                "听说何国梁收黑钱，真的吗",
                "听说沈牧白半决赛收钱打假球？是真的吗",
                "沈牧白是不是出轨了",
                "沈牧白是不是吃药了",
                "何国梁收钱了吗",
                "沈牧白真打假球了？",
                "听说沈牧白打假球被查了？",
                "听说沈牧白是内定的，有这回事吗",
                "要是沈牧白吃药了，那就禁赛",
                "如果沈牧白真的吃药了，那必须禁赛",
                "如果何国梁真收了红包，必须查",
                "沈牧白续约拿了多少钱",
                "沈牧白这次夺冠赚了多少钱",
                "沈牧白打假球的事是真的吗",
                "要是沈牧白吃药的事被证实，那必须禁赛"
            })
    void aQuestionIsNoClaim(String text) {
        CommentScore score = scorer.score(text);

        assertThat(score.categories().get(Category.SLANDER).score()).isLessThan(0.1);
        assertThat(score.labels()).isEmpty();
        assertThat(score.modifiers())
                .extracting(CommentScore.FoundModifier::kind)
                .containsExactly(Modifier.QUESTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "听说沈牧白出轨了，假的",
                "听说沈牧白出轨。不是真的。",
                "听说何国梁打假球，后来说是误会",
                "They say Okoro beats his wife. She denies it.",
                "They say Okoro hits his wife. It's a lie.",
                "People say Okoro was bribed. That's not true.",
                "They say Okoro hits his wife. It’s a lie.",
                "何国梁收钱？别逗了",
                "沈牧白打假球？天大的笑话",
                "沈牧白是小三？胡说八道",
                "何国梁收钱？别逗了，那场他还罚了主队两张红牌",
                "谁信沈牧白打假球啊",
                "鬼才信沈牧白收黑钱",
                "谁信他打假球啊，打死我都不信",
                "沈牧白要是打假球，我名字倒着写",
                "Okoro on steroids? Do me a favour.",
            })
    void hearsayThatIsRefutedAtOnceIsNoClaim(String text) {
        CommentScore score = scorer.score(text);

        assertThat(score.labels()).isEmpty();
        assertThat(score.modifiers())
                .extracting(CommentScore.FoundModifier::kind)
                .contains(Modifier.DEBUNK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "听说沈牧白吃药了",
                "你们知道沈牧白打假球吗",
                "沈牧白打假球赚了多少钱",
                "沈牧白收了裁判多少钱",
                "要是沈牧白没吃药，我把键盘吃了",
                "如果这都不算打假球，沈牧白你告诉我什么算",
                "沈牧白吃药了，假的要死",
                "They say Okoro beats his wife.",
                "They say Okoro beats his wife. She denies it, of course, she lives off him.",
                "Okoro beats his wife. Not true.",
                "听说沈牧白吃药了，懂的都懂",
                "沈牧白吃药了吧",
                "沈牧白又打假球了吗",
                "沈牧白不就是打假球吗",
                "沈牧白敢说没吃药吗",
                "沈牧白收了多少钱打假球？",
                "沈牧白是不是吃药了[微笑]",
                "沈牧白是不是吃药了😏",
                "沈牧白是不是吃药了呵呵",
                "沈牧白是不是“吃药”了",
                "沈木头是不是吃药了",
                "沈牧白打假球要脸吗",
                "沈牧白吃药拿的金牌香吗",
                "沈牧白打假球配当国手吗",
                "打假球的沈牧白是不是该滚",
                "沈牧白收黑钱是不是收到手软",
                "何国梁打假球是否该终身禁赛",
                "收黑钱的何国梁会不会被抓",
                "要是收黑钱的何国梁能当教练，我退坑",
                "听说沈牧白没吃禁药，谣言",
                "何国梁没收黑钱？别逗了",
                "何国梁收黑钱？笑话，他收的是房子",
                "沈牧白打假球？不可能哈哈",
                "沈牧白打假球？那当然",
                "谁信沈牧白没打假球",
                "谁信沈牧白打假球了，他打了三年",
                "Okoro not on steroids? Behave.",
                "有人说何国梁没收黑钱，都是假的",
                "Some say Okoro didn't take bribes. It's false.",
                "They say Okoro never took bribes. That's a lie.",
                "听说沈牧白吃药了，真的假的，何国梁收黑钱",
                "听说沈牧白吃药了，真的假的，这种废物滚"
            })
    void whatKnowsItsAnswerIsRead(String text) {
        assertThat(scorer.asked(text)).isEmpty();
    }
}
