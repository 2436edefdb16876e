package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.touchline.text.CanonicalText;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigureScannerTest {

    private static final FigureScanner ALL =
            new FigureScanner(Map.of(Figure.NUMBER, 1, Figure.PHONE, 2, Figure.IDENTITY, 3));

    private static List<String> found(FigureScanner scanner, String written) {
        CanonicalText text = LexiconFixture.CANONICALISER.canonicalise(written);
        List<String> found = new ArrayList<>();
        scanner.scan(
                text,
                (literal, begin, end, how) -> found.add(Figure.values()[literal].written()
                        + ':'
                        + written.substring(text.begin(begin), text.end(end - 1))));
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "他的号码 123456, number:123456",
        "qq一二三四五六七, number:一二三四五六七",
        "12 34 56, number:12 34 56",
        "13812345678, number:13812345678|phone:13812345678",
        "打138-1234-5678。, number:138-1234-5678|phone:138-1234-5678",
        "１３８１２３４５６７８, number:１３８１２３４５６７８|phone:１３８１２３４５６７８",
        "一三八一二三四五六七八, number:一三八一二三四五六七八|phone:一三八一二三四五六七八",
        "幺38一二三肆五六7八, number:幺38一二三肆五六7八|phone:幺38一二三肆五六7八",
        "幺三八〇〇〇〇八〇〇〇, number:幺三八〇〇〇〇八〇〇〇|phone:幺三八〇〇〇〇八〇〇〇",
        "13812345678一起打, number:13812345678|phone:13812345678|number:13812345678一",
        "１３８１２３４５６７８二十四小时, number:１３８１２３４５６７８|phone:１３８１２３４５６７８|number:１３８１２３４５６７８二",
        "8613812345678, number:8613812345678|phone:8613812345678",
        "07700 900123, number:900123|number:07700 900123|phone:07700 900123",
        "(212) 555-0147, number:212) 555-0147|phone:212) 555-0147",
        "+33 612345678, number:612345678|number:33 612345678|phone:33 612345678",
        "33612345678, number:33612345678",
        "555-0142, number:555-0142|phone:555-0142",
        "2019-2020, number:2019-2020",
        "2120 555 014, number:2120 555 014",
        "11010519491231002X, number:11010519491231002X|identity:11010519491231002X",
        "11010519491231002x是他, number:11010519491231002x|identity:11010519491231002x"
    })
    void finds(String text, String all) {
        assertThat(found(ALL, text)).containsExactly(all.split("\\|"));
    }

    /** Scores, years, ids, what is counted, and what only looks like an identity number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "21比15",
                "12345",
                "一二三四五六",
                "1，2，3，4，5，6",
                "一。二三四五六七",
                "u13812345678",
                "138123456789abc",
                "11010519491231002xy",
                "11010519491331002X",
                "123456789012345678901"
            })
    void findsNothing(String text) {
        assertThat(found(ALL, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194902300023", "110105214912310021", "999999999999999999"})
    void aDateThatIsNoneMakesNoIdentity(String text) {
        assertThat(found(ALL, text)).containsExactly("number:" + text);
    }

    @Test
    void onlyWhatIsSoughtIsReported() {
        assertThat(found(new FigureScanner(Map.of(Figure.PHONE, 2)), "654321 13812345678"))
                .containsExactly("phone:13812345678");
        assertThat(found(new FigureScanner(Map.of()), "13812345678")).isEmpty();
    }

    /** Rooms, seats, flights, scores. */
    @Test
    void findsRunsThatHoldADigit() {
        FigureScanner digits = new FigureScanner(Map.of(Figure.DIGITS, 0));

        assertThat(found(digits, "MU5137，座位12A，1808房，abc 3:2 G7512次"))
                .containsExactly("digits:MU5137", "digits:12A", "digits:1808", "digits:3", "digits:2", "digits:G7512");
        assertThat(found(digits, "他打得好 nice")).isEmpty();
        assertThat(found(ALL, "MU5137")).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("1", "3", "8", "138", "12345678", "幺", "八", " ", "-", "，", "。", "a", "x", "他", "!", "*")
                .list()
                .ofMaxSize(16)
                .map(parts -> String.join("", parts));
    }

    /** No row is longer than its text says, and each is all of what stands together or a part between blanks. */
    @Property(tries = 2000)
    void rowsAreDigitsAndWhatStandsBetween(@ForAll("texts") String text) {
        for (String row : found(ALL, text)) {
            String written = row.substring(row.indexOf(':') + 1);
            assertThat(written).matches("[0-9一二三四五六七八九幺](?:[-* ]*[0-9八幺])+x?");
            assertThat(written.replaceAll("[-* ]", "")).hasSizeBetween(6, 20);
            int at = text.indexOf(written);
            assertThat(at).isNotNegative();
        }
    }

    @Test
    void standsInAFrame() {
        LexiconFixture lexicons = LexiconFixture.lexicons()
                .frames(
                        "zh-a",
                        "privacy.doxxing",
                        "id: f, severity: 4, scope: sentence, match: \"{target} ..3 (电话)? ..2 {phone}\"",
                        "id: alone, severity: 4, match: \"{identity}\"",
                        "id: once, severity: 4, match: \"{number} (打爆)\"")
                .frames("en-a", "curse", "id: unused, severity: 3, match: unusedword");

        assertThat(lexicons.harms("欧阳雪的电话：13812345678", "欧阳雪")).containsExactly("f:欧阳雪的电话：13812345678");
        assertThat(lexicons.harms("欧阳雪13812345678", "欧阳雪")).containsExactly("f:欧阳雪13812345678");
        assertThat(lexicons.harms("欧阳雪的电话：1381234567", "欧阳雪")).isEmpty();
        assertThat(lexicons.harms("她13812345678")).isEmpty();
        assertThat(lexicons.harms("11010519491231002X")).containsExactly("alone:11010519491231002X");
        assertThat(lexicons.harms("654321 打爆，12345打爆")).containsExactly("once:654321 打爆");
    }

    @Test
    void noFileDefinesAClassOfItsName() {
        LexiconFixture lexicons = LexiconFixture.lexicons().classes("zh-a", "id: phone, any: [电话]");

        assertThatThrownBy(lexicons::compile)
                .isInstanceOfSatisfying(LexiconException.class, e -> assertThat(e.getMessage())
                        .contains("zh-a.yaml", "phone", "the name of a row of digits"));
    }

    @Test
    void isPreparedAsItIs() {
        TableOutput out = new TableOutput();
        ALL.write(out);

        FigureScanner read = FigureScanner.read(new TableInput(out.written()));

        assertThat(found(read, "他13812345678")).isEqualTo(found(ALL, "他13812345678"));
    }
}
