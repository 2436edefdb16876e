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

    /** Readings of old texts only, which nobody who plays with sounds today thinks of. */
    private static final Set<String> ARCHAIC = Set.of(
            "艾yi", "射yi", "射ye", "尿sui", "内na", "呵a", "呵ke", "她jie", "女ru", "底de", "洗xian", "大tai", "信shen", "其ji",
            "毒dai", "能nai", "被pi", "红gong", "思sai", "追dui", "瞒men", "奥yu", "填zhen");

    private final Map<Character, List<String>> readings = new HashMap<>();
    private final String[] usual = new String[Character.MAX_VALUE + 1];
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
        List<String> toneless = Arrays.stream(line.substring(2).split(","))
                .map(reading -> reading.substring(0, reading.length() - 1))
                .filter(reading -> !ARCHAIC.contains(line.charAt(0) + reading))
                .distinct()
                .toList();
        readings.put(line.charAt(0), toneless);
        usual[line.charAt(0)] = toneless.get(0);
        syllables.addAll(toneless);
    }

    Map<Character, List<String>> readings() {
        return readings;
    }

    /** The usual reading of a character; empty if it has none. */
    String usual(char character) {
        String reading = usual[character];
        return reading == null ? "" : reading;
    }

    /** All syllables that some character has. */
    Set<String> syllables() {
        return syllables;
    }

    private static final class Holder {
        private static final Pinyin SHARED = new Pinyin();
    }
}
