package io.touchline.encoder;

import java.util.ArrayList;
import java.util.BitSet;
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

    /** Of what is behind them, so many are read in place of the last ones. */
    private static final int MOST_TELLING = 2;

    private static final String ENDS = "。！？!?；;\n…";

    private Stretches() {}

    /** @return none if the text is short; else its first sentences, short ones with the next, long ones cut */
    static List<String> of(String text, EncoderKind kind) {
        if (text.length() <= most(kind)) {
            return List.of();
        }
        return split(text, kind, MOST);
    }

    /**
     * A text with some of those stretches in front that would not be read though something tells in them; as it is if there
     * are none.
     *
     * @param telling where, in the text
     */
    static String tellingFirst(String text, BitSet telling) {
        EncoderKind kind = EncoderKind.of(text);
        if (telling.isEmpty() || text.length() <= most(kind) * MOST / 3) {
            return text;
        }
        StringBuilder moved = new StringBuilder();
        StringBuilder among = new StringBuilder();
        StringBuilder rest = new StringBuilder(text.length());
        int begin = 0;
        int count = 0;
        int left = MOST_TELLING;
        for (String stretch : split(text, kind, Integer.MAX_VALUE)) {
            // Blank ones between them are left out.
            begin = text.indexOf(stretch, begin);
            int next = telling.nextSetBit(begin);
            boolean tells = next >= 0 && next < begin + stretch.length();
            if (tells && count < MOST) {
                among.append(stretch);
            } else if (tells && left > 0) {
                moved.append(stretch);
                left--;
            } else {
                rest.append(stretch);
            }
            count++;
            begin += stretch.length();
        }
        // What is read without being moved gives way only where it does not tell.
        return moved.isEmpty() ? text : moved.append(among).append(rest).toString();
    }

    private static int most(EncoderKind kind) {
        return kind == EncoderKind.CHINESE ? SHORT_IDEOGRAPHS : SHORT_LETTERS;
    }

    private static List<String> split(String text, EncoderKind kind, int count) {
        int most = most(kind);
        List<String> stretches = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length() && stretches.size() < count; i++) {
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
