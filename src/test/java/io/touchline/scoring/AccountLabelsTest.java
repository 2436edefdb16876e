package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Label;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Labels about the account come through beside the three scores, and only with a target where they need one. */
class AccountLabelsTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();
    private static final Aim AIM = new Aim(List.of("lin-zhixia"));

    private static CommentScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new CommentScorer(BundledLexicons.compiled().matcher());
    }

    private static CommentScore score(String text, Aim aim) {
        return scorer.score(CANONICALISER.canonicalise(text), List.of(), aim);
    }

    @Test
    void namesAClaimOfIdentity() {
        CommentScore score = score("我是她队友，真相不是这样", AIM);

        assertThat(score.labels())
                .singleElement()
                .satisfies(label -> assertThat(label.label()).isEqualTo(Label.IMPERSONATION))
                .satisfies(label -> assertThat(label.targetIds()).containsExactly("lin-zhixia"));
        assertThat(score.categories().values()).noneMatch(CategoryScore::asserted);
    }

    @Test
    void namesALureUnderATargetsThread() {
        assertThat(score("同款主页有链接，今天下单立减", AIM).labels())
                .singleElement()
                .satisfies(label -> assertThat(label.label()).isEqualTo(Label.TREND_JACKING))
                .satisfies(label -> assertThat(label.targetIds()).containsExactly("lin-zhixia"));
    }

    @Test
    void namesNoTargetWhereNobodyIsMeant() {
        assertThat(score("同款主页有链接，今天下单立减", Aim.NONE).labels())
                .allSatisfy(label -> assertThat(label.targetIds()).isEmpty());
    }
}
