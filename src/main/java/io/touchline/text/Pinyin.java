package io.touchline.text;

import com.hankcs.hanlp.HanLP;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private final Map<Character, List<String>> readings = new HashMap<>(1 << 16);
    private final String[] usual = new String[Character.MAX_VALUE + 1];
    private final Set<String> syllables = new TreeSet<>();

    private static final String NAME = "pinyin";

    Pinyin() {
        try (InputStream in = HanLP.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.length() > 2 && line.charAt(1) == '=')
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of readings is missing from HanLP's jar", e);
        }
    }

    Pinyin(TableInput in) {
        List<String> all = in.texts();
        syllables.addAll(all);
        char[] characters = in.chars();
        byte[] counts = in.bytes();
        short[] numbers = in.shorts();
        int next = 0;
        for (int i = 0; i < characters.length; i++) {
            String[] of = new String[counts[i]];
            for (int k = 0; k < of.length; k++) {
                of[k] = all.get(numbers[next++]);
            }
            put(characters[i], List.of(of));
        }
    }

    void write(TableOutput out) {
        List<String> all = List.copyOf(syllables);
        List<Character> characters = readings.keySet().stream().sorted().toList();
        char[] chars = new char[characters.size()];
        byte[] counts = new byte[chars.length];
        ShortBuffer numbers = ShortBuffer.allocate(
                readings.values().stream().mapToInt(List::size).sum());
        for (int i = 0; i < chars.length; i++) {
            chars[i] = characters.get(i);
            List<String> of = readings.get(chars[i]);
            counts[i] = (byte) of.size();
            of.forEach(reading -> numbers.put((short) all.indexOf(reading)));
        }
        out.texts(all);
        out.chars(chars);
        out.bytes(counts);
        out.shorts(numbers.array());
    }

    static Pinyin shared() {
        return Holder.SHARED;
    }

    /** Writes the readings into a folder, from which {@link #shared} takes them once they are packaged. */
    static void prepare(Path folder) throws IOException {
        TableOutput out = new TableOutput();
        new Pinyin().write(out);
        out.writeTo(folder.resolve(NAME));
    }

    private void read(String line) {
        List<String> toneless = Arrays.stream(line.substring(2).split(","))
                .map(reading -> reading.substring(0, reading.length() - 1))
                .filter(reading -> !ARCHAIC.contains(line.charAt(0) + reading))
                .distinct()
                .toList();
        put(line.charAt(0), toneless);
        syllables.addAll(toneless);
    }

    private void put(char character, List<String> of) {
        readings.put(character, of);
        usual[character] = of.get(0);
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
        private static final Pinyin SHARED =
                TableInput.packaged(NAME).map(Pinyin::new).orElseGet(Pinyin::new);
    }
}
