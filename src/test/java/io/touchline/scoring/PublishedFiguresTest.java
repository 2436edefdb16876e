package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.encoder.Opinion;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Severity;
import io.touchline.target.TargetNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Telephones, papers and addresses of registered people, by the bundled lexicons; the numbers are nobody's. */
class PublishedFiguresTest {

    /** Whatever a model makes of a row of digits. */
    private static final Opinion AGAINST = new Opinion(
            "encoder-test",
            Map.of(
                    Category.ABUSE, new Opinion.Weight(-10, 1),
                    Category.SLANDER, new Opinion.Weight(-10, 1),
                    Category.INCITEMENT, new Opinion.Weight(-10, 1)));

    private static BundledScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        scorer = new BundledScorer(List.of(
                new TargetNames("shen-mubai", "沈牧白", List.of(), List.of()),
                new TargetNames("okoro", "Daniel Okoro", List.of("Okoro"), List.of())));
    }

    /** No model talks them away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "沈牧白的手机号13800138000",
                "沈牧白手机：138-0013-8000，睡不着的可以去问候一下",
                "沈牧白私人电话\n１３８ ００１３ ８０００",
                "扒到沈牧白手机号了 幺三八〇〇一三八〇〇〇",
                "沈牧白身份证11010519491231002X",
                "11010519491231002x沈牧白本人",
                "Okoro's private number is 07700 900123",
                "guys Okoro phone (212) 555-0147 enjoy"
            })
    void whatIsOutIsOut(String text) {
        CommentScore score = scorer.first(text).score(AGAINST);

        assertThat(score.labels()).anySatisfy(label -> {
            assertThat(label.label()).isEqualTo(Label.PRIVACY_DOXXING);
            assertThat(label.score()).isGreaterThan(0.9);
            assertThat(label.severity()).isEqualTo(Severity.THREAT);
            assertThat(label.targetIds()).hasSize(1);
        });
    }

    /** They are hidden all the same: what a comment quotes has a rule of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"有人把沈牧白的手机号13800138000发出来了，太过分了，大家别打", "“沈牧白手机号13800138000”，这种评论请删掉"})
    void whoReportsThemIsNotWhoPublishedThem(String text) {
        CommentScore score = scorer.first(text).score();

        assertThat(score.labels()).extracting(LabelScore::label).doesNotContain(Label.PRIVACY_DOXXING);
        assertThat(score.quoted()).anySatisfy(quoted -> {
            assertThat(quoted.label()).isEqualTo(Label.PRIVACY_DOXXING);
            assertThat(quoted.severity()).isEqualTo(Severity.THREAT);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "沈牧白 13800138000 不谢",
                "13800138000就是沈牧白的号",
                "沈牧白妈妈电话13800138000",
                "她电话13800138000，一人打一遍",
                "沈牧白的QQ是12345678，别说是我说的",
                "沈牧白家：梧桐路88号3栋502",
                "翠湖花园3栋1202 沈牧白",
                "沈牧白航班MU5137，座位12A",
                "沈牧白坐G7512次8车12F",
                "Okoro lives at 14 Larch Close",
                "call Okoro on +44 7700 900123 tonight",
                "Okoro's passport number 533401234"
            })
    void isFoundByLexiconsAndTheFirstTier(String text) {
        assertThat(scorer.first(text).score().labels())
                .extracting(LabelScore::label)
                .contains(Label.PRIVACY_DOXXING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "求沈牧白决赛门票，联系13800138000",
                "我的手机号13800138000，想转一张沈牧白比赛的票",
                "少儿班招生，热线13800138000，和沈牧白同一个启蒙教练",
                "沈牧白粉丝QQ群123456789，欢迎加入",
                "沈牧白这场21-15、21-18、21-19，赢得不轻松",
                "沈牧白20240811夺冠那天我在现场",
                "沈牧白粉丝12345678了，恭喜",
                "沈牧白在体育路88号的新馆训练",
                "Okoro has 1200000 followers now",
                "box office 020 7946 0123 for the Okoro fight"
            })
    void ordinaryFiguresGiveNobodyAway(String text) {
        assertThat(scorer.first(text).score().labels())
                .extracting(LabelScore::label)
                .doesNotContain(Label.PRIVACY_DOXXING);
    }
}
