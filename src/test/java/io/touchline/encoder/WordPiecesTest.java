package io.touchline.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WordPiecesTest {

    private static final String VOCABULARY =
            """
            {"model":{"vocab":{"[UNK]":0,"[CLS]":1,"[SEP]":2,"他":3,"也":4,"配":5,"？":6,"play":7,"##er":8,"cafe":9,"!":10,"9":11,"##5":12,"good":13,"god":14,"so":15,"www":16}}}""";

    @Test
    void ideographsAndPunctuationAreWordsOfTheirOwn() throws IOException {
        assertThat(pieces(true).numbers("他也配？")).containsExactly(1, 3, 4, 5, 6, 2);
        assertThat(pieces(true).numbers("player!他")).containsExactly(1, 7, 8, 10, 3, 2);
        assertThat(pieces(true).numbers("95")).containsExactly(1, 11, 12, 2);
    }

    @Test
    void lettersLoseCaseAndAccentsWhereTheVocabularyHasNone() throws IOException {
        assertThat(pieces(true).numbers("Café PLAY")).containsExactly(1, 9, 7, 2);
        assertThat(pieces(false).numbers("PLAY")).containsExactly(1, 0, 2);
    }

    @Test
    void whatIsNotKnownOrNotSeenDoesNoHarm() throws IOException {
        assertThat(pieces(true).numbers("")).containsExactly(1, 2);
        assertThat(pieces(true).numbers(" \t\n\u200B\u0000\uFFFF")).containsExactly(1, 2);
        assertThat(pieces(true).numbers("\uD83D他")).contains(3);
        assertThat(pieces(true).numbers("🐶 [CLS]")[0]).isEqualTo(1);
        assertThat(pieces(true).numbers("[SEP]")).containsOnlyOnce(2L);
        assertThat(pieces(true).numbers("x".repeat(10_000))).containsExactly(1, 0, 2);
    }

    @Test
    void wordsThatAreDrawnOutAreReadAsTheWordsThatTheyAre() throws IOException {
        assertThat(pieces(true).numbers("SOOOO plaaaay goood")).containsExactly(1, 15, 7, 13, 2);
        assertThat(pieces(true).numbers("ggooooodddd! pllaay")).containsExactly(1, 13, 10, 7, 2);
        assertThat(pieces(true).numbers("www plaaaay他")).containsExactly(1, 16, 7, 3, 2);
        assertThat(pieces(true).numbers("good god")).containsExactly(1, 13, 14, 2);
        assertThat(pieces(true).numbers("ooooh")).containsExactly(1, 0, 2);
        assertThat(pieces(true).numbers("aaabbbcccdddeeefffggg ".repeat(40))).containsOnly(1, 0, 2);
        assertThat(pieces(true).numbers("a".repeat(100_000))).containsExactly(1, 0, 2);
        assertThat(pieces(true).numbers("ab".repeat(50_000) + "b")).containsExactly(1, 0, 2);
    }

    @Test
    void aLongTextIsCutButStillEnds() throws IOException {
        long[] numbers = pieces(true).numbers("他".repeat(5_000));

        assertThat(numbers).hasSize(WordPieces.MOST).startsWith(1, 3).endsWith(3, 2);
    }

    private static WordPieces pieces(boolean lowercase) throws IOException {
        return WordPieces.read(new ByteArrayInputStream(VOCABULARY.getBytes(StandardCharsets.UTF_8)), lowercase);
    }
}
