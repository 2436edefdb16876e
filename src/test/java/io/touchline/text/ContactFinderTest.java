package io.touchline.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.testsupport.HostileShapes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFinderTest {

    private static final Canonicaliser CANONICALISER = new Canonicaliser();

    private static List<String> found(String text) {
        CanonicalText canonical = CANONICALISER.canonicalise(text);
        return ContactFinder.find(canonical).stream()
                .map(contact -> contact.kind() + " " + surface(canonical, contact))
                .toList();
    }

    private static String surface(CanonicalText text, Contact contact) {
        Span original = text.original(contact.canonical());
        return text.original().substring(original.begin(), original.end());
    }

    @ParameterizedTest
    @CsvSource({
        "想看的V信: abc12345 来, MESSENGER V信: abc12345",
        "加薇❤ lz_2026 领票, MESSENGER 薇❤ lz_2026",
        "卫星号zhi8899, MESSENGER 卫星号zhi8899",
        "+VX abc12345, MESSENGER VX abc12345",
        "vx778899ab1, MESSENGER vx778899ab1",
        "加我微信号：linlin_88, MESSENGER 微信号：linlin_88",
        "微信：zhixiafan, MESSENGER 微信：zhixiafan",
        "ＱＱ１２３４５６７, MESSENGER ＱＱ１２３４５６７",
        "加扣66666, MESSENGER 扣66666",
        "想要票，家扣 778899, MESSENGER 扣 778899",
        "QQ群 123456789, GROUP 群 123456789",
        "进裙：６６７７８８９９, GROUP 裙：６６７７８８９９",
        "add me on WhatsApp +44 7700 900123, MESSENGER WhatsApp +44 7700 900123",
        "telegram @hawk_tips, MESSENGER telegram @hawk_tips",
        "text 07700 900456 now, MESSENGER text 07700 900456",
        "see bit.ly/abc1, SHORT_LINK bit.ly/abc1",
        "t.me/joinchat99, INVITE_LINK t.me/joinchat99",
        "https://m.tb.cn/h.5xYz, SHOP_LINK m.tb.cn/h.5xYz",
        "复制￥Ab3dEf9hKl￥打开, SHOP_CODE Ab3dEf9hKl"
    })
    void findsContacts(String text, String contact) {
        assertThat(found(text)).containsExactly(contact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "知夏加油，V5！",
                "微信指数都爆了",
                "微信 2026 年更新",
                "群里 100000 人都在看",
                "群里都在说11:9",
                "飞机 CA1234 晚点",
                "她手机号13800000000",
                "微博 @linzhixia_fans",
                "bit.ly is a shortener",
                "https://www.bbc.co.uk/sport/123",
                "v.douyin.com/iRabc12",
                "12.49 in the final",
                "His telegram said 2 words",
                "奖金$100000，¥500万",
                "QQ音乐 20260803 上线",
                "text me later",
                "大家扣66666给林知夏加油",
                "回家v 20260803再看",
                "Oh snap, 10000 people showed up",
                "does she have wechat pleaseeee",
                "does she have wechat ple\u200Base",
                "@tgold32 well said",
                ""
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void readsAnyCharactersToTheEnd() {
        for (String piece : HostileShapes.pieces()) {
            found(HostileShapes.repeated(piece, 10_000));
            found(HostileShapes.repeated("加v" + piece, 10_000));
        }
        assertThat(found("加v号".repeat(3_000) + "abc12345")).hasSize(1);
    }
}
