package io.touchline.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Alphabets that people write Latin letters with and that NFKC leaves alone: white on black in a circle or a square
 * ({@code 🅺🅸🅻🅻}), and small capitals ({@code ᴋɪʟʟ}). Four of the squares are emoji too: among letters of their kind
 * they are letters.
 */
final class LetterAlphabets {

    private static final int CIRCLES = 0x1F150;
    private static final int SQUARES = 0x1F170;
    private static final int LETTERS = 26;

    /** The same in squares that NFKC knows. */
    private static final int PLAIN_SQUARES = 0x1F130;

    private static final String EMOJI_SQUARES = "🅰🅱🅾🅿";
    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡ\0ʏᴢ";
    private static final char EMOJI_STYLE = '\uFE0F';

    /** How many emoji in a row are looked past for a letter. */
    private static final int FARTHEST = 8;

    private LetterAlphabets() {}

    /** The letter of each code point, but for those that are emoji too. */
    static Map<Integer, Integer> shapes() {
        Map<Integer, Integer> shapes = new HashMap<>();
        for (int i = 0; i < LETTERS; i++) {
            shapes.put(CIRCLES + i, 'a' + i);
            if (!isEmojiSquare(SQUARES + i)) {
                shapes.put(SQUARES + i, 'a' + i);
            }
            if (SMALL_CAPITALS.charAt(i) != '\0') {
                shapes.put((int) SMALL_CAPITALS.charAt(i), 'a' + i);
            }
        }
        return Map.copyOf(shapes);
    }

    static boolean isEmojiSquare(int codePoint) {
        return codePoint >= SQUARES && EMOJI_SQUARES.indexOf(codePoint) >= 0;
    }

    /** The letter in a square that is no emoji. */
    static int plainSquare(int emojiSquare) {
        return emojiSquare - SQUARES + PLAIN_SQUARES;
    }

    /** True if a square that is an emoji stands beside one that is none, or beside others that do. */
    static boolean isAmongLetters(String text, int begin, int end) {
        int before = begin;
        for (int i = 0; i < FARTHEST && before > 0 && isPassed(text.codePointBefore(before)); i++) {
            before -= Character.charCount(text.codePointBefore(before));
        }
        int behind = end;
        for (int i = 0; i < FARTHEST && behind < text.length() && isPassed(text.codePointAt(behind)); i++) {
            behind += Character.charCount(text.codePointAt(behind));
        }
        return before > 0 && isLetterSquare(text.codePointBefore(before))
                || behind < text.length() && isLetterSquare(text.codePointAt(behind));
    }

    private static boolean isPassed(int c) {
        return c == EMOJI_STYLE || isEmojiSquare(c);
    }

    private static boolean isLetterSquare(int c) {
        return c >= SQUARES && c < SQUARES + LETTERS && !isEmojiSquare(c);
    }
}
