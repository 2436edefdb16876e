package io.touchline.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.rumour.EvaluateRumours.Result;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds what is reached: on the rumours that the matcher was developed and fitted on, and on those of others, whom its
 * makers had not read. The goal (recall 0.90 at 5 % false matches) is not reached; see src/docs/rumours.md.
 */
class RumourCorpusTest {

    private static final Path FITTED = Path.of("src/test/resources/corpus/rumours-dev.jsonl");
    /** Retold as far from the claim's words as can be, near misses with its words. */
    private static final Path HARD = Path.of("src/test/resources/corpus/rumours-dev-2.jsonl");

    private static final Path UNSEEN = Path.of("src/test/resources/corpus/rumours-test.jsonl");
    /** Written when the encoder of English claims had been chosen. */
    private static final Path UNSEEN_LATER = Path.of("src/test/resources/corpus/rumours-test-2.jsonl");

    private static BundledPairs pairs;

    @BeforeAll
    static void open() throws Exception {
        pairs = new BundledPairs();
    }

    @AfterAll
    static void close() throws Exception {
        pairs.close();
    }

    @Test
    void findsRewordingsWithAnEncoder() throws Exception {
        hold(FITTED, pairs, 0.69, 0.02);
        hold(HARD, pairs, 0.5, 0.05);
    }

    @Test
    void findsRewordingsOfUnseenRumours() throws Exception {
        hold(UNSEEN, pairs, 0.69, 0.02);
        hold(UNSEEN_LATER, pairs, 0.55, 0.05);
    }

    @Test
    void findsFewerWithoutAnEncoderAndIsAsRarelyWrong() throws Exception {
        hold(FITTED, PairReader.NONE, 0.5, 0.02);
        hold(UNSEEN, PairReader.NONE, 0.45, 0.035);
    }

    /** Most of what is said about somebody with a rumour is about something else. */
    @Test
    void takesTalkForNoRumour() throws Exception {
        List<RumourCase> cases = RumourCase.read(UNSEEN);
        double talk = EvaluateRumours.talk(cases, pairs, false);
        System.out.println("talk taken for a rumour: " + talk);

        assertThat(talk).isLessThanOrEqualTo(0.008);
        assertThat(EvaluateRumours.talk(cases, PairReader.NONE, false)).isLessThanOrEqualTo(0.02);
    }

    /** An encoder must not talk away what is told word for word, nor leave a doubt that takes it from the score. */
    @Test
    void isSureOfTheClaimsOwnWords() throws Exception {
        for (Path corpus : List.of(FITTED, HARD, UNSEEN)) {
            List<RumourCase> cases = RumourCase.read(corpus);
            assertThat(EvaluateRumours.copies(cases, pairs)).isGreaterThanOrEqualTo(0.89);
            assertThat(EvaluateRumours.copies(cases, PairReader.NONE)).isGreaterThanOrEqualTo(0.7);
        }
    }

    /** An encoder reads so much at once; what stands behind it must not be lost. */
    @Test
    void readsALongCommentToItsEnd() throws Exception {
        Canonicaliser canonicaliser = new Canonicaliser();
        RumourIndex index = new RumourIndex(canonicaliser);
        List<String> names = List.of("林知夏", "知夏");
        index.take(List.of(new RumourIndex.Entry(
                new Rumour("r-1", "lin", "林知夏在选拔赛前药检呈阳性，被队里压了下来", "协会", "https://example.org/", null), names)));
        CanonicalText text = canonicaliser.canonicalise("林知夏这几年的比赛我一场没落。她刚进队的时候我就在看台上，举着自己画的牌子喊她的名字；"
                + "她第一次拿全国冠军，我请了两天假坐硬座去现场。她受伤那一年，我每天刷新闻看她恢复得怎么样，"
                + "网上有人说她不行了，我一条一条地替她说话，跟人吵到半夜。选拔赛的票也是我排了一夜的队买来的，"
                + "从来没有后悔过。可是这一回，我真的没有办法装作什么都不知道了。林知夏药检出事，队里给按下去了。");
        RumourQuery query = new RumourQuery(
                text,
                List.of(new RumourQuery.About("lin", Wordings.placesOf(names, text, canonicaliser))),
                List.of(),
                new RumourQuery.Scored(-2, 0, 0, 0, 0, 0));

        assertThat(index.match(query, pairs)).extracting(RumourMatch::rumourId).containsExactly("r-1");
    }

    private static void hold(Path corpus, PairReader pairs, double recall, double falseMatches) throws Exception {
        Result result = EvaluateRumours.of(RumourCase.read(corpus), pairs, false);
        System.out.println("rumours, " + corpus.getFileName() + ": " + result);

        assertThat(result.recall()).isGreaterThanOrEqualTo(recall);
        // But for what stands in a denial's or a debunk's words, whatever is found is named.
        assertThat(result.labelled()).isGreaterThanOrEqualTo(result.recall() - 0.01);
        assertThat(result.falseMatchesInAll()).isLessThanOrEqualTo(falseMatches);
    }
}
