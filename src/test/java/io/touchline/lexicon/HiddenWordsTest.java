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

/** Words in pinyin and with digits for letters, whether or not a lexicon has them. */
class HiddenWordsTest {

    private static final IntPredicate NOTHING = unit -> false;

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @ParameterizedTest
    @CsvSource({
        "跟laoshu似的见光就往洞里钻, 老鼠",
        "领队给他用xing fen ji, 兴奋剂",
        "半个泳队都看见他打xing奋ji, 兴奋剂",
        "你个suo头wu gui, 缩头 乌龟",
        "疑似xi·du被抓, 吸毒",
        "这个ｌａｊｉ裁判, 垃圾",
        "她老公外面chu gui了, 出轨",
        "wo kan ni men jiu shi yi qun wu gui, 我 看 你们 就是 一群 乌龟"
    })
    void saysWhatIsSpelled(String text, String words) {
        assertEquals(List.of(words.split(" ")), readings(SpelledReader.read(canonical(text), NOTHING)));
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
                "他da了一下",
                "a队b队都输了",
                "没有字母的一句话",
                "xi。du",
                "🐔🐶👎"
            })
    void readsNothingIntoOtherThings(String text) {
        assertEquals(List.of(), SpelledReader.read(canonical(text), NOTHING));
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
        assertEquals(List.of(), SpelledReader.read(canonical, all));
        assertEquals(List.of(), LeetReader.read(canonical, all));
    }

    /** Places are in order and apart, and hold what they are said to: some letters or digits each. */
    @Property(tries = 3_000)
    void placesAreApart(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({
                        '是', '毒', '品', '兴', '奋', 'x', 'i', 'd', 'u', 'n', 'g', 'a', 'o', '4', '0', '2', ' ', '，', '·'
                    })
                    String text) {
        CanonicalText canonical = new Canonicaliser().canonicalise(text);
        apart(canonical, SpelledReader.read(canonical, NOTHING));
        apart(canonical, LeetReader.read(canonical, NOTHING));
    }

    private static void apart(CanonicalText text, List<HiddenWord> words) {
        int behind = 0;
        for (HiddenWord word : words) {
            Span place = word.place();
            assertTrue(place.begin() >= behind && place.end() <= text.length(), words::toString);
            assertTrue(
                    text.chars().substring(place.begin(), place.end()).chars().anyMatch(c -> c < 128), words::toString);
            behind = place.end();
        }
    }

    private static List<String> readings(List<HiddenWord> words) {
        return words.stream().map(HiddenWord::reading).toList();
    }

    private CanonicalText canonical(String text) {
        return canonicaliser.canonicalise(text);
    }
}
