package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static io.touchline.scoring.HandMadeHits.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.CommentScore.FoundModifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a comment only quotes or objects to. */
class QuotedLabelTest {

    private static final HarmEntry THREAT = entry(
            Label.THREAT,
            Severity.THREAT,
            4.4,
            Modifier.QUOTED,
            Modifier.COUNTER_SPEECH,
            Modifier.SELF_DIRECTED,
            Modifier.AFFECTIONATE);
    private static final HarmEntry ADDRESS = frame(
            Label.PRIVACY_DOXXING,
            Severity.THREAT,
            4.4,
            Modifier.QUOTED,
            Modifier.COUNTER_SPEECH,
            Modifier.NEGATED,
            Modifier.QUESTION,
            Modifier.ATTRIBUTED);

    @Test
    void aQuotedThreatIsKnownAndCountsForNothing() {
        CommentScore score = new HandMadeHits("林某你听好了：“打断你的腿”")
                .mention("lin", "林某")
                .harm("打断你的腿", THREAT)
                .score();

        assertThat(score.quoted()).containsExactly(new QuotedLabel(Label.THREAT, Severity.THREAT, List.of("lin")));
        assertThat(score.labels()).isEmpty();
        assertThat(score.severity()).isEqualTo(Severity.NONE);
        assertThat(score.categories().get(Category.ABUSE).logit())
                .isEqualTo(score.categories().get(Category.ABUSE).bias());
        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.4, -4.4);
    }

    @Test
    void soIsOneThatTheCommentObjectsToWithoutMarks() {
        CommentScore score = new HandMadeHits("说要打断你的腿的人该抓")
                .harm("打断你的腿", THREAT)
                .cue(Modifier.COUNTER_SPEECH, "该抓", "说要打断你的腿的人该抓")
                .score();

        assertThat(score.quoted()).extracting(QuotedLabel::label).containsExactly(Label.THREAT);
    }

    @Test
    void oneOfWhichTooLittleIsLeftToHoldIsOnlyQuotedToo() {
        CommentScore score = new HandMadeHits("他说“打断你的腿”")
                .person("他")
                .harm("打断你的腿", entry(Label.THREAT, Severity.THREAT, 4.4))
                .score();

        assertThat(score.labels()).isEmpty();
        assertThat(score.quoted()).extracting(QuotedLabel::label).containsExactly(Label.THREAT);
    }

    @Test
    void whatIsSaidOutsideTheQuotationHoldsAndIsNotOnlyQuoted() {
        CommentScore score = new HandMadeHits("“砍死你”，打断你的腿")
                .person("你")
                .harm("砍死你", THREAT)
                .harm("打断你的腿", THREAT)
                .score();

        assertThat(score.labels()).extracting(LabelScore::label).containsExactly(Label.THREAT);
        assertThat(score.quoted()).isEmpty();
    }

    @Test
    void whatIsDeniedOrMeantFondlyIsNotOnlyQuoted() {
        CommentScore denied = new HandMadeHits("没有“他住在3号楼”这回事")
                .harm("他住在3号楼", ADDRESS)
                .cue(Modifier.NEGATED, "没有", "没有“他住在3号楼”这回事")
                .score();
        CommentScore fond = new HandMadeHits("闺蜜说“打断你的腿”哈哈")
                .harm("打断你的腿", THREAT)
                .cue(Modifier.AFFECTIONATE, "哈哈", "闺蜜说“打断你的腿”哈哈")
                .score();

        assertThat(denied.quoted()).isEmpty();
        assertThat(fond.quoted()).isEmpty();
    }

    @Test
    void sayingWhoseWordsTheyAreOrAskingAboutThemTakesNothingBack() {
        CommentScore score = new HandMadeHits("网友称“他住在3号楼”，真的吗")
                .harm("他住在3号楼", ADDRESS)
                .cue(Modifier.ATTRIBUTED, "网友称", "网友称“他住在3号楼”")
                .cue(Modifier.QUESTION, "真的吗", "网友称“他住在3号楼”，真的吗")
                .score();

        assertThat(score.quoted()).extracting(QuotedLabel::label).containsExactly(Label.PRIVACY_DOXXING);
    }

    @Test
    void attributionAloneQuotesNothing() {
        CommentScore score = new HandMadeHits("网友称他住在3号楼")
                .harm("他住在3号楼", ADDRESS)
                .cue(Modifier.ATTRIBUTED, "网友称", "网友称他住在3号楼")
                .score();

        assertThat(score.quoted()).isEmpty();
    }

    @Test
    void privateDataAreGravestWhereTheyCanBeRead() {
        assertThat(graveness("群里发“他住在3号楼”", "他住在3号楼")).isEqualTo(Severity.THREAT);
        assertThat(graveness("群里发“他住在三栋二单元”", "他住在三栋二单元")).isEqualTo(Severity.THREAT);
        assertThat(graveness("群里发“他的手机：13800001234”", "他的手机")).isEqualTo(Severity.THREAT);
        assertThat(graveness("群里问“谁知道他住哪”", "谁知道他住哪")).isEqualTo(Severity.GRAVE);
        assertThat(graveness("群里喊“一起扒一下他家”，7号球员", "一起扒一下他家")).isEqualTo(Severity.GRAVE);
    }

    private static Severity graveness(String comment, String words) {
        return new HandMadeHits(comment)
                .harm(words, ADDRESS)
                .score()
                .quoted()
                .get(0)
                .severity();
    }

    /** A quotation takes everything before the objection comes to it; the objection is there all the same. */
    @Test
    void whoObjectsToAQuotationObjects() {
        CommentScore score = new HandMadeHits("有人留言“打断你的腿”，已报警")
                .harm("打断你的腿", THREAT)
                .cue(Modifier.COUNTER_SPEECH, "已报警", "有人留言“打断你的腿”，已报警")
                .score();

        assertThat(score.modifiers())
                .extracting(FoundModifier::kind)
                .containsExactly(Modifier.QUOTED, Modifier.COUNTER_SPEECH);
        assertThat(score.speaking()).containsExactlyInAnyOrder(Modifier.QUOTED, Modifier.COUNTER_SPEECH);
        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(2.64, -2.64);
    }

    @Test
    void isAboutWhomTheQuotationNames() {
        CommentScore score = new HandMadeHits("“周某，打断你的腿”。林某加油")
                .mention("zhou", "周某")
                .mention("lin", "林某")
                .harm("打断你的腿", THREAT)
                .score();

        assertThat(score.quoted().get(0).targetIds()).containsExactly("zhou");
    }

    @Test
    void onlyARegisteredRumourIsOne() {
        CommentScore hinted = new HandMadeHits("他们说“听说出事了”")
                .harm("听说出事了", entry(Label.SLANDER_RUMOUR, Severity.INSULT, 3, Modifier.QUOTED))
                .score();
        CommentScore told = new HandMadeHits("他们说“林某尿检没过”")
                .mention("lin", "林某")
                .rumour("r-1", "尿检没过", 0.9)
                .score();

        assertThat(hinted.quoted()).isEmpty();
        assertThat(told.quoted()).extracting(QuotedLabel::label).containsExactly(Label.SLANDER_RUMOUR);
    }
}
