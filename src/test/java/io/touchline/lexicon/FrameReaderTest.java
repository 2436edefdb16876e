package io.touchline.lexicon;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the frame is empty",
                "..3 钱 | a gap stands between two elements, not at an end or beside another gap",
                "钱 ..3 | a gap stands between two elements, not at an end or beside another gap",
                "钱 ..3 ..3 收 | a gap stands between two elements, not at an end or beside another gap",
                "钱 ..21 收 | a gap is 1 to 20 units, not 21",
                "钱 ..0 收 | a gap is 1 to 20 units, not 0",
                "钱 ..x 收 | '..x' is not a gap; write ..1 to ..20",
                "钱 ..999 收 | '..999' is not a gap; write ..1 to ..20",
                "钱..3收 | a gap stands by itself, between blanks: '钱..3收'",
                "钱 .* 收 | '*' has no meaning in a frame",
                "[收拿] 钱 | '[' has no meaning in a frame",
                "收\\d | '\\' has no meaning in a frame",
                "(收 | '(' is out of place in '(收'; elements are parted by blanks, words of one alternative by _",
                "(收(了)) 钱 | '(' is out of place in '收(了)'; elements are parted by blanks, words of one alternative by _",
                "(收¦) 钱 | an alternative is empty; for 'or nothing' write (…)?",
                "() 钱 | an alternative is empty; for 'or nothing' write (…)?",
                "收? 钱 | '收?': put an optional literal in parentheses",
                "收 ^ 钱 | ^ stands only at the beginning",
                "收 $ 钱 | $ stands only at the end",
                "收¦钱 | '¦' is out of place in '收¦钱'; elements are parted by blanks, words of one alternative by _",
                "{target} | a frame needs a literal, an alternative or a class that is not optional",
                "{target} (收)? | a frame needs a literal, an alternative or a class that is not optional",
                "^ $ | a frame needs a literal, an alternative or a class that is not optional",
                "{Money} 收 | {Money} is not the name of a class",
                "{money} 收 | there is no class {money}",
                "收× | '×' is taken out of every comment; write the term without it"
            })
    void refusesBrokenFrames(String match, String reason) {
        String frame = match.replace('¦', '|').replace("\\", "\\\\");
        String text =
                "language: zh\nlabel: curse\nframes:\n  - {id: a, match: \"" + frame + "\", severity: 2, why: x}\n";
        String expected = frame.isEmpty() ? "match: must not be blank" : "match: " + reason.replace('¦', '|');

        LexiconFixture lexicons = LexiconFixture.lexicons().raw("zh-a", text);

        assertThatThrownBy(lexicons::compile).hasMessage("zh-a.yaml:4 a: " + expected);
    }
}
