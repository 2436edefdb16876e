package io.touchline.text;

import com.hankcs.hanlp.HanLP;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The readings of Han characters as syllables of pinyin without tones, the usual one first; ü is written v. From the
 * character table of HanLP. Read once per process. Immutable.
 */
final class Pinyin {

    private static final String TABLE = "/data/dictionary/pinyin/pinyin.txt";

    private final Map<Character, List<String>> readings = new HashMap<>();
    private final Set<String> syllables = new TreeSet<>();

    private Pinyin() {
        try (InputStream in = HanLP.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.length() > 2 && line.charAt(1) == '=')
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of readings is missing from HanLP's jar", e);
        }
    }

    static Pinyin shared() {
        return Holder.SHARED;
    }

    private void read(String line) {
        List<String> toneless =
                List.copyOf(new LinkedHashSet<>(Arrays.stream(line.substring(2).split(","))
                        .map(reading -> reading.substring(0, reading.length() - 1))
                        .toList()));
        readings.put(line.charAt(0), toneless);
        syllables.addAll(toneless);
    }

    Map<Character, List<String>> readings() {
        return readings;
    }

    /** All syllables that some character has. */
    Set<String> syllables() {
        return syllables;
    }

    private static final class Holder {
        private static final Pinyin SHARED = new Pinyin();
    }
}
