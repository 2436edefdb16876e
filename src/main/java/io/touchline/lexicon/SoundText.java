package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Sounds;

/**
 * A canonical text in the alphabet of a {@link PatternTable}, one element per character, per syllable spelled in letters
 * and per digit that sounds like something; marks are passed over. Belongs to one call.
 */
final class SoundText {

    private final char[] letters;
    private final int[] begins;
    private final int[] ends;
    private int length;

    /** @param ofDigits per digit its sound */
    SoundText(CanonicalText text, Sounds sounds, char[] ofDigits) {
        int units = text.length();
        letters = new char[units];
        begins = new int[units];
        ends = new int[units];
        char[] spelled = new char[Sounds.LONGEST_RUN];
        int i = 0;
        while (i < units) {
            if (text.isMark(i)) {
                i++;
            } else if (!text.inRun(i)) {
                add(sounds.of(text.chars().charAt(i)), i, ++i);
            } else if (text.isDigit(i)) {
                char digit = text.chars().charAt(i);
                add(digit <= '9' && digit >= '0' ? ofDigits[digit - '0'] : Sounds.NONE, i, ++i);
            } else {
                int end = i + 1;
                while (!text.wordBoundaryBefore(end)) {
                    end++;
                }
                addRun(text, sounds, i, end, spelled);
                i = end;
            }
        }
    }

    /** True if some run of letters spells syllables, or some digit sounds like something. */
    static boolean anySpelled(CanonicalText text, Sounds sounds, char[] ofDigits) {
        char[] spelled = new char[Sounds.LONGEST_RUN];
        int end;
        for (int i = text.nextInRun(0); i < text.length(); i = text.nextInRun(end)) {
            end = i + 1;
            if (text.isDigit(i)) {
                char digit = text.chars().charAt(i);
                if (digit <= '9' && digit >= '0' && ofDigits[digit - '0'] != Sounds.NONE) {
                    return true;
                }
                continue;
            }
            while (!text.wordBoundaryBefore(end)) {
                end++;
            }
            if (sounds.spell(text.chars(), i, end, spelled)) {
                return true;
            }
        }
        return false;
    }

    private void addRun(CanonicalText text, Sounds sounds, int begin, int end, char[] spelled) {
        if (!sounds.spell(text.chars(), begin, end, spelled)) {
            add(Sounds.NONE, begin, end);
            return;
        }
        int at = begin;
        while (at < end) {
            int next = at + 1;
            while (next < end && spelled[next - begin] == Sounds.NONE) {
                next++;
            }
            add(spelled[at - begin], at, next);
            at = next;
        }
    }

    private void add(char letter, int begin, int end) {
        letters[length] = letter;
        begins[length] = begin;
        ends[length] = end;
        length++;
    }

    int length() {
        return length;
    }

    /** The first element from {@code i} on that is spelled in letters or digits; far behind the end if there is none. */
    int nextSpelled(CanonicalText text, int i) {
        int next = i;
        while (next < length && !text.inRun(begins[next])) {
            next++;
        }
        return next < length ? next : Integer.MAX_VALUE;
    }

    char letter(int i) {
        return letters[i];
    }

    int[] begins() {
        return begins;
    }

    int[] ends() {
        return ends;
    }
}
