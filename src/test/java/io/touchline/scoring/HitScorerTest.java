package io.touchline.scoring;

import static io.touchline.scoring.HandMadeHits.entry;
import static io.touchline.scoring.HandMadeHits.frame;
import static io.touchline.scoring.HandMadeHits.targetRequired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.HarmEntry;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.scoring.CommentScore.FoundModifier;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import org.junit.jupiter.api.Test;

class HitScorerTest {

    private static final HarmEntry INSULT = entry(Label.INSULT_PERSON, Severity.INSULT, 3.0);
    private static final HarmEntry CURSE = entry(Label.CURSE, Severity.GRAVE, 4.2);
    private static final HarmEntry BRIBE = frame(Label.SLANDER_MATCH_FIXING, Severity.GRAVE, 4.2);

    @Test
    void isAtItsBiasesWithoutEvidence() {
        CommentScore score = new HandMadeHits("林知夏今天很努力").mention("lin", "林知夏").score();

        assertThat(score.categories())
                .containsOnlyKeys(Category.ABUSE, Category.SLANDER, Category.INCITEMENT)
                .allSatisfy((category, of) -> assertThat(of.logit()).isEqualTo(of.bias()));
        assertThat(score.categories().get(Category.ABUSE).bias()).isEqualTo(-3.10);
        assertThat(score.categories().get(Category.SLANDER).bias()).isEqualTo(-4.10);
        assertThat(score.categories().get(Category.INCITEMENT).bias()).isEqualTo(-3.60);
        assertThat(score.evidence()).isEmpty();
        assertThat(score.labels()).isEmpty();
        assertThat(score.severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void addsTheEntryAndTheNamedTarget() {
        CommentScore score = new HandMadeHits("林知夏是废物")
                .mention("lin", "林知夏")
                .harm("废物", INSULT)
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(3.0, 0.7);
        assertThat(score.categories().get(Category.ABUSE).logit()).isEqualTo(0.6);
        assertThat(score.categories().get(Category.ABUSE).asserted()).isTrue();
        assertThat(score.labels()).singleElement().satisfies(label -> {
            assertThat(label.label()).isEqualTo(Label.INSULT_PERSON);
            assertThat(label.score()).isCloseTo(0.645656, within(1e-6));
            assertThat(label.severity()).isEqualTo(Severity.INSULT);
            assertThat(label.targetIds()).containsExactly("lin");
        });
        assertThat(score.severity()).isEqualTo(Severity.INSULT);
    }

    @Test
    void countsSixtyPercentWhenNobodyIsThere() {
        CommentScore score =
                new HandMadeHits("他来了。真是废物").person("他").harm("废物", INSULT).score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(1.8);
    }

    @Test
    void countsInFullWithAPersonInTheSentenceOrAnAim() {
        CommentScore person =
                new HandMadeHits("他呀，真是废物").person("他").harm("废物", INSULT).score();
        CommentScore aimed =
                new HandMadeHits("真是废物").aim("lin").harm("废物", INSULT).score();

        assertThat(person.evidence()).extracting(Evidence::contribution).containsExactly(3.0);
        assertThat(aimed.evidence()).extracting(Evidence::contribution).containsExactly(3.0, 0.7);
    }

    @Test
    void takesInitialsInCapitalsForAnAbbreviationRatherThanAnInsult() {
        HarmEntry grave = HandMadeHits.entry(Label.INSULT_PERSON, Severity.GRAVE, 4.0);

        assertThat(weightOf("fw", INSULT, Evasion.INITIALS)).isEqualTo(2.91);
        assertThat(weightOf("FW", INSULT, Evasion.INITIALS, Evasion.CASE)).isEqualTo(1.5);
        assertThat(weightOf("SB", grave, Evasion.INITIALS, Evasion.CASE)).isEqualTo(3.88);
        assertThat(weightOf("FEIWU", INSULT, Evasion.PINYIN, Evasion.CASE)).isEqualTo(2.94);
    }

    private static double weightOf(String word, HarmEntry entry, Evasion... evasions) {
        CommentScore score = new HandMadeHits("这个" + word)
                .aim("lin")
                .disguised(word, entry, evasions)
                .score();
        return score.evidence().get(0).contribution();
    }

    @Test
    void leavesOutAnEntryThatNeedsATargetAndHasNone() {
        HarmEntry entry = targetRequired(Label.INSULT_PERSON, Severity.INSULT, 3.0);

        assertThat(new HandMadeHits("真是废物").harm("废物", entry).score().evidence())
                .isEmpty();
        assertThat(new HandMadeHits("他真是废物")
                        .person("他")
                        .harm("废物", entry)
                        .score()
                        .evidence())
                .hasSize(1);
    }

    @Test
    void halvesEachFurtherHitOfALabelTheHeaviestFirst() {
        CommentScore score = new HandMadeHits("你甲乙丙")
                .person("你")
                .harm("甲", entry(Label.INSULT_PERSON, Severity.RUDE, 1.4))
                .harm("乙", entry(Label.INSULT_PERSON, Severity.GRAVE, 4.2))
                .harm("丙", INSULT)
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.2, 1.5, 0.35);
    }

    @Test
    void doesNotHalveAcrossLabels() {
        CommentScore score = new HandMadeHits("你甲乙")
                .person("你")
                .harm("甲", INSULT)
                .harm("乙", CURSE)
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(3.0, 4.2);
        assertThat(score.labels()).extracting(LabelScore::label).containsExactly(Label.CURSE);
    }

    @Test
    void aFloodOfOneWordStaysShortAndUnderTwiceItsWeight() {
        HandMadeHits flood = new HandMadeHits("你" + "废物".repeat(2_000)).person("你");
        for (int i = 0; i < 2_000; i++) {
            flood.harm(new Span(1, 3), INSULT);
        }

        CommentScore score = flood.score();

        assertThat(score.evidence()).hasSizeLessThan(30);
        assertThat(score.categories().get(Category.ABUSE).logit()).isLessThanOrEqualTo(-3.1 + 6.0);
    }

    @Test
    void aCancelledHitTakesNoPlaceInLine() {
        CommentScore score = new HandMadeHits("你没有甲，乙")
                .person("你")
                .harm("甲", entry(Label.INSULT_PERSON, Severity.THREAT, 5.2, Modifier.NEGATED))
                .harm("乙", INSULT)
                .cue(Modifier.NEGATED, "没有", "没有甲")
                .score();

        assertThat(score.categories().get(Category.ABUSE).logit()).isCloseTo(-0.1, within(1e-9));
        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(3.0, 2.6, -2.6);
    }

    @Test
    void severalModifiersTakeFromWhatIsLeft() {
        CommentScore score = new HandMadeHits("林某收了钱是假的，不该传")
                .mention("lin", "林某")
                .harm("收了钱", BRIBE)
                .cue(Modifier.DEBUNK, "假的", "林某收了钱是假的")
                .cue(Modifier.COUNTER_SPEECH, "不该传", "林某收了钱是假的，不该传")
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.2, -3.78, -0.336, 0.7);
        assertThat(score.categories().get(Category.SLANDER).logit()).isCloseTo(-4.1 + 0.084 + 0.7, within(1e-9));
        assertThat(score.labels()).isEmpty();
    }

