package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {

    /** Each first byte, and what may follow: the ends of every range that the standard has. */
    @Test
    void agreesWithTheDecoder() {
        int[] seconds = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xff};
        int[] rest = {0x00, 0x7f, 0x80, 0xbf, 0xc2};
        for (int first = 0; first < 0x100; first++) {
            for (int second : seconds) {
                for (int third : rest) {
                    for (int fourth : rest) {
                        byte[] bytes = {0, (byte) first, (byte) second, (byte) third, (byte) fourth, 0};
                        for (int length = 0; length <= 4; length++) {
                            assertAgrees(bytes, 1, length);
                        }
                    }
                }
            }
        }
    }

    private static void assertAgrees(byte[] bytes, int offset, int length) {
        boolean decoded;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            decoded = true;
        } catch (CharacterCodingException e) {
            decoded = false;
        }
        if (Utf8.holds(bytes, offset, length) != decoded) {
            assertThat(bytes).as("%d bytes are UTF-8: %s", length, decoded).isNull();
        }
    }
}
