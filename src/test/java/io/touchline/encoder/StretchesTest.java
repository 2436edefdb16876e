package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {

    @Test
    void aShortTextHasNone() {
        assertThat(Stretches.of("他就是个废物。今天天气真好。", EncoderKind.CHINESE)).isEmpty();
        assertThat(Stretches.of("", EncoderKind.ENGLISH)).isEmpty();
    }

    @Test
    void aLongTextHasItsSentencesAndNothingIsLost() {
        List<String> sentences = List.of("他就是个废物，滚出国家队吧，别来了。", "今天带孩子去看了训练，场馆很新，大家都很热情！", "晚上回家吃了饺子，周末还想再去看一场比赛。");

        assertThat(Stretches.of(String.join("", sentences), EncoderKind.CHINESE))
                .isEqualTo(sentences);
    }

    @Test
    void shortSentencesStandWithTheNextAndLongOnesAreCut() {
        String text = "滚。" + "呵呵。" + "一".repeat(100);

        List<String> stretches = Stretches.of(text, EncoderKind.CHINESE);

        assertThat(String.join("", stretches)).isEqualTo(text);
        assertThat(stretches).allSatisfy(stretch -> assertThat(stretch).hasSizeBetween(14, 44));
        assertThat(stretches.get(0)).startsWith("滚。呵呵。一");
    }

    /** An encoder would be asked about nothing, and could not clear the comment any more. */
    @Test
    void blanksAndMarksAreNoStretch() {
        List<String> sentences = List.of("他就是个废物，滚出国家队吧，别来了。", "今天带孩子去看了训练，场馆很新，大家都很热情！");
        String comment = String.join("", sentences);

        for (String tail : List.of("\n", " ", "！", "\n".repeat(60))) {
            assertThat(Stretches.of(comment + "真的。".repeat(5) + tail, EncoderKind.CHINESE))
                    .startsWith(sentences.get(0))
                    .allMatch(stretch -> stretch.codePoints().anyMatch(Character::isLetter));
        }
        assertThat(Stretches.of(
                        "they were all of them as bad as each other tonight. ".repeat(3) + "!\n", EncoderKind.ENGLISH))
                .allMatch(stretch -> stretch.contains("tonight"));
    }

    @Test
    void aPointInANumberEndsNothing() {
        String text = "he ran 9.58 and then 19.19 and that was that as far as i know. "
                + "nobody else has come near it since, and nobody will in my lifetime, i think, whatever they say";

        assertThat(Stretches.of(text, EncoderKind.ENGLISH))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("know.");
    }

    /** Each costs a run of the encoder. */
    @Test
    void aPageHasNoMoreThanAFew() {
        assertThat(Stretches.of("字".repeat(20_000), EncoderKind.CHINESE)).hasSize(Stretches.MOST);
        assertThat(Stretches.of("word. ".repeat(20_000), EncoderKind.ENGLISH)).hasSize(Stretches.MOST);
    }

    /** What stands behind a page is read as well. */
    @Test
    void whatTellsIsReadFirst() {
        String page = "今天带孩子去看了训练，场馆很新，大家都很热情！".repeat(20);
        String harm = "大家一起去举报他，把他的号搞没。";
        BitSet telling = new BitSet();
        telling.set(page.length() + 3);

        String read = Stretches.tellingFirst(page + harm, telling);

        assertThat(read).isEqualTo(harm + page);
        assertThat(Stretches.of(read, EncoderKind.CHINESE)).first().isEqualTo(harm);
        assertThat(Stretches.tellingFirst(page + harm, new BitSet())).isEqualTo(page + harm);
        assertThat(Stretches.tellingFirst(harm + "好球！".repeat(10), telling)).isEqualTo(harm + "好球！".repeat(10));
    }

    @Test
    void aPageThatTellsEverywhereIsReadFromItsBeginToo() {
        String calm = "今天带孩子去看了训练，场馆很新，大家都很热情！".repeat(20);
        String harsh = "他就是个废物，滚出国家队吧，别来了。".repeat(30);
        BitSet telling = new BitSet();
        telling.set(calm.length(), calm.length() + harsh.length());

        String read = Stretches.tellingFirst(calm + harsh, telling);

        assertThat(read).hasSameSizeAs(calm + harsh);
        List<String> stretches = Stretches.of(read, EncoderKind.CHINESE);
        assertThat(stretches.subList(0, 2)).allMatch(stretch -> stretch.startsWith("他就是个废物"));
        assertThat(stretches.subList(2, Stretches.MOST)).allMatch(stretch -> stretch.startsWith("今天"));
        assertThat(Stretches.tellingFirst(harsh, telling)).isEqualTo(harsh);
    }
}
