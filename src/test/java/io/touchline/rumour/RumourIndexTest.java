package io.touchline.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.rumour.RumourQuery.About;
import io.touchline.rumour.RumourQuery.Scored;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is registered is found, what is archived or about others is not, however much there is. */
class RumourIndexTest {

    private static final String CLAIM = "林知夏在选拔赛前药检呈阳性，被队里压了下来";
    private static final List<String> NAMES = List.of("林知夏", "知夏");

    /** A paragraph of which no window of a comment holds enough. */
    static final String MANY_CLAIMS = "她的队医在冬训时给她打了没有申报的针，她的父亲向裁判长送过两次现金，"
            + "她的经纪人替她改过出生日期，她的教练让队友在半决赛里放水，她的陪练收过博彩网站的钱，她在合同期内偷偷见过国外俱乐部，"
            + "她骗捐给灾区的款项一分没有到账，她让粉丝后援会垫付了机票，她在训练基地打伤过师妹，她签名的球拍全是助理代签，"
            + "她参加的慈善赛门票被黄牛加价倒卖，她的病假条出自没有资质的诊所，"
            + "她把队友的康复方案卖给了对手，她在直播间里推销过不合格的护具，她的外籍身份是花钱办下来的，她让司机顶替酒后驾车的处罚。";

    /** More than an encoder is asked of. */
    private static final int COPIES = 12;

    private static final Scored NOTHING_SAID = new Scored(0, 0, 0, 0, 0, 0);

    private static final Optional<double[]> TOLD = Optional.of(answer(0));
    private static final Optional<double[]> DENIED = Optional.of(answer(1));
    private static final Optional<double[]> OF_ANOTHER = Optional.of(answer(5));
    private static final Optional<double[]> SOMETHING_ELSE = Optional.of(answer(6));

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final RumourIndex index = new RumourIndex(canonicaliser);

    @Test
    void findsTheClaimItselfWithoutAnEncoder() {
        put("r-1", "lin", CLAIM);

        assertThat(ids("lin", CLAIM)).containsExactly("r-1");
    }

    @Test
    void saysWhereTheTextAsSentTellsIt() {
        put("r-1", "lin", CLAIM);
        String comment = "今天天气不错。" + CLAIM;

        Span span = index.match(query("lin", comment), PairReader.NONE).get(0).span();

        assertThat(comment.substring(span.begin(), span.end()))
                .contains("药检呈阳性")
                .doesNotContain("天气");
    }

    @Test
    void findsNothingInAnUnrelatedComment() {
        put("r-1", "lin", CLAIM);

        assertThat(ids("lin", "知夏今天训练辛苦了，明天比赛加油")).isEmpty();
    }

    @Test
    void doesNotTakeDenialsQuestionsAndRefutationsForIt() {
        put("r-1", "lin", CLAIM);

        assertThat(ids("lin", "林知夏从来没有药检阳性，别乱说")).isEmpty();
        assertThat(ids("lin", "有人知道林知夏药检呈阳性是真的吗？")).isEmpty();
        assertThat(ids("lin", "官方已经辟谣，林知夏药检呈阳性被压下来是谣言")).isEmpty();
    }

