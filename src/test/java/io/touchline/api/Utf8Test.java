package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {

    /** Each two first bytes, and what may follow. */
    @Test
    void agreesWithTheDecoder() {
        int[] rest = {0x00, 0x7f, 0x80, 0xbf, 0xc2};
        for (int two = 0; two < 0x10000; two++) {
            for (int third : rest) {
                for (int fourth : rest) {
                    byte[] bytes = {0, (byte) (two >> 8), (byte) two, (byte) third, (byte) fourth, 0};
                    for (int length = 0; length <= 4; length++) {
                        assertAgrees(bytes, 1, length);
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
