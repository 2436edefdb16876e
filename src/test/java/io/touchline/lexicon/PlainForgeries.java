package io.touchline.lexicon;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** Literals, as they are written in a file, under the disguises that are undone for every literal. */
final class PlainForgeries {

    /** By kind: blanks, punctuation, emoji, what takes no room, what is drawn over the letters. */
    private static final List<List<String>> SPACERS = List.of(
            List.of(" ", "　"),
            List.of("-", ".", "·", "/", "_", "*", "~", "|"),
            List.of("😂", "🔥"),
            List.of("\u200B", "\u2060"),
            List.of("\u0336", "\u0489"));

    private static final int FULL_WIDTH = 0xFEE0;
    private static final int BOLD_A = 0x1D41A;

    private PlainForgeries() {}

    /**
     * One spacer of each kind, as the literal itself decides, between all characters; in Latin words, where a blank alone
     * cannot break two letters apart, a blank only if every word has three. A handle in the middle of a row of Han
     * characters.
     */
    static List<Forgery> spacers(String written) {
        Set<String> forgeries = new LinkedHashSet<>();
        boolean latin = written.chars().anyMatch(PlainForgeries::isLatin);
        for (List<String> kind : SPACERS) {
            String spacer = kind.get(Math.floorMod(written.hashCode(), kind.size()));
            if (!latin || !spacer.isBlank() || everyWordHasThreeLetters(written)) {
                forgeries.add(spaced(written, spacer));
            }
        }
        if (!latin && written.length() > 1) {
            int middle = written.length() / 2;
            forgeries.add(written.substring(0, middle) + "@fan_7 " + written.substring(middle));
        }
        return forgeries(written, forgeries);
    }

    private static boolean everyWordHasThreeLetters(String written) {
        for (String word : written.split("[^\\p{L}\\p{N}]+")) {
            if (word.length() < 3 && word.length() != 1) {
                return false;
            }
        }
        return true;
    }

    private static String spaced(String written, String spacer) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            text.append(c);
            boolean inside = i + 1 < written.length()
                    && Character.isLetterOrDigit(c)
                    && Character.isLetterOrDigit(written.charAt(i + 1))
                    && !Character.isHighSurrogate(c);
            boolean number = inside && Character.isDigit(c) && Character.isDigit(written.charAt(i + 1));
            text.append(inside && !number ? spacer : "");
        }
        return text.toString();
    }

    /** Full-width and bold letters and digits; ideographic blanks. */
    static List<Forgery> widths(String written) {
        StringBuilder wide = new StringBuilder();
        StringBuilder bold = new StringBuilder();
        for (char c : written.toCharArray()) {
            boolean ascii = c < 0x80 && Character.isLetterOrDigit(c);
            wide.append(ascii ? (char) (c + FULL_WIDTH) : c == ' ' ? '　' : c);
            bold.appendCodePoint(c >= 'a' && c <= 'z' ? BOLD_A + c - 'a' : c);
        }
        return written.chars().anyMatch(PlainForgeries::isLatin)
                ? forgeries(written, List.of(wide.toString(), bold.toString()))
                : List.of();
    }

    /** Capitals throughout, every second letter, and all but the first. */
    static List<Forgery> cases(String written) {
        Set<String> forgeries = new LinkedHashSet<>();
        for (IntPredicate capital : List.<IntPredicate>of(i -> true, i -> i % 2 == 1, i -> i > 0)) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < written.length(); i++) {
                String here = written.substring(i, i + 1);
                text.append(capital.test(i) ? here.toUpperCase(Locale.ROOT) : here);
            }
            if (capitalInside(text.toString())) {
                forgeries.add(text.toString());
            }
        }
        return forgeries(written, forgeries);
    }

    /** A capital that merely begins a word is no disguise. */
    private static boolean capitalInside(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z' && isLatin(text.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** The first, the last and every character drawn out. */
    static List<Forgery> repeats(String written) {
        Set<String> forgeries = new LinkedHashSet<>();
        int last = written.length() - 1;
        for (IntPredicate drawn : List.<IntPredicate>of(i -> i == 0, i -> i == last, i -> true)) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i <= last; i++) {
                char c = written.charAt(i);
                boolean letter = Character.isLetter(c) && !Character.isSurrogate(c);
                text.append(Character.toString(c).repeat(drawn.test(i) && letter ? 4 : 1));
            }
            forgeries.add(text.toString());
        }
        return forgeries(written, forgeries);
    }

    private static boolean isLatin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static List<Forgery> forgeries(String written, Collection<String> forgeries) {
        return forgeries.stream()
                .filter(text -> !text.equals(written))
                .distinct()
                .map(Forgery::of)
                .toList();
    }
}