    /** Whatever an encoder makes of them: it does not know who is who. Where it is sure of a denial it is believed. */
    @Test
    void theClaimsWordsOfSomebodyElseAreNotTheRumour() {
        put("r-1", "lin", CLAIM);
        String claimed = CLAIM.substring("林知夏".length());

        for (String comment : List.of("沈牧白" + claimed + "，林知夏加油", "林知夏加油！沈牧白" + claimed + "。", "林知夏举报了沈牧白" + claimed)) {
            assertThat(ids(queryBeside("沈牧白", comment), PairReader.NONE))
                    .as(comment)
                    .isEmpty();
            assertThat(ids(queryBeside("沈牧白", comment), (claim, told) -> TOLD))
                    .as(comment)
                    .isEmpty();
        }
        assertThat(ids(queryBeside("沈牧白", "沈牧白说林知夏" + claimed), PairReader.NONE))
                .containsExactly("r-1");
        assertThat(ids(queryBeside("沈牧白", "沈牧白昨天又迟到了。" + CLAIM), (claim, told) -> OF_ANOTHER))
                .containsExactly("r-1");
        assertThat(ids(queryBeside("沈牧白", "林知夏和沈牧白" + claimed), (claim, told) -> TOLD))
                .containsExactly("r-1");
        assertThat(ids(queryBeside("沈牧白", "沈牧白爆料，她" + claimed), (claim, told) -> TOLD))
                .containsExactly("r-1");
        assertThat(ids(query("lin", "谁再说" + CLAIM + "，我跟谁急"), (claim, told) -> DENIED))
                .isEmpty();
    }

    /** Registering the other one must not switch the rumour off. */
    @Test
    void findsAClaimThatNamesASecondTarget() {
        String claim = "林知夏和沈牧白在训练基地同居";
        put("r-1", "lin", claim);

        assertThat(ids("lin", claim)).containsExactly("r-1");
        assertThat(ids(queryBeside("沈牧白", claim), PairReader.NONE)).containsExactly("r-1");
        assertThat(ids(queryBeside("沈牧白", "听说" + claim + "，太恶心了"), PairReader.NONE))
                .containsExactly("r-1");
    }

    /** What a claim itself says did not happen is no denial of it. */
    @Test
    void takesAClaimsOwnDenialsForWhatItTells() {
        String claim = "林知夏拒绝承担抚养费，从未支付过一分钱";
        put("r-1", "lin", claim);

        assertThat(ids("lin", claim)).containsExactly("r-1");
        assertThat(ids("lin", "林知夏没有拒绝承担抚养费，别传谣")).isEmpty();
        assertThat(ids("lin", "林知夏真的拒绝承担抚养费、从未支付过一分钱吗？")).isEmpty();
    }

    @Test
    void asksNoEncoderWhereNoTargetHasARumour() {
        put("r-1", "lin", CLAIM);

        List<RumourMatch> found = index.match(query("zhou", CLAIM), (claim, told) -> {
            throw new AssertionError("asked an encoder");
        });

        assertThat(found).isEmpty();
    }

    /** A text that names many whom many rumours are about must not hold a thread for a second. */
    @Test
    void looksAtTheBeginningOfALongTextAboutMany() {
        List<About> many = IntStream.range(0, 20)
                .mapToObj(i -> new About("t-" + i, List.<Span>of()))
                .toList();
        index.take(IntStream.range(0, 20 * 60)
                .mapToObj(i -> new RumourIndex.Entry(
                        new Rumour("r-" + i, "t-" + i % 20, i + "号" + CLAIM, "协会", "https://example.org/", null),
                        NAMES))
                .toList());
        CanonicalText words = canonicaliser.canonicalise("今天天气不错。".repeat(1_400));
        CanonicalText claim = canonicaliser.canonicalise(CLAIM);

        assertThat(index.compare(new RumourQuery(words, many, List.of(), NOTHING_SAID))
                        .complete())
                .isFalse();
        assertThat(index.compare(new RumourQuery(claim, many, List.of(), NOTHING_SAID))
                        .complete())
                .isTrue();
        assertThat(index.compare(new RumourQuery(words, many.subList(0, 1), List.of(), NOTHING_SAID))
                        .complete())
                .isTrue();
    }

