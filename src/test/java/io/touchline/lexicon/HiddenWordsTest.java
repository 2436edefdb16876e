package io.touchline.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words under other sounds, in pinyin, as initials, in parts, apart and with digits, whether or not a lexicon has them. */
class HiddenWordsTest {

    private static final IntPredicate NOTHING = unit -> false;

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # in pinyin
                    跟laoshu似的见光就往洞里钻, 老鼠
                    领队给他用xing fen ji, 兴奋剂
                    半个泳队都看见他打xing奋ji, 兴奋剂
                    你个suo头wu gui, 缩头乌龟
                    疑似xi·du被抓, 吸毒
                    这个ｌａｊｉ裁判, 垃圾
                    她老公外面chu gui了, 出轨
                    wo kan ni men jiu shi yi qun wu gui, 我 看 你们 就是 一群 乌龟
                    # by other characters of the same sound
                    他们打的是甲秋，盘口早就开好了, 假球
                    这种范童还能拿首发, 饭桶
                    大家一起去菊抱他, 举报
                    队里谁不知道他初鬼, 出轨
                    尿检全是星粪剂阳性, 兴奋剂
                    她不过是个肺雾, 废物
                    # by their initials
                    名额早就nd好了, 内定
                    他们俩打jq, 打假球
                    赛前偷偷吃了xfj, 兴奋剂
                    他真是个fw, 废物
                    全体都去plq刷, 评论区
                    多半是走hm进来的, 走后门
                    把他jb到封号, 举报
                    # with characters in parts
                    大家都去扌氐制他的代言, 抵制
                    又去贝者球了, 赌球
                    这个马扁子教练, 骗子
                    他这种饣反木甬也能首发, 饭桶
                    # with something between them
                    她在队里老是霸💔凌新人, 霸凌
                    又是这种垃 圾教练, 垃圾
                    名额早就内*定好了, 内定
                    """)
    void saysWhatIsHidden(String text, String words) {
        assertEquals(List.of(words.split(" ")), readings(sequences(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "you can die",
                "women can see him",
                "i hate America and he said so",
                "这场game的pace太快，nice",
                "GALA上MA队赢了",
                "看她的balabala就烦",
                "没有字母的一句话",
                "xi。du",
                "🐔🐶👎",
                "今天这场球踢得真好看，门将立了大功",
                "好“努力”哦，真努力",
                "看她比赛真好 看着就高兴",
                "真棒呢[微笑]",
                "霸。凌晨才到家",
                "奶奶说等她退役就去学游泳",
                "下课铃一响我就往体育馆跑",
                "这个发球yyds",
                "VAR看了三分钟还是没判",
                "MVP给她没毛病",
                "她今天打得真好琰珺瑄璟霈煜昶翊翎玥珂琬沅沐洛淇涵澍濯芷芮苒"
            })
    void readsNothingIntoOtherThings(String text) {
        assertEquals(List.of(), sequences(text));
    }

    @ParameterizedTest
    @CsvSource({
        "what a tr4sh keeper, trash",
        "d15gr4c3 to the shirt, disgrace",
        "an absolute cl0wn and a l0s3r, clown loser",
        "他就是个n00b, noob"
    })
    void readsDigitsAsLetters(String text, String words) {
        assertEquals(List.of(words.split(" ")), readings(LeetReader.read(canonical(text), NOTHING)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1v1 with CR7 in the U21s", "a 3-0 win at 9pm", "b2b and mp3", "2h15m", "他3比0赢了f1", "3d", "10"})
    void leavesNumbersAlone(String text) {
        assertEquals(List.of(), LeetReader.read(canonical(text), NOTHING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"他就是xi du的", "他就是tr4sh"})
    void passesOverWhatIsKnown(String text) {
        CanonicalText canonical = canonical(text);
        IntPredicate all = unit -> true;
        assertEquals(List.of(), SequenceReader.read(canonical, List.of(), all));
        assertEquals(List.of(), LeetReader.read(canonical, all));
    }

    /** Places are in order and apart, and say something else than what is written there. */
    @Property(tries = 3_000)
    void placesAreApart(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({
                        '是', '毒', '品', '肺', '雾', '秋', '甲', 'x', 'i', 'd', 'u', 'n', 'g', 'a', 'o', '4', '0', '2', ' ',
                        '，', '·', '㎝', '㍻', '\u0301'
                    })
                    String text) {
        CanonicalText canonical = new Canonicaliser().canonicalise(text);
        apart(canonical, SequenceReader.read(canonical, List.of(), NOTHING));
        apart(canonical, LeetReader.read(canonical, NOTHING));
    }

    private static void apart(CanonicalText text, List<HiddenWord> words) {
        int behind = 0;
        for (HiddenWord word : words) {
            Span place = word.place();
            assertTrue(place.begin() >= behind && place.end() <= text.length(), words::toString);
            String written = text.original().substring(text.begin(place.begin()), text.end(place.end() - 1));
            assertTrue(!word.reading().isEmpty() && !written.equals(word.reading()), words::toString);
            behind = place.end();
        }
    }

    private List<HiddenWord> sequences(String text) {
        return SequenceReader.read(canonical(text), List.of(), NOTHING);
    }

    private static List<String> readings(List<HiddenWord> words) {
        return words.stream().map(HiddenWord::reading).toList();
    }

    private CanonicalText canonical(String text) {
        return canonicaliser.canonicalise(text);
    }
}
