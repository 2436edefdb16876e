package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.touchline.encoder.Opinion;
import io.touchline.learned.ModelFile;
import io.touchline.learned.NgramModel;
import io.touchline.learned.ReadText;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.HiddenWord;
import io.touchline.lexicon.Label;
import io.touchline.lexicon.Modifier;
import io.touchline.lexicon.Severity;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstReadingTest {

    private static final Opinion OPINION = new Opinion(
            "encoder-test",
            Map.of(
                    Category.ABUSE, new Opinion.Weight(1.25, 0.5),
                    Category.SLANDER, new Opinion.Weight(-0.75, 0.6),
                    Category.INCITEMENT, new Opinion.Weight(0, 0.7)));

    private static final Opinion AGAINST = new Opinion(
            "encoder-test",
            Map.of(
                    Category.ABUSE, new Opinion.Weight(-50, 0.5),
                    Category.SLANDER, new Opinion.Weight(-50, 0.6),
                    Category.INCITEMENT, new Opinion.Weight(-50, 0.7)));

    private static Canonicaliser canonicaliser;
    private static CommentScorer scorer;

    @BeforeAll
    static void compile() throws IOException {
        canonicaliser = new Canonicaliser();
        scorer = new CommentScorer(BundledLexicons.compiled().matcher(), Optional.of(ModelFile.bundled()));
    }

    @Test
    void anOpinionIsOneNamedPartOfTheSum() {
        for (String text : List.of("这种废物也配？听说还收了钱", "今天天气不错", "大家都去举报他")) {
            FirstReading first = first(text);
            CommentScore before = first.score();
            CommentScore after = first.score(OPINION);

            for (Category category : NgramModel.CATEGORIES) {
                Opinion.Weight weight = OPINION.weights().get(category);
                CategoryScore score = after.categories().get(category);
                assertThat(score.logit())
                        .isCloseTo(before.categories().get(category).logit() + weight.contribution(), within(1e-6));
                assertThat(score.bias())
                        .isEqualTo(before.categories().get(category).bias());
                assertThat(score.score()).isCloseTo(1 / (1 + Math.exp(-weight.slope() * score.logit())), within(1e-9));
                assertThat(after.evidence().stream()
                                .filter(evidence -> evidence.category() == category)
                                .mapToDouble(Evidence::contribution)
                                .sum())
                        .isCloseTo(score.logit() - score.bias(), within(1e-6));
                assertThat(after.evidence())
                        .contains(new Evidence.Encoder(category, weight.contribution(), "encoder-test"));
            }
            assertThat(before.evidence()).noneMatch(Evidence.Encoder.class::isInstance);
        }
    }

    /** What models see in it costs more than all that is added up again. */
    @Test
    void detailsOfTheFirstTierAreWorkedOutOnce() {
        FirstReading first = first("这种废物也配？听说还收了钱");

        assertThat(detail(first.score(OPINION))).isSameAs(detail(first.score()));
    }

    private static Evidence detail(CommentScore score) {
        return score.evidence().stream()
                .filter(evidence -> evidence instanceof Evidence.Ngram ngram && ngram.span() != null)
                .findFirst()
                .orElseThrow();
    }

    /** The entry withholds initials: what they stand for is read between their neighbours. */
    @Test
    void aWordThatIsHiddenIsFoundAsWhatItIs() {
        assertThat(first("名额早就nd好了").score().evidence())
                .filteredOn(Evidence.Term.class::isInstance)
                .extracting(evidence -> (Evidence.Term) evidence)
                .extracting(
                        Evidence.Term::label, Evidence.Term::canonical, Evidence.Term::span, Evidence.Term::evasions)
                .contains(tuple(Label.SLANDER_SELECTION, "早就内定", new Span(2, 6), Set.of(Evasion.INITIALS)));
    }

    /** Denied in letters as in characters. */
    @Test
    void aDenialOfWhatIsHiddenIsPassedOver() {
        for (String denied : List.of("她不是内定的", "她不是nd的")) {
            FirstReading reading = first(denied);
            assertThat(reading.read().words())
                    .as(denied)
                    .containsExactly(
                            new ReadText.Word(new Span(0, reading.read().text().length()), ""));
            assertThat(reading.score().labels()).as(denied).isEmpty();
        }
    }

    @Test
    void lettersOfAnAddressHideNothing() {
        assertThat(first("看 https://www.example.com/nd/fw 她的比赛").read().hidden())
                .isEmpty();
    }

    /** A call to refrain is passed over only if it says nothing else, hidden or not. */
    @Test
    void whatIsHiddenInACallToRefrainIsRead() {
        assertThat(first("大家别举报她").read().words()).isNotEmpty();
        assertThat(first("大家别举报她nd的").read().hidden())
                .extracting(HiddenWord::reading)
                .containsExactly("内定");
    }

    @Test
    void lettersThatMayStandForAThreatAreNoPlainOne() {
        assertThat(first("你等着，我要弄死你").score(AGAINST).labels()).isNotEmpty();
        FirstReading letters = first("你等着，我要nsn");
        assertThat(letters.score().labels()).isNotEmpty();
        assertThat(letters.score(AGAINST).labels()).isEmpty();
    }

    /** It is told in sober words, which encoders do not take for slander. */
    @Test
    void anOpinionDoesNotOutweighADebunkedClaim() {
        FirstReading reading = first("林知夏那次检查没通过，结果队里一直没有公布");
        ToldRumour told = new ToldRumour("r-1", "lin", new Span(3, 17), 0.96);

        assertThat(reading.score(AGAINST).labels()).isEmpty();
        CommentScore score = reading.score(Optional.of(AGAINST), List.of(told));

        CommentScore unasked = reading.score(Optional.empty(), List.of(told));
        assertThat(score.labels())
                .isEqualTo(unasked.labels())
                .extracting(LabelScore::label)
                .containsExactly(Label.SLANDER_RUMOUR);
        assertThat(score.evidence()).contains(new Evidence.Encoder(Category.SLANDER, 0, "encoder-test"));
        assertThat(score.categories().get(Category.SLANDER))
                .isEqualTo(unasked.categories().get(Category.SLANDER));
    }

    @Test
    void anOpinionMayDecideOtherwise() {
        Opinion certain = new Opinion(
                "encoder-test",
                Map.of(
                        Category.ABUSE, new Opinion.Weight(50, 0.5),
                        Category.SLANDER, new Opinion.Weight(-50, 0.6),
                        Category.INCITEMENT, new Opinion.Weight(-50, 0.7)));

        CommentScore score = first("今天天气不错").score(certain);

        assertThat(score.categories().get(Category.ABUSE).asserted()).isTrue();
        assertThat(score.labels())
                .singleElement()
                .satisfies(label -> assertThat(label.label().category()).isEqualTo(Category.ABUSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"我不相信裁判没收黑钱", "没有哪个裁判不收黑钱", "裁判又不是没收过黑钱", "no one denies the ref took bribes"})
    void aDenialThatIsNotBelievedTakesNothing(String text) {
        CommentScore score = first(text).score();

        assertThat(score.modifiers()).isEmpty();
        assertThat(score.gravest()).containsEntry(Category.SLANDER, Severity.GRAVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "裁判收黑钱不是谣言",
                "郑卫国收黑钱绝不是谣言",
                "裁判收了黑钱是真的，不是造谣",
                "至今没人出来辟谣，裁判收了黑钱",
                "谁说裁判收黑钱是谣言",
                "官方辟谣？裁判收了黑钱",
                "the ref taking bribes is not fake news",
            })
    void aRefutationThatIsDeniedRefutesNothing(String text) {
        CommentScore score = first(text).score();

        assertThat(modifiers(score)).doesNotContain(Modifier.DEBUNK);
        assertThat(score.gravest()).containsEntry(Category.SLANDER, Severity.GRAVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "裁判收黑钱是谣言",
                "裁判收黑钱纯属谣言",
                "官方辟谣了，网上说裁判收黑钱",
                "the ref taking bribes is fake news",
            })
    void aRefutationStands(String text) {
        assertThat(modifiers(first(text).score())).contains(Modifier.DEBUNK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "比赛回放 https://v.example.com/sb/feiwu.html 在这",
                "商务合作邮箱 sb@example.com",
                "www.feiwu.com/lj 可以买票",
            })
    void theLettersOfAnAddressAreNoWords(String text) {
        assertThat(sources(text)).isEmpty();
        assertThat(first(text).score().evidence()).noneMatch(Evidence.Term.class::isInstance);
        assertThat(first("你个sb，看 https://v.example.com/sb").score().gravest()).containsKey(Category.ABUSE);
    }

    @Test
    void whoAsksAroundForAnAddressDeniesNothing() {
        assertThat(modifiers(first("有没有人知道裁判家住哪里").score())).doesNotContain(Modifier.NEGATED);
    }

    /** 赛场 and 了解 are words, but none across a comma. */
    @ParameterizedTest
    @CsvSource({"他打假赛, 场上没人跑", "她被教练睡了, 解说都知道"})
    void noWordGoesAcrossTheEndOfAClause(String clause, String next) {
        List<String> alone = sources(clause);

        assertThat(alone).isNotEmpty();
        assertThat(sources(clause + "，" + next)).containsAll(alone);
        assertThat(sources(clause + "。" + next)).containsAll(alone);
    }

    private static List<Modifier> modifiers(CommentScore score) {
        return score.modifiers().stream().map(CommentScore.FoundModifier::kind).toList();
    }

    private static List<String> sources(String text) {
        return first(text).score().evidence().stream()
                .flatMap(evidence ->
                        evidence instanceof Evidence.Frame frame ? Stream.of(frame.source()) : Stream.empty())
                .toList();
    }

    /** 有人 is somebody who is quoted. */
    @Test
    void nobodyIsNotQuoted() {
        assertThat(first("有人说林知夏是垃圾").score().modifiers())
                .extracting(CommentScore.FoundModifier::kind)
                .contains(Modifier.QUOTED);
        assertThat(first("没有人说林知夏是垃圾").score().modifiers())
                .extracting(CommentScore.FoundModifier::kind)
                .doesNotContain(Modifier.QUOTED);
    }

    @Test
    void doubtIsTheDistanceOfTheNearestCategory() {
        FirstReading first = first("林知夏就是垃圾");
        double nearest = first.score().categories().values().stream()
                .mapToDouble(score -> Math.abs(score.score() - 0.5))
                .min()
                .orElseThrow();

        assertThat(1 / (1 + Math.exp(-first.doubt())) - 0.5).isCloseTo(nearest, within(1e-9));
    }

    /** What lexicons know as well is as sure as it looks. */
    @Test
    void whatNgramsAloneAssertIsDoubtedMore() {
        FirstReading alone = first("她很努力");
        FirstReading supported = first("林知夏就是垃圾");

        assertThat(logOdds(alone, Category.ABUSE)).isGreaterThan(1);
        assertThat(alone.doubt()).isCloseTo(logOdds(alone, Category.ABUSE) - 1, within(1e-9));
        assertThat(logOdds(supported, Category.ABUSE)).isPositive();
        assertThat(supported.doubt()).isCloseTo(logOdds(supported, Category.ABUSE), within(1e-9));
    }

    /** N-grams have more to go by there. */
    @Test
    void aLongTextIsDoubtedNoMore() {
        FirstReading alone = first("她的脑子大概是出门的时候忘在更衣室的柜子里了，建议下次比赛之前先回去找一找再上场");

        assertThat(logOdds(alone, Category.ABUSE)).isPositive();
        assertThat(alone.doubt()).isCloseTo(logOdds(alone, Category.ABUSE), within(1e-9));
    }

    private static double logOdds(FirstReading reading, Category category) {
        double score = reading.score().categories().get(category).score();
        return Math.log(score / (1 - score));
    }

    private static FirstReading first(String text) {
        return scorer.first(canonicaliser.canonicalise(text), List.of(), new Aim(List.of("somebody")));
    }
}
