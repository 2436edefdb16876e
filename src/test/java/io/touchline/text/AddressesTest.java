package io.touchline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private final Canonicaliser canonicaliser = new Canonicaliser();

    @ParameterizedTest
    @CsvSource({
        "看 https://www.example.com/video/BV1 她的比赛, https://www.example.com/video/BV1",
        "加油 www.example.org, www.example.org",
        "直播在http://live.example.cn/nd大家来看, http://live.example.cn/nd",
        "去t.example.cc/fw看, t.example.cc/fw",
        "合作请联系 sb.media@example.com 谢谢, sb.media@example.com",
        "报名 my-club.example.co.uk 见, my-club.example.co"
    })
    void findsThem(String text, String address) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        assertThat(Addresses.in(canonical))
                .extracting(canonical::original)
                .extracting(place -> text.substring(place.begin(), place.end()))
                .containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "没有地址。", "f.w", "他就是个l.j教练", "1.5比0", "e.g. this", "加油...com", "🎾"})
    void findsNoneElsewhere(String text) {
        assertThat(Addresses.in(canonicaliser.canonicalise(text))).isEqualTo(List.of());
    }
}
