package io.touchline.api;

/** Tells UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing beyond U+10FFFF. */
public final class Utf8 {

    private Utf8() {}

    public static boolean holds(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            byte lead = bytes[i++];
            if (lead >= 0) {
                continue;
            }
            int more = following(lead);
            if (more == 0 || end - i < more || !mayFollow(lead, bytes[i])) {
                return false;
            }
            for (int last = i + more; i < last; i++) {
                if (!isContinuation(bytes[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many bytes follow the first one of a character; 0 if none has it for its first. */
    private static int following(byte lead) {
        int value = lead & 0xff;
        if (value < 0xc2 || value > 0xf4) {
            return 0;
        }
        return value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
    }

    /** What is overlong, a surrogate or too high shows in the second byte. */
    private static boolean mayFollow(byte lead, byte second) {
        int value = second & 0xff;
        return switch (lead & 0xff) {
            case 0xe0 -> value >= 0xa0;
            case 0xed -> value < 0xa0;
            case 0xf0 -> value >= 0x90;
            case 0xf4 -> value < 0x90;
            default -> true;
        };
    }

    private static boolean isContinuation(byte unit) {
        return (unit & 0xc0) == 0x80;
    }
}
