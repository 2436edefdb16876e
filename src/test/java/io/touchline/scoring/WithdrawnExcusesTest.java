package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Modifier;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that excuse, beside others that take the excuse back, and those that look like them and do not. */
class WithdrawnExcusesTest {

    private static BundledScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new BundledScorer("沈默言", "许澄野", "林知夏");
    }

    @ParameterizedTest
    @CsvSource({
        "评论区都在骂沈默言畜生，骂得好, QUOTED",
        "评论区都在骂沈默言畜生，一点没骂错, QUOTED",
        "我天天在评论区骂沈默言是畜生, QUOTED",
        "我昨天给沈默言发私信骂他废物, QUOTED",
        "许澄野收黑钱打假球，协会还不道歉, ATTRIBUTED",
        "许澄野收黑钱打假球，足协必须处罚, ATTRIBUTED",
        "不是没有证据，许澄野收黑钱的录音我听过, COUNTER_SPEECH",
        "沈默言吃药是真的，林知夏吃药是谣言, DEBUNK",
        "沈默言收黑钱，人家许澄野清清白白, DEBUNK",
        "没人觉得沈默言不是废物, NEGATED",
        "难道许澄野没收黑钱吗, NEGATED"
    })
    void areNoneOf(String text, Modifier modifier) {
        assertThat(excuses(text)).as(text).doesNotContain(modifier);
    }

    @ParameterizedTest
    @CsvSource({
        "评论区都在骂沈默言畜生，骂得好难听, QUOTED",
        "有人骂沈默言是畜生，骂得对吗？, QUOTED",
        "我昨天看到有人骂沈默言畜生, QUOTED",
        "许澄野收黑钱打假球，足协已经处罚, ATTRIBUTED",
        "没有证据就说许澄野收黑钱, COUNTER_SPEECH",
        "沈默言不是废物, NEGATED",
        "谁敢说沈默言是废物, NEGATED",
        "沈默言证明了自己不是废物, NEGATED",
        "沈默言你给我等着，下次我要拿到你的签名, AFFECTIONATE"
    })
    void standWhereNothingTakesThemBack(String text, Modifier modifier) {
        assertThat(excuses(text)).as(text).contains(modifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"沈默言吃药了吗？吃了", "沈默言是不是吃药了？当然是啊", "许澄野打假球了吗？打了，我亲眼见的", "听说许澄野打假球，真的吗？千真万确", "许澄野有没有收黑钱他自己清楚"})
    void whoAnswersTheOwnQuestionAsksNothing(String text) {
        assertThat(scorer.asked(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"沈默言吃药了吗？没有", "沈默言是不是吃药了？当然不是", "许澄野打假球了吗？肯定没打", "许澄野打假球了吗？真的假的", "许澄野打假球了吗？对了，几点开始"})
    void whoAnswersNoAsked(String text) {
        assertThat(scorer.asked(text)).isNotEmpty();
    }

    /** Modifiers that take something from what is found. */
    private static List<Modifier> excuses(String text) {
        return scorer.score(text).evidence().stream()
                .filter(Evidence.Modified.class::isInstance)
                .map(lowered -> ((Evidence.Modified) lowered).modifier())
                .toList();
    }
}
