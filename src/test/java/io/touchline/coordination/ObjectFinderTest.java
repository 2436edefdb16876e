package io.touchline.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.KeyedHash;
import io.touchline.text.Canonicaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectFinderTest {

    private static final String TEXT = Comments.TEXT;

    @Test
    void disguisedCopyActsOnTheSameObjects() {
        CommentObjects plain = calm(TEXT + "idiot");

        assertThat(calm("就 你 这 水 平 还好意思上场，丢人现眼！！赶紧收拾东西，回家 IDIOT")).isEqualTo(plain);
        assertThat(calm("就你\u200b这水平还好意\u200b思上场丢人现眼赶紧收拾东西回家ｉｄｉｏｔ")).isEqualTo(plain);
        assertThat(plain.sketch()).isNotZero();
    }

    @Test
    void anotherTextActsOnOthers() {
        Set<ActedObject> anchors = objects(Comments.objects("t", TEXT, 0.9, null), ObjectKind.TEXT);
        CommentObjects other = Comments.objects("t", "今天的比赛真精彩下周继续来看她们训练", 0.9, null);

        assertThat(anchors).hasSize(3).doesNotContainAnyElementsOf(objects(other, ObjectKind.TEXT));
    }

    /** Whatever a comment is worth, others of the same text find it. */
    @Test
    void calmerCommentsActOnFewerAnchorsOfTheSame() {
        List<Set<ActedObject>> anchors = new ArrayList<>();
        for (double hostility : new double[] {0.02, 0.049, 0.05, 0.149, 0.15, 1}) {
            anchors.add(objects(Comments.objects("t", TEXT, hostility, null), ObjectKind.TEXT));
        }

        assertThat(anchors).extracting(Set::size).containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(anchors.get(5)).containsAll(anchors.get(3));
        assertThat(anchors.get(3)).containsAll(anchors.get(0));
    }

    @Test
    void calmCommentOfConcernActsOnAllAnchors() {
        CommentObjects selling = new ObjectFinder(new KeyedHash("sixteen bytes for tests".getBytes(UTF_8)))
                .of("t", new Canonicaliser().canonicalise(TEXT), TEXT, "thread", List.of("lin"), 0.02, true);

        assertThat(selling).isEqualTo(Comments.objects("t", TEXT, 0.9, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "滚", "真恶心", "go home", "滚 https://example.com/a"})
    void shortTextActsOnNone(String text) {
        assertThat(objects(calm(text), ObjectKind.TEXT)).isEmpty();
        assertThat(calm(text).sketch()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a?utm_source=x, https://example.com/a",
        "https://example.com/a?id=7&utm_medium=y&spm=1.2, https://example.com/a?id=7",
        "http://example.com/a, https://example.com/a",
        "https://EXAMPLE.com/a#comments, https://example.com/a?share_token=9",
        "https://example.com/a?spm=1&id=7, https://example.com/a?id=7&spm=1",
        "https://example.com/a?from=app&id=7&SOURCE=x#top, https://example.com/a?id=7",
        "https://www.example.com/a, www.example.com/a",
        "https://www.example.com/a, http://example.com/a"
    })
    void linkIsTheSameWithoutWhatOnlyTracks(String one, String other) {
        assertThat(objects(calm("看 " + one), ObjectKind.LINK))
                .isEqualTo(objects(calm("都去看 " + other), ObjectKind.LINK))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "看 https://example.com/a/b.",
                "(https://example.com/a/b)",
                "[去看](https://example.com/a/b)。",
                "[https://example.com/a/b],",
                "(见 https://example.com/a/b).",
                "https://example.com/a/b!!?",
                "\"https://example.com/a/b\"",
                "<https://example.com/a/b>;",
                "**https://example.com/a/b**",
                "https://example.com/a/b/",
                "https://example.com/a/b/.",
                "https://example.com/a/b/?utm_source=x",
                "https://example.com/a/b/#top."
            })
    void linkIsTheSameWithoutThePunctuationOfItsSentence(String text) {
        assertThat(objects(calm(text), ObjectKind.LINK))
                .isEqualTo(objects(calm("https://example.com/a/b"), ObjectKind.LINK))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a_(b), (https://example.com/a_(b)), true",
        "https://example.com/a_(b), https://example.com/a_(b, false",
        "https://example.com/a[1], [https://example.com/a[1]], true",
        "https://example.com/a?b=1&c=2, https://example.com/a?c=2&b=1, true",
        "https://example.com/a?b=1&c=2, https://example.com/a/?c=2&utm_source=x&b=1&, true",
        "https://example.com/a?b=1&c=2, https://example.com/a?b=2&c=1, false",
        "https://example.com/a, https://example.com/a/b, false"
    })
    void whatBelongsToALinkStays(String one, String other, boolean same) {
        Set<ActedObject> first = objects(calm(one), ObjectKind.LINK);

        assertThat(first).hasSize(1);
        assertThat(first.equals(objects(calm(other), ObjectKind.LINK))).isEqualTo(same);
    }

    @Test
    void punctuationAloneIsNoLink() {
        assertThat(objects(calm("www...... 和 https://!!!"), ObjectKind.LINK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"id=7, id=8", "source_id=123, source_id=124", "from_id=42, from_id=43", "sharer=1, sharer=2"})
    void linksToDifferentPagesAreDifferent(String one, String other) {
        assertThat(objects(calm("https://example.com/a?" + one), ObjectKind.LINK))
                .isNotEqualTo(objects(calm("https://example.com/a?" + other), ObjectKind.LINK));
    }

    /** Chinese has no blanks. */
    @Test
    void linkThatFollowsACharacterAtOnceIsOne() {
        CommentObjects glued = calm(TEXT + "https://t.cn/abcdefghijk");

        assertThat(objects(glued, ObjectKind.LINK))
                .hasSize(1)
                .isEqualTo(objects(calm("t https://t.cn/abcdefghijk"), ObjectKind.LINK));
        assertThat(objects(glued, ObjectKind.TEXT)).isEqualTo(objects(calm(TEXT), ObjectKind.TEXT));
        assertThat(objects(calm("xwww.example.com/a"), ObjectKind.LINK)).isEmpty();
    }

    @Test
    void hashtagsAreASet() {
        Set<ActedObject> both = objects(calm("#林知夏# 看看 #退队#"), ObjectKind.HASHTAGS);

        assertThat(objects(calm("#退队##林知夏# #退队#"), ObjectKind.HASHTAGS))
                .isEqualTo(both)
                .hasSize(1);
        assertThat(objects(calm("#退队#"), ObjectKind.HASHTAGS)).isNotEqualTo(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#林知夏滾出去#", "＃林知夏滚出去＃", "＃林知夏滚出去#", "＃林知夏滚出去 快看", "#林知夏\u200B滚出去#", "#林知夏·滚出去！#"})
    void hashtagIsTheSameInEveryWriting(String text) {
        assertThat(objects(calm(text), ObjectKind.HASHTAGS))
                .isEqualTo(objects(calm("#林知夏滚出去#"), ObjectKind.HASHTAGS))
                .hasSize(1);
    }

    @Test
    void hashtagWithoutLettersIsNamedAsItIsWritten() {
        Set<ActedObject> one = objects(calm("#🤡🤡#"), ObjectKind.HASHTAGS);

        assertThat(one).hasSize(1).isNotEqualTo(objects(calm("#🐶#"), ObjectKind.HASHTAGS));
    }

    @Test
    void addressesHashtagsAndNamesDoNotEnterTheSignature() {
        CommentObjects plain = calm(TEXT);

        for (String text : List.of(
                TEXT + " https://example.com/a/long/way/from/home",
                "#林知夏滚出国家队现在就滚# " + TEXT,
                "＃林知夏滚出国家队现在就滚＃" + TEXT,
                "@somebody_long_named " + TEXT,
                "@看球的人 " + TEXT + " #退队# www.example.com/x")) {
            assertThat(objects(calm(text), ObjectKind.TEXT)).isEqualTo(objects(plain, ObjectKind.TEXT));
            assertThat(calm(text).sketch()).isEqualTo(plain.sketch());
        }
    }

    /** Two hundred who glue their text to a sign would be nobody's copies. */
    @Test
    void whatIsGluedToASignIsNoName() {
        CommentObjects glued = calm("@" + TEXT);

        assertThat(objects(glued, ObjectKind.TEXT)).isEqualTo(objects(calm(TEXT), ObjectKind.TEXT));
        assertThat(glued.sketch()).isEqualTo(calm(TEXT).sketch());
    }

    /** One sign in front hid a whole campaign: the scorer reads what stands behind it. */
    @Test
    void anAttackThatIsAllTagsAndNamesIsAText() {
        String attack = "桑榆晚这种烂人根本不配站上领奖台";
        Set<ActedObject> plain = objects(Comments.objects("t", attack, 0.9, null), ObjectKind.TEXT);

        for (String text : List.of("#" + attack + "#", "#" + attack, "#" + attack + " https://t.cn/abcdefghijk")) {
            assertThat(objects(Comments.objects("t", text, 0.9, null), ObjectKind.TEXT))
                    .isEqualTo(plain);
        }
        assertThat(objects(Comments.objects("t", "@桑榆晚你这种烂人 @赶紧从国家队滚出去吧", 0.9, null), ObjectKind.TEXT))
                .isNotEmpty();
        assertThat(objects(calm("#" + attack + "#"), ObjectKind.TEXT)).isEmpty();
    }

    @Test
    void lettersAndDigitsAtRandomMakeNoOtherText() {
        Set<ActedObject> plain = objects(calm(TEXT), ObjectKind.TEXT);

        for (String text : List.of(TEXT + "q7x2m9kd3v8p1zt5", TEXT + " 8361940275518264", "k3j9x7w2q5 " + TEXT)) {
            assertThat(objects(calm(text), ObjectKind.TEXT)).isEqualTo(plain);
            assertThat(calm(text).sketch()).isEqualTo(calm(TEXT).sketch());
        }
        assertThat(calm(TEXT + "，3比1").sketch()).isNotEqualTo(calm(TEXT).sketch());
        assertThat(objects(calm("noise and nothing else q7x2m9kd3v8p1zt5"), ObjectKind.TEXT))
                .isNotEmpty();
    }

    @Test
    void onlyADoubtfulCommentActsOnItsThreadAndTargets() {
        CommentObjects hostile = Comments.objects("t", TEXT, 0.9, "thread", "lin", "zhou");

        assertThat(kinds(hostile)).contains(ObjectKind.THREAD, ObjectKind.TARGET);
        assertThat(objects(hostile, ObjectKind.TARGET)).hasSize(2);
        assertThat(kinds(Comments.objects("t", TEXT, 0.02, "thread", "lin", "zhou")))
                .containsOnly(ObjectKind.TEXT);
        assertThat(kinds(Comments.objects("t", TEXT, 0.9, null, "lin"))).doesNotContain(ObjectKind.THREAD);
    }

    @Test
    void threadAndTargetOfOneNameAreTwoObjects() {
        assertThat(Comments.objects("t", "滚", 0.9, "lin", "lin").objects()).hasSize(2);
    }

    @Test
    void namespacesShareNothing() {
        String text = TEXT + " #退队# https://example.com/a";
        CommentObjects one = Comments.objects("one", text, 0.9, "thread", "lin");
        CommentObjects other = Comments.objects("other", text, 0.9, "thread", "lin");

        assertThat(one.objects()).hasSize(7).doesNotContainAnyElementsOf(other.objects());
        assertThat(one.sketch()).isNotEqualTo(other.sketch());
    }

    private static CommentObjects calm(String text) {
        return Comments.objects("t", text, 0.02, null);
    }

    private static Set<ActedObject> objects(CommentObjects objects, ObjectKind kind) {
        return objects.objects().stream()
                .filter(object -> object.kind() == kind)
                .collect(Collectors.toSet());
    }

    private static Set<ObjectKind> kinds(CommentObjects objects) {
        return objects.objects().stream().map(ActedObject::kind).collect(Collectors.toSet());
    }
}
