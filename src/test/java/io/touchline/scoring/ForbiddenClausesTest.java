package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.learned.ModelFile;
import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the lexicons that come with the service; what they take for a call is theirs to say. */
class ForbiddenClausesTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    private static Lexicons lexicons;

    @BeforeAll
    static void compile() throws IOException {
        lexicons = BundledLexicons.compiled();
    }

    private static List<String> passedOver(String written, Mention... mentions) {
        CanonicalText text = CANONICALISER.canonicalise(written);
        List<Mention> named = List.of(mentions);
        return ForbiddenClauses.in(text, named, lexicons.matcher().match(text, named, true)).stream()
                .map(forbidden -> text.letters(forbidden.stretch()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "不要抵制她代言的产品",
                "别去她超话骂她了",
                "大家别举报他账号",
                "求求你们别去她学校堵她了",
                "姐妹们别去冲她评论区，安静看比赛",
                "粉丝们也请大家都请不要抵制她代言的产品",
                "please dont boycott her sponsors",
                "guys don't flood her page",
                "guys don't flood her page with hate",
                "please don't boycott this athlete",
                "don't boycott the whole team",
                "don't boycott her sponsors, don't harass her family",
                "don't boycott her sponsors, good people work there",
            })
    void aProhibitionThatIsAllIsPassedOver(String text) {
        assertThat(passedOver(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "姐妹们都去举报他账号",
                "不要只抵制她代言的产品",
                "别光举报他账号",
                "千万别去骂她哦",
                "不要举报他，直接去他家门口堵他",
                "别去骂他，去骂他妈",
                "别在这骂 去他号底下骂",
                "不要抵制她代言的垃圾",
                "不要去机场堵她🤡",
                "大家别举报他账号哈哈哈",
                "别去她超话骂她了嘻嘻",
                "please dont boycott her sponsors haha",
                "不要去机场堵她？",
                "他说不要抵制她代言的产品",
                "粉丝团说不要抵制她代言的产品",
                "不要抵制她代言的产品我们要抵制的是她所有的比赛",
                "don't just boycott her sponsors",
                "don't boycott her sponsors, go after her coach",
                "大家别手软去机场堵她",
                "姐妹们别怕一起举报他账号",
                "大家不要嫌麻烦举报他账号",
                "别举报他账号了去机场堵她",
                "别犹豫举报他账号",
                "don't wait to boycott her sponsors",
                "no need to boycott her sponsors when you can boycott her matches",
            })
    void whateverMayMeanTheOppositeIsRead(String text) {
        assertThat(passedOver(text)).isEmpty();
    }

    @Test
    void whatIsInANameSaysNothing() {
        Mention name = new Mention("chen-xiaoguang", MatchedBy.NAME, new Span(5, 8));

        assertThat(passedOver("大家别举报陈晓光的账号", name)).hasSize(1);
    }

    @Test
    void aDerogatoryNameIsMoreThanTheCall() {
        Span place = new Span(4, 7);

        assertThat(passedOver("不要抵制沈木头代言的产品", new Mention("shen-muyun", MatchedBy.DEROGATORY_NAME, place)))
                .isEmpty();
        assertThat(passedOver("不要抵制沈牧云代言的产品", new Mention("shen-muyun", MatchedBy.NAME, place)))
                .hasSize(1);
    }

    /** Models count words and took it for the call. */
    @Test
    void modelsDoNotReadIt() throws IOException {
        CommentScorer scorer = new CommentScorer(lexicons.matcher(), Optional.of(ModelFile.bundled()));
        CanonicalText text = CANONICALISER.canonicalise("不要抵制她代言的产品");

        CommentScore score = scorer.score(text, List.of(), new Aim(List.of("somebody")));

        assertThat(score.categories().get(Category.INCITEMENT).score()).isLessThan(0.1);
        assertThat(score.labels()).isEmpty();
    }
}
