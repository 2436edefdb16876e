package io.touchline.casework.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymiserTest {

    private final Anonymiser anonymiser = new Anonymiser(List.of("林知夏", "夏夏", "夏夏", "Lin"));

    @ParameterizedTest
    @CsvSource({
        "@路人甲 你说得对, @某人 你说得对",
        "回复＠someone_123：好的, 回复@某人：好的",
        "@林知夏 加油, @林知夏 加油",
        "@林知夏：你就是个废物, @林知夏：你就是个废物",
        "骂的就是@林知夏, 骂的就是@林知夏",
        "@林知夏你就是个废物, @某人",
        "@林知夏的小迷妹 滚, @某人 滚",
        "@林知夏🐰 滚, @某人🐰 滚",
        "@🐰小兔兔 滚, @某人 滚",
        "@小🐰兔兔 滚, @某人 滚",
        "@🐰🐰 滚, @某人 滚",
        "@『夏夏』 滚, @某人』 滚",
        "@\u3000路人甲 滚, @某人 滚",
        "@路人甲[怒]滚, @某人[怒]滚",
        "@路人甲…滚, @某人…滚",
        "@Lin 你好, @Lin 你好",
        "@Lin! 你好, @Lin! 你好",
        "@Linda_1999 你好, @某人 你好",
        "@Lin_1999 你好, @某人 你好",
        "@Lin-99 你好, @某人 你好",
        "@Lin＿99 你好, @某人 你好",
        "@lin 你好, @某人 你好",
        "@राहुल_शर्मा तुम, @某人 तुम",
        "@พี่นก ดี, @某人 ดี",
        "@Jose\u0301_Pen\u0303a hi, @某人 hi",
        "@a123456789b123456789c123456789d_realname hi, @某人 hi",
        "加我 13800138000, 加我 00000000000",
        "电话 138-0013-8000 找我, 电话 000-0000-0000 找我",
        "１３８００１, 000000",
        "138\u30000013\u30008000, 000\u30000000\u30000000",
        "138  0013  8000, 000  0000  0000",
        "138/0013－8000, 000/0000－0000",
        "138\u200B0013*8000, 000\u200B0000*0000",
        "一三八零零一三八零零零, 00000000000",
        "2024年3比1赢了, 2024年3比1赢了",
        "邮箱 abc@example.com, 邮箱 abc@某人"
    })
    void takesOutWhatPointsToPrivatePersons(String text, String anonymous) {
        assertThat(anonymiser.anonymous(text)).isEqualTo(anonymous);
    }

    /** What was said of such a text would be taught of the placeholder. */
    @ParameterizedTest
    @CsvSource({
        "@林知夏你就是个废物, false",
        "@路人甲 @路人乙！！, false",
        "13800138000, false",
        "'@路人甲：138-0013-8000 ', false",
        "@路人甲 滚, true",
        "@林知夏, true",
        "@路人甲🐰, true",
        "加我 13800138000, true",
        "666, true"
    })
    void tellsWhetherAnythingIsLeft(String text, boolean left) {
        assertThat(Anonymiser.saysSomething(anonymiser.anonymous(text))).isEqualTo(left);
    }

    /** One comment must not keep all others from being exported. */
    @ParameterizedTest
    @ValueSource(strings = {"6", "6-", "６ ", "@a", "@6", "a.", "6.a"})
    void takesWhateverIsSaidTenThousandTimes(String unit) {
        assertThat(anonymiser.anonymous(unit.repeat(10_000))).doesNotContain("66", "6-6", "６ ６", "@a");
    }
}
