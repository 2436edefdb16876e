package io.touchline.lexicon;

import com.huaban.analysis.jieba.WordDictionary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The word list of jieba: one word a line with how often it was seen in about 60 million words of text. */
final class WordFrequencies {

    private static final String LIST = "/dict.txt";

    /** The list gives three to words whose frequency nobody knows; they are mostly names and compounds. */
    private static final int LEAST_KNOWN = 4;

    /** Idioms are words whoever counts them. */
    private static final String IDIOM = "i";

    /** People's names are no ordinary words, unless everybody knows them. */
    private static final String PERSON = "nr";

    private static final int LEAST_OF_NAMES = 100;

    /** Longer entries are names and phrases whose parts are listed too. */
    private static final int LONGEST = 5;

    private WordFrequencies() {}

    static Map<String, Integer> read() {
        Map<String, Integer> frequencies = new HashMap<>(1 << 18);
        try (InputStream in = WordDictionary.class.getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, frequencies);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the word list is missing from jieba's jar", e);
        }
        return frequencies;
    }

    private static void take(String line, Map<String, Integer> frequencies) {
        int afterWord = line.indexOf(' ');
        int afterNumber = line.indexOf(' ', afterWord + 1);
        if (afterWord < 1 || afterWord > LONGEST || afterNumber < 0 || !Character.isIdeographic(line.charAt(0))) {
            return;
        }
        int frequency = Integer.parseInt(line, afterWord + 1, afterNumber, 10);
        boolean rareName = frequency < LEAST_OF_NAMES && line.startsWith(PERSON, afterNumber + 1);
        boolean known = frequency >= LEAST_KNOWN || line.startsWith(IDIOM, afterNumber + 1);
        if (afterWord == 1 || (known && !rareName)) {
            frequencies.put(line.substring(0, afterWord), Math.max(1, frequency));
        }
    }
}
