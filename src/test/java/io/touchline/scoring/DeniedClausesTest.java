package io.touchline.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.lexicon.BundledLexicons;
import io.touchline.lexicon.Lexicons;
import io.touchline.lexicon.Mention;
import io.touchline.target.MentionFinder;
import io.touchline.target.TargetNames;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the lexicons that come with the service; what they take for a denial is theirs to say. */
class DeniedClausesTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    private static Lexicons lexicons;
    private static MentionFinder finder;

    @BeforeAll
    static void compile() throws IOException {
        lexicons = BundledLexicons.compiled();
        finder = new MentionFinder(
                List.of(
                        new TargetNames("shen", "沈牧白", List.of("牧白"), List.of("沈木头")),
                        new TargetNames("grey", "Hattie Greystoke", List.of("Hattie"), List.of())),
                CANONICALISER,
                lexicons.disguises());
    }

    private static List<String> passedOver(String written) {
        CanonicalText text = CANONICALISER.canonicalise(written);
        List<Mention> mentions = finder.find(text);
        return DeniedClauses.in(text, mentions, lexicons.matcher().match(text, mentions, true)).stream()
                .map(denied -> text.letters(denied.stretch()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "沈牧白不是废物",
                "沈牧白真不是废物！",
                "她绝对不是小丑啊",
                "他不是废物",
                "这孩子并不是废物",
                "贺云起不是废物",
                "贺云起也不是什么小丑",
                "沈牧白没有收钱。",
                "牧白从来没有收过钱好吗",
                "Hattie is not a clown",
                "she isn't a fraud at all",
                "she isn't a useless clown at all",
                "Hattie is not a disgraceful fraud",
                "沈牧白从来没收黑钱打假球",
                "Hattie is not a clown. Her record speaks for itself.",
                "Hattie is not a clown. Just look at her record.",
                "Hattie is not a clown, that much is certain",
                "沈牧白没走后门，靠的是实力",
                "沈牧白不是傻逼也不是废物",
                "沈牧白才不是废物呢",
                "沈牧白当然不是废物啦",
                "沈牧白从来就不是什么废物",
                "我相信沈牧白不是废物",
                "没人觉得她是废物",
                "沈牧白哪里是废物，明明是天才",
                "他不是废物，只是状态不好",
                "没有人认为沈牧白是垃圾",
                "我不觉得沈牧白是废物",
                "我不认为他是垃圾",
                "能不能别骂了？沈牧白不是废物",
                "你们烦不烦? she isn't a fraud at all",
                "Nobody thinks she is a fraud",
                "No one thinks he's trash",
                "I never thought Hattie was a clown",
            })
    void aDenialThatIsAllIsPassedOver(String text) {
        assertThat(passedOver(text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'沈牧白不是废物，骂他的才是畜生', 沈牧白不是废物",
        "'跟你们说过多少遍了，沈牧白不是废物，别骂了', 沈牧白不是废物",
        "'沈牧白没收钱，她只是有本事', 沈牧白没收钱",
    })
    void whatElseIsSaidIsRead(String text, String passedOver) {
        assertThat(passedOver(text)).containsExactly(passedOver);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "沈牧白就是废物",
                "沈牧白不是人",
                "沈牧白不是东西",
                "沈牧白难道不是废物",
                "别说沈牧白不是废物",
                "贺云起是不是废物",
                "贺云起还不是废物",
                "贺云起怕不是个傻逼",
                "贺云起又不是没收黑钱",
                "小贺不是没收黑钱",
                "沈牧白怕不是个傻逼",
                "贺云起不是废物就是小丑",
                "沈牧白不是废物是什么",
                "沈牧白不是废物？",
                "沈牧白不是废物谁是",
                "沈牧白不是“废物”",
                "沈牧白不是废物🤡",
                "沈牧白不是废物哈哈哈",
                "贺云起没收黑钱呵呵",
                "Hattie is not a clown lol",
                "沈牧白不是废物吗",
                "沈木头不是废物",
                "沈牧白没吃药能游这么快",
                "沈牧白这种蠢货不是废物",
                "Hattie is not just a clown, she is a fraud",
                "Hattie is not a clown she is a rat",
                "Hattie is not a clown, she's the whole circus",
                "小贺没收黑钱 废物",
                "Hattie is never not a clown",
                "沈牧白从来没有不是废物过",
                "沈牧白不是废物，是畜生",
                "沈牧白没收钱谁信",
                "沈牧白没收黑钱，才怪",
                "沈牧白没收黑钱，呵呵",
                "沈牧白没收黑钱，我信你个鬼",
                "沈牧白不是废物。谁信？",
                "牧白要没收钱，我名字倒着写",
                "不要脸的泼妇",
                "don't send her hate",
                "沈牧白就是个没用的废物",
                "沈牧白没收钱，就是赛前每人一个红包",
                "骂这种废物没意义",
                "没必要骂一个废物",
                "队史从来没有过这种废物！",
                "从来没有过这种废物",
                "沈牧白没收黑钱 废物",
                "沈牧白没收黑钱废物",
                "Hattie is not a clown, just a fraud",
                "沈牧白没收钱，只是赛前拿了个红包",
                "鬼才信沈牧白没收黑钱",
                "沈牧白不是没收黑钱",
                "他不是没收黑钱",
                "今天没有比赛",
                "没人觉得他不是废物",
                "没有人认为沈牧白不是垃圾",
                "裁判绝不可能没收黑钱",
                "沈牧白没收黑钱我是不信的",
                "没人觉得沈牧白比他更废物",
                "我不觉得沈牧白是废物，我觉得是垃圾",
                "nobody thinks Hattie is a clown like she does",
            })
    void whateverMayMeanTheOppositeIsRead(String text) {
        assertThat(passedOver(text)).isEmpty();
    }
}
