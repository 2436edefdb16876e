package io.touchline.encoder;

import java.util.ArrayList;
import java.util.List;

/**
 * What a long text says one after the other. An encoder's vector is a mean: an insult before a page of pleasantries would
 * be lost in it.
 */
final class Stretches {

    /** A shorter text is read as one. In UTF-16 units. */
    private static final int SHORT_IDEOGRAPHS = 44;

    private static final int SHORT_LETTERS = 150;

    /** What is behind so many is not read: each costs a run of the encoder. */
    static final int MOST = 8;

    private static final String ENDS = "。！？!?；;\n…";

    private Stretches() {}

    /** @return none if the text is short; else its first sentences, short ones with the next, long ones cut */
    static List<String> of(String text, EncoderKind kind) {
        int most = kind == EncoderKind.CHINESE ? SHORT_IDEOGRAPHS : SHORT_LETTERS;
        List<String> stretches = new ArrayList<>();
        if (text.length() <= most) {
            return stretches;
        }
        int begin = 0;
        for (int i = 0; i < text.length() && stretches.size() < MOST; i++) {
            boolean ends = isEnd(text, i) && i + 1 - begin >= most / 3;
            if (ends || i + 1 - begin >= most || i + 1 == text.length()) {
                // Of nothing an encoder says that it may well be harm.
                if (saysSomething(text, begin, i + 1)) {
                    stretches.add(text.substring(begin, i + 1));
                }
                begin = i + 1;
            }
        }
        return stretches;
    }

    private static boolean saysSomething(String text, int begin, int end) {
        return text.substring(begin, end).codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isEnd(String text, int at) {
        return ENDS.indexOf(text.charAt(at)) >= 0
                || text.charAt(at) == '.' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
    }
}
