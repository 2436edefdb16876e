package io.touchline.coordination.simulation;

import com.ibm.icu.text.Transliterator;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.List;

/**
 * Copies that look different. All but homophones come out of the canonicaliser as the same letters; one that would not
 * is left as it was. Homophones are read by the lexicons only, to the tracker they are other text.
 */
final class Disguise {

    private static final double CHANGED = 0.2;
    private static final List<String> SPACERS = List.of(" ", "·", "\u200B", ".", "　");
    private static final List<String> EMOJI = List.of("😂", "🙄", "🤡", "👍", "🔥", "😅");
    private static final char FULL_WIDTH = 0xFEE0;

    private final Canonicaliser canonicaliser = new Canonicaliser();
    private final Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");
    private final List<String> homophones = Phrases.read("homophones.txt");

    String disguised(String text, Dice dice) {
        if (dice.chance(0.15)) {
            return homophonic(text, dice);
        }
        String disguised =
                switch (dice.below(4)) {
                    case 0 -> strewn(text, SPACERS, dice);
                    case 1 -> strewn(text, EMOJI, dice);
                    case 2 -> wide(text);
                    default -> traditional.transliterate(text);
                };
        return letters(disguised).equals(letters(text)) ? disguised : text;
    }

    /** What the tracker knows a text by. */
    String letters(String text) {
        CanonicalText canonical = canonicaliser.canonicalise(text);
        return canonical.letters(new Span(0, canonical.length()));
    }

    private static String strewn(String text, List<String> signs, Dice dice) {
        String sign = dice.pick(signs);
        StringBuilder strewn = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            strewn.append(text.charAt(i));
            boolean whole = i + 1 < text.length() && !Character.isLowSurrogate(text.charAt(i + 1));
            if (whole && dice.chance(CHANGED)) {
                strewn.append(sign);
            }
        }
        return strewn.toString();
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            wide.append(c > ' ' && c < 0x7F ? (char) (c + FULL_WIDTH) : c == '，' ? ',' : c == '。' ? '．' : c);
        }
        return wide.toString();
    }

    private String homophonic(String text, Dice dice) {
        List<String> pairs = homophones.stream()
                .filter(pair -> text.contains(pair.substring(0, 1)))
                .toList();
        if (pairs.isEmpty()) {
            return text;
        }
        String pair = dice.pick(pairs);
        return text.replace(pair.charAt(0), pair.charAt(2));
    }
}
