package io.touchline.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import opennlp.tools.tokenize.WordpieceTokenizer;

/**
 * The word pieces of a text as numbers (Devlin et al. 2019, BERT). Ideographs and punctuation are words of their own;
 * OpenNLP cuts words into pieces of the vocabulary. Immutable, for any number of threads.
 */
final class WordPieces {

    /** A text's pieces at most, with the two marks; the rest of a longer text is not read. */
    static final int MOST = 160;

    /** Of the beginning and of the end. */
    static final int MARKS = 2;

    private static final int LONGEST_WORD = 100;

    /** Of what is read, one blank a run: more than as many pieces have in any language, and each costs before it is dropped. */
    private static final int MOST_UNITS = 4_000;

    private static final Pattern RUN = Pattern.compile("([a-zA-Z])\\1+");
    private static final int MOST_RUNS = 4;

    private final Map<String, Long> vocabulary;
    private final boolean lowercase;
    private final WordpieceTokenizer tokenizer;

    private WordPieces(Map<String, Long> vocabulary, boolean lowercase) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.lowercase = lowercase;
        this.tokenizer = new WordpieceTokenizer(this.vocabulary.keySet(), LONGEST_WORD);
    }

    /** @param json in the format of Hugging Face's {@code tokenizer.json} */
    static WordPieces read(InputStream json, boolean lowercase) throws IOException {
        JsonNode pieces = new ObjectMapper().readTree(json).path("model").path("vocab");
        Map<String, Long> vocabulary = new HashMap<>();
        for (Iterator<String> names = pieces.fieldNames(); names.hasNext(); ) {
            String piece = names.next();
            vocabulary.put(piece, pieces.get(piece).asLong());
        }
        return new WordPieces(vocabulary, lowercase);
    }

    /** From the mark of the beginning to that of the end. */
    long[] numbers(String text) {
        String[] pieces = tokenizer.tokenize(words(text));
        long[] numbers = new long[Math.min(MOST, pieces.length)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = vocabulary.get(pieces[i]);
        }
        if (numbers.length > 0) {
            numbers[numbers.length - 1] = vocabulary.get(pieces[pieces.length - 1]);
        }
        return numbers;
    }

    /** Words between blanks, none of them drawn out. */
    private String words(String text) {
        String folded =
                lowercase ? Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT) : text;
        StringBuilder words = new StringBuilder(Math.min(folded.length() * 2, MOST_UNITS));
        for (int i = 0; i < folded.length() && words.length() < MOST_UNITS; ) {
            int c = folded.codePointAt(i);
            append(c, words);
            i += Character.charCount(c);
        }
        return undrawn(words.toString());
    }

    private String undrawn(String words) {
        Matcher run = RUN.matcher(words);
        StringBuilder undrawn = new StringBuilder(words.length());
        int done = 0;
        while (run.find(done)) {
            int begin = run.start();
            while (begin > done && isLetter(words.charAt(begin - 1))) {
                begin--;
            }
            int end = run.end();
            while (end < words.length() && isLetter(words.charAt(end))) {
                end++;
            }
            String word = words.substring(begin, end);
            undrawn.append(words, done, begin).append(word.length() > LONGEST_WORD ? word : drawnFrom(word));
            done = end;
        }
        return undrawn.append(words, done, words.length()).toString();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /**
     * The word of the vocabulary that an unknown one is drawn out of: {@code beeats} and {@code beeeeats} are beats. Of
     * several it is the first, since vocabularies begin with what is frequent; without one the word stays as it is.
     */
    private String drawnFrom(String word) {
        if (vocabulary.containsKey(word)) {
            return word;
        }
        return shorter(word, 0, MOST_RUNS)
                .filter(vocabulary::containsKey)
                .min(Comparator.comparing(vocabulary::get))
                .orElse(word);
    }

    /** A word with each run of a letter as one and as two. @param runs at most that are tried as two */
    private static Stream<String> shorter(String word, int from, int runs) {
        Matcher run = RUN.matcher(word);
        if (!run.find(from)) {
            return Stream.of(word);
        }
        String before = word.substring(0, run.start()) + run.group(1);
        String behind = word.substring(run.end());
        Stream<String> single = shorter(before + behind, before.length(), runs - 1);
        return runs > 0
                ? Stream.concat(single, shorter(before + run.group(1) + behind, before.length() + 1, runs - 1))
                : single;
    }

    private void append(int c, StringBuilder words) {
        int type = Character.getType(c);
        if (Character.isWhitespace(c) || type == Character.SPACE_SEPARATOR) {
            blank(words);
        } else if (Character.isIdeographic(c) || isPunctuation(c, type)) {
            blank(words);
            words.appendCodePoint(c).append(' ');
        } else if (!isLeftOut(type)) {
            words.appendCodePoint(c);
        }
    }

    private static void blank(StringBuilder words) {
        if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    private boolean isLeftOut(int type) {
        return switch (type) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            case Character.NON_SPACING_MARK -> lowercase;
            default -> false;
        };
    }

    /** As BERT has it: every ASCII character that is neither letter nor digit counts. */
    private static boolean isPunctuation(int c, int type) {
        return switch (type) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
        };
    }
}
