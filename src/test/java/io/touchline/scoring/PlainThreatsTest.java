package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.touchline.encoder.Opinion;
import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Severity;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threats that can hardly mean anything else, which no model takes back, beside those that may. */
class PlainThreatsTest {

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

    /** Models have seen too few to know them, and take some for talk about a match. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm going to kill you",
                "lost my bet because of you, I'll kill your family",
                "我杀了你",
                "我会杀了你",
                "死全家吧你们教练组，这票我白抢了",
                "我真的会杀了你",
                "再输一场我就杀了教练",
                "把他家烧了",
                "someone kill that ref please",
                "I say this as a fan: I will kill you",
                "我跟你说，我要弄死你",
                "跟你说我要弄死你",
                "说真的，我要弄死你",
                "你再说一遍，我弄死你",
                "再骂一句，我弄死你",
                "我再说一遍，我要杀了你",
                "我就这么说，我弄死你",
                "我今天把话写在这，我要杀了你",
                "举报我也要说，我要弄死你",
                "大家都在骂，我要杀了你",
                "我刚发了评论。我要弄死你！",
                "大家都这么说。我要杀了你。",
                "你们再刷，我弄死你",
                "钱花光了，我要弄死你",
                "call the police, I will kill you",
                "comment again and I will kill you",
                "I'm telling you, I will kill you",
                "i told you i will kill you",
                "求大佬开他盒",
                "谁来人肉一下这个裁判",
                "someone leak her home address",
            })
    void whatModelsMakeOfItTakesNothingFromAPlainThreat(String text) {
        FirstReading reading = first(text);
        CommentScore score = reading.score();

        assertThat(score.severity()).isEqualTo(Severity.THREAT);
        assertThat(score.categories().get(Category.ABUSE).score()).isGreaterThan(0.8);
        assertThat(reading.score(OPINION).categories().get(Category.ABUSE))
                .isEqualTo(score.categories().get(Category.ABUSE));
        assertThat(score.evidence().stream()
                        .filter(evidence -> evidence.category() == Category.ABUSE)
                        .mapToDouble(Evidence::contribution)
                        .sum())
                .isCloseTo(
                        score.categories().get(Category.ABUSE).logit()
                                - score.categories().get(Category.ABUSE).bias(),
                        within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "telling someone to kill yourself over a match is vile",
                "he said i will kill you to the ref and got ten games",
                "那人在评论区写我要杀了你，平台居然不管",
                "有人在评论区骂：我要杀了你",
                "他发来的私信\n我要杀了你",
                "他对我再说一遍，我要杀了你",
                "他对我说我要杀了你",
                "他跟你说，我要弄死你",
                "他一再说我要弄死你",
                "tell him: I will kill you",
                "i received i will kill you from some fan",
                "she got told: i will kill you",
                "我又不会杀了你，怕什么",
                "再不好好吃饭我掐死你，爱你哟",
                "I won't kill you for it, relax",
            })
    void aThreatThatMayBeAnothersOrAJokeIsNoPlainOne(String text) {
        CommentScore score = first(text).score();

        // What all n-grams come to has no bound, and an opinion takes it back.
        assertThat(score.evidence())
                .isNotEmpty()
                .filteredOn(evidence -> !(evidence instanceof Evidence.Ngram))
                .noneMatch(evidence -> evidence.contribution() > 6);
        assertThat(first(text).score(AGAINST).labels()).isEmpty();
    }

    /** What is asked for may be a shop's address or one for fan mail, and the deed somebody else's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "please share her address, i want to send a get well card",
                "he said drop his address and got banned",
                "开他盒的人被抓了",
                "他说要开他盒",
            })
    void aCallForAnAddressThatMayBeHarmlessIsLeftToTheModels(String text) {
        assertThat(first(text).score().evidence())
                .filteredOn(evidence -> evidence.category() == Category.ABUSE && !(evidence instanceof Evidence.Ngram))
                .isNotEmpty()
                .noneMatch(evidence -> evidence.contribution() > 6);
        assertThat(first(text).score(AGAINST).labels()).isEmpty();
    }

    /** They once took all severity from a threat, wherever they stood. */
    @ParameterizedTest
    @ValueSource(strings = {"害我饭都吃不起了，明天就去你家砍死你", "我要弄死你，快递送错了", "她的电话是13812345678，票买错了别怪我"})
    void aWordOfOnesOwnLifeElsewhereExcusesNothingThatCannotWait(String text) {
        assertThat(first(text).score().gravest()).containsEntry(Category.ABUSE, Severity.THREAT);
    }

    private static FirstReading first(String text) {
        return scorer.first(canonicaliser.canonicalise(text), List.of(), new Aim(List.of("somebody")));
    }
}