    @Test
    void twoCuesOfOneModifierTakeOnce() {
        CommentScore score = new HandMadeHits("据通报，据判决，收了钱")
                .harm("收了钱", BRIBE)
                .cue(Modifier.ATTRIBUTED, "据通报", "据通报，据判决，收了钱")
                .cue(Modifier.ATTRIBUTED, "据判决", "据判决，收了钱")
                .aim("lin")
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.2, -3.78, 0.7);
        assertThat(score.modifiers()).containsExactly(new FoundModifier(Modifier.ATTRIBUTED, new Span(4, 7)));
    }

    @Test
    void noContextIsAddedToEvidenceThatIsCancelled() {
        CommentScore score = new HandMadeHits("林某没有收钱")
                .mention("lin", "林某")
                .harm("收钱", frame(Label.SLANDER_MATCH_FIXING, Severity.GRAVE, 4.2, Modifier.NEGATED))
                .cue(Modifier.NEGATED, "没有", "没有收钱")
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.2, -4.2);
        assertThat(score.categories().get(Category.SLANDER).logit()).isEqualTo(-4.1);
    }

    @Test
    void aDenialInsideAFrameCoversIt() {
        CommentScore score = new HandMadeHits("他从来没有收过钱才怪")
                .person("他")
                .harm("他从来没有收过钱", BRIBE)
                .cue(Modifier.NEGATED, "没有", "没有收过钱")
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.2, -3.78);
    }

    @Test
    void aClauseThatOnlyDeniesTakesAllOfWhatItDenies() {
        CommentScore score = new HandMadeHits("他从来没有收过钱")
                .person("他")
                .harm("他从来没有收过钱", BRIBE)
                .cue(Modifier.NEGATED, "没有", "没有收过钱")
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.2, -4.2);
    }

    @Test
    void aDenialThatEndsBeforeTheHitDoesNotCoverIt() {
        CommentScore score = new HandMadeHits("他没有输，收了钱")
                .person("他")
                .harm("收了钱", BRIBE)
                .cue(Modifier.NEGATED, "没有", "没有输")
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(4.2);
        assertThat(score.modifiers()).isEmpty();
    }

    @Test
    void reportsExceptionsAsModifiers() {
        CommentScore score = new HandMadeHits("现在是垃圾时间")
                .exception(Modifier.DOMAIN_TERM, "垃圾时间")
                .score();

        assertThat(score.modifiers()).containsExactly(new FoundModifier(Modifier.DOMAIN_TERM, new Span(3, 7)));
        assertThat(score.evidence()).isEmpty();
    }

    @Test
    void listsTheStrongestLabelWhenOnlyTheSumHolds() {
        CommentScore score = new HandMadeHits("你甲乙")
                .person("你")
                .harm("甲", entry(Label.MOCKERY_VEILED, Severity.RUDE, 1.6))
                .harm("乙", entry(Label.BODY_SHAMING, Severity.INSULT, 2.0))
                .score();

        assertThat(score.categories().get(Category.ABUSE).asserted()).isTrue();
        assertThat(score.labels()).extracting(LabelScore::label).containsExactly(Label.BODY_SHAMING);
        assertThat(score.labels().get(0).score()).isLessThan(0.5);
        assertThat(score.severity()).isEqualTo(Severity.INSULT);
    }

    @Test
    void givesALabelTheTargetsOfItsOwnSentences() {
        CommentScore score = new HandMadeHits("周某辛苦了。林某和王某是废物")
                .mention("zhou", "周某")
                .mention("wang", "王某")
                .mention("lin", "林某")
                .harm("废物", INSULT)
                .aim("thread-target")
                .score();

        assertThat(score.labels().get(0).targetIds()).containsExactly("lin", "wang");
    }

    @Test
    void fallsBackToTheAimThenToAllMentions() {
        HandMadeHits aimed = new HandMadeHits("周某辛苦了。你是废物")
                .mention("zhou", "周某")
                .person("你")
                .harm("废物", INSULT)
                .aim("thread-target");
        HandMadeHits unaimed =
                new HandMadeHits("周某辛苦了。你是废物").mention("zhou", "周某").person("你").harm("废物", INSULT);

        assertThat(aimed.score().labels().get(0).targetIds()).containsExactly("thread-target");
        assertThat(unaimed.score().labels().get(0).targetIds()).containsExactly("zhou");
    }

    @Test
    void severityForgetsEvidenceThatLostMostOfItsWeight() {
        CommentScore score = new HandMadeHits("甲乙丙你")
                .person("你")
                .harm("甲", entry(Label.INSULT_PERSON, Severity.THREAT, 8))
                .harm("丙", entry(Label.INSULT_PERSON, Severity.INSULT, 6))
                .cue(Modifier.AFFECTIONATE, "乙", "甲乙")
                .score();

        assertThat(score.labels().get(0).severity()).isEqualTo(Severity.INSULT);
        assertThat(score.severity()).isEqualTo(Severity.INSULT);
    }

    @Test
    void accountLabelsStandOutsideTheCategories() {
        CommentScore score = new HandMadeHits("加微信领资料")
                .harm("加微信", entry(Label.TREND_JACKING, Severity.RUDE, 4.0))
                .aim("lin")
                .score();

        assertThat(score.categories()).doesNotContainKey(Category.ACCOUNT);
        assertThat(score.labels()).extracting(LabelScore::label).containsExactly(Label.TREND_JACKING);
        assertThat(score.labels().get(0).score()).isCloseTo(1 / (1 + Math.exp(-1.7)), within(1e-9));
        assertThat(score.severity()).isEqualTo(Severity.RUDE);
    }

    @Test
    void ordersLabelsGravestFirst() {
        CommentScore score = new HandMadeHits("你甲乙丙")
                .person("你")
                .harm("甲", entry(Label.INSULT_PERSON, Severity.INSULT, 6))
                .harm("乙", entry(Label.INCITE_PILE_ON, Severity.GRAVE, 4.2))
                .harm("丙", entry(Label.CURSE, Severity.GRAVE, 5.0))
                .score();

        assertThat(score.labels())
                .extracting(LabelScore::label)
                .containsExactly(Label.CURSE, Label.INCITE_PILE_ON, Label.INSULT_PERSON);
    }

    @Test
    void aMentionWithoutAPlaceCountsForTheCommentAsAWhole() {
        CommentScore score = new HandMadeHits("真是废物")
                .mentionWithoutPlace("lin")
                .harm("废物", entry(Label.INSULT_PERSON, Severity.INSULT, 6))
                .score();

        assertThat(score.evidence()).extracting(Evidence::contribution).containsExactly(3.6, 0.7);
        assertThat(score.labels().get(0).targetIds()).containsExactly("lin");
    }

    @Test
    void aDebunkTakesARumourAwayAndHearsayDoesNot() {
        HandMadeHits told =
                new HandMadeHits("听说林知夏尿检没过，早辟谣了").mention("lin", "林知夏").rumour("r-1", "尿检没过", 1);

        CommentScore heard = told.cue(Modifier.ATTRIBUTED, "听说", "听说林知夏尿检没过").score();
        assertThat(heard.categories().get(Category.SLANDER).asserted()).isTrue();

        CommentScore debunked =
                told.cue(Modifier.DEBUNK, "辟谣", "听说林知夏尿检没过，早辟谣了").score();
        assertThat(debunked.categories().get(Category.SLANDER).asserted()).isFalse();
        assertThat(debunked.labels()).isEmpty();
    }
}