    @Test
    void forgetsWhatIsArchived() {
        put("r-1", "lin", CLAIM);
        index.take(List.of(new RumourIndex.Entry(
                new Rumour("r-1", "lin", CLAIM, "协会", "https://example.org/", Instant.EPOCH), NAMES)));

        assertThat(ids("lin", CLAIM)).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void followsARumourToAnotherTarget() {
        put("r-1", "lin", CLAIM);
        put("r-1", "zhou", CLAIM);

        assertThat(ids("lin", CLAIM)).isEmpty();
        assertThat(ids("zhou", CLAIM)).containsExactly("r-1");
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void takesAnotherTextInPlaceOfTheOld() {
        put("r-1", "lin", CLAIM);
        put("r-1", "lin", "林知夏与教练合谋在小组赛故意输球");

        assertThat(ids("lin", CLAIM)).isEmpty();
        assertThat(ids("lin", "林知夏与教练合谋在小组赛故意输球")).containsExactly("r-1");
    }

    @Test
    void findsOneAmongThousandsAboutTheSameTarget() {
        List<RumourIndex.Entry> entries = new ArrayList<>(IntStream.range(0, 5_000)
                .mapToObj(i -> entry("r-" + i, "lin", "林知夏在第" + (char) ('一' + i) + (char) ('丁' + 3 * i) + "站药检呈阳性"))
                .toList());
        entries.add(entry("r-x", "lin", "林知夏与教练合谋在小组赛故意输球"));
        index.take(entries);

        assertThat(ids("lin", "林知夏与教练合谋在小组赛故意输球")).contains("r-x");
    }

    @Test
    void keepsStepWithChangesOfAManySidedTarget() {
        index.take(IntStream.range(0, 500)
                .mapToObj(i -> entry("r-" + i, "lin", "林知夏在第" + (char) ('一' + i) + (char) ('丁' + 3 * i) + "站收受红包"))
                .toList());
        for (int i = 0; i < 500; i += 20) {
            assertThat(ids("lin", "林知夏在第" + (char) ('一' + i) + (char) ('丁' + 3 * i) + "站收受红包"))
                    .as("each of many that have most in common")
                    .contains("r-" + i);
        }
        for (int i = 0; i < 500; i++) {
            if (i != 250) {
                index.take(List.of(new RumourIndex.Entry(
                        new Rumour("r-" + i, "lin", CLAIM, "协会", "https://example.org/", Instant.EPOCH), NAMES)));
            }
        }

        assertThat(index.size()).isEqualTo(1);
        assertThat(ids("lin", "林知夏在第" + (char) ('一' + 250) + (char) ('丁' + 750) + "站收受红包"))
                .containsExactly("r-250");
    }

    /** All of them say the same; those that were let go are not in the way of the few that stand. */
    @Test
    void archivedClaimsTakeNobodysPlace() {
        List<RumourIndex.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            entries.add(entry("r-" + i, "lin", i < 63 ? CLAIM : "林知夏在第" + (char) ('一' + i) + "站收受红包"));
        }
        index.take(entries);
        for (int i = 0; i < 60; i++) {
            index.take(List.of(new RumourIndex.Entry(
                    new Rumour("r-" + i, "lin", CLAIM, "协会", "https://example.org/", Instant.EPOCH), NAMES)));
        }

        assertThat(ids("lin", CLAIM)).containsExactlyInAnyOrder("r-60", "r-61", "r-62");
    }

    /** Whoever an encoder had no time for is not taken by words alone beside those that it was asked of. */
    @Test
    void wordsAloneAreNoWitnessOnceAnEncoderIsSpent() {
        RumourQuery reworded = query("lin", "林知夏药检出事，队里给按下去了", NOTHING_SAID);
        putCopies();
        assertThat(index.match(reworded, PairReader.NONE)).hasSize(COPIES);

        assertThat(index.match(reworded, (claim, told) -> SOMETHING_ELSE)).isEmpty();
    }

    /** These no encoder would talk away. */
    @Test
    void theClaimsOwnWordsAreAWitnessThoughAnEncoderIsSpent() {
        putCopies();

        assertThat(index.match(query("lin", CLAIM), (claim, told) -> SOMETHING_ELSE))
                .hasSize(COPIES);
    }

    /** An encoder is not spent on the many rumours about whoever is named first. */
    @Test
    void asksOfEachTargetInTurn() {
        putCopies();
        String other = "周亦航与教练合谋在小组赛故意输球";
        index.take(List.of(new RumourIndex.Entry(
                new Rumour("r-other", "zhou", other, "协会", "https://example.org/", null), List.of("周亦航"))));
        CanonicalText text = canonicaliser.canonicalise("林知夏药检出事，队里给按下去了。周亦航跟教练串通好了，小组赛是故意输的");
        RumourQuery query = new RumourQuery(
                text,
                List.of(
                        new About("lin", Wordings.placesOf(NAMES, text, canonicaliser)),
                        new About("zhou", Wordings.placesOf(List.of("周亦航"), text, canonicaliser))),
                List.of(),
                new Scored(-2, 0, 0, 0, 0, 0));
        List<String> asked = new ArrayList<>();

        List<RumourMatch> found = index.match(query, (claim, told) -> {
            asked.add(claim);
            return claim.contains("小组赛") ? TOLD : SOMETHING_ELSE;
        });

        assertThat(found).extracting(RumourMatch::rumourId).containsExactly("r-other");
        assertThat(asked).hasSize(8);
    }

    @Test
    void refusesWhatSaysNothing() {
        assertThat(index.recognisable(CLAIM, NAMES)).isTrue();
        assertThat(index.recognisable("林知夏林知夏", NAMES)).isFalse();
        assertThat(index.recognisable("？？？！！！", NAMES)).isFalse();
    }

    @Test
    void refusesWhatNoCommentIsReadBesideAsAWhole() {
        String sentence = "去年冬训期间队医连续三周给她注射了没有申报的药物，";

        assertThat(index.fits(CLAIM, NAMES)).isTrue();
        assertThat(index.fits(sentence.repeat(4), NAMES)).isTrue();
        assertThat(index.fits(MANY_CLAIMS, NAMES)).isFalse();
    }

    @Test
    void readsHostileTexts() {
        put("r-1", "lin", CLAIM);

        for (String text : List.of("", "\ud83d", "，", "药".repeat(10_000), "检。".repeat(5_000), "a ".repeat(5_000))) {
            index.match(query("lin", text), PairReader.NONE);
        }
    }

    /** As {@link PairReader} has it. @param sure the number of what is sure */
    private static double[] answer(int sure) {
        double[] answer = new double[7];
        Arrays.fill(answer, Math.log(0.001));
        answer[sure] = Math.log(0.994);
        return answer;
    }

    private void putCopies() {
        for (int i = 0; i < COPIES; i++) {
            put("r-" + i, "lin", CLAIM);
        }
    }

    private void put(String id, String target, String claim) {
        index.take(List.of(entry(id, target, claim)));
    }

    private static RumourIndex.Entry entry(String id, String target, String claim) {
        return new RumourIndex.Entry(new Rumour(id, target, claim, "协会", "https://example.org/", null), NAMES);
    }

    private List<String> ids(String target, String comment) {
        return ids(query(target, comment), PairReader.NONE);
    }

    private List<String> ids(RumourQuery query, PairReader reader) {
        return index.match(query, reader).stream().map(RumourMatch::rumourId).toList();
    }

    /** @param other the name of another registered target */
    private RumourQuery queryBeside(String other, String comment) {
        RumourQuery alone = query("lin", comment);
        List<Span> others = Wordings.placesOf(List.of(other), alone.text(), canonicaliser);
        return new RumourQuery(alone.text(), alone.about(), others, alone.scored());
    }

    private RumourQuery query(String target, String comment) {
        return query(target, comment, new Scored(-2, 0, 0, 0, 0, 0));
    }

    private RumourQuery query(String target, String comment, Scored scored) {
        CanonicalText text = canonicaliser.canonicalise(comment);
        List<Span> places = Wordings.placesOf(NAMES, text, canonicaliser);
        return new RumourQuery(text, List.of(new About(target, places)), List.of(), scored);
    }
}
