package io.touchline.lexicon;

import static io.touchline.lexicon.ScannerAlphabet.DIGITS;
import static io.touchline.lexicon.ScannerAlphabet.EMOJI;
import static io.touchline.lexicon.ScannerAlphabet.EVERYDAY;
import static io.touchline.lexicon.ScannerAlphabet.FUZZY_SOUNDS;
import static io.touchline.lexicon.ScannerAlphabet.HAN;
import static io.touchline.lexicon.ScannerAlphabet.LETTERS;
import static io.touchline.lexicon.ScannerAlphabet.LOOKALIKES;
import static io.touchline.lexicon.ScannerAlphabet.NOISE;
import static io.touchline.lexicon.ScannerAlphabet.OTHER_READINGS;
import static io.touchline.lexicon.ScannerAlphabet.PARTS;
import static io.touchline.lexicon.ScannerAlphabet.PLAIN_SOUNDS;
import static io.touchline.lexicon.ScannerAlphabet.SPACERS;
import static io.touchline.lexicon.ScannerAlphabet.TRADITIONAL;
import static io.touchline.lexicon.ScannerAlphabet.VOWELS;

import io.touchline.text.Evasion;
import io.touchline.text.FuzzyPair;
import io.touchline.text.Sounds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Random literals, evasion maps, word lists and texts, from few characters so that much happens by chance. */
final class ScannerCases {

    private static final int WAYS = 12;

    private final Random random;

    ScannerCases(long seed) {
        random = new Random(seed);
    }

    /**
     * What a scanner is built from.
     *
     * @param names whether it looks for names
     */
    record Setting(EvasionMaps maps, List<Sought> sought, Map<String, Integer> words, boolean names) {}

    Setting setting() {
        String han = some(HAN, 6 + random.nextInt(10));
        List<String> literals = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            literals.add(literal(han));
        }
        EvasionMaps maps = maps(literals, han);
        Set<Sought> sought = new LinkedHashSet<>();
        for (String literal : literals) {
            Set<Evasion> disguises = EnumSet.noneOf(Evasion.class);
            double share = random.nextInt(3) == 0 ? 1 : random.nextDouble();
            for (Evasion evasion : new TreeSet<>(Sought.CHOSEN)) {
                if (random.nextDouble() < share) {
                    disguises.add(evasion);
                }
            }
            if (LexiconFixture.CANONICALISER.canonicalise(literal).length() > 0) {
                disguises.removeIf(evasion -> NaiveWays.tooMany(new NaiveText(literal), evasion, maps));
                sought.add(new Sought(Literal.of(literal, LexiconFixture.CANONICALISER), disguises));
            }
        }
        return sought.isEmpty()
                ? setting()
                : new Setting(maps, List.copyOf(sought), words(han), random.nextInt(4) == 0);
    }

    /** Literals are kept short enough that no disguise has more ways than are looked for. */
    private String literal(String han) {
        if (random.nextInt(60) == 0) {
            // Within the longest literal as it is written, beyond it in components.
            String middle = "かき".repeat(30 + random.nextInt(2));
            return string(han, 1) + one(List.of("", " ")) + middle + string(han, 1);
        }
        return switch (random.nextInt(18)) {
            case 16 -> string(LETTERS, 3 + random.nextInt(3));
            case 17 -> string(random.nextBoolean() ? LETTERS : VOWELS + "b", 4 + random.nextInt(7));
            case 0, 1, 2, 3, 4 -> string(han, 1 + random.nextInt(4));
            case 5 -> string(HAN, 2 + random.nextInt(3));
            case 6 -> string(han, 1).repeat(1 + random.nextInt(3)) + string(han, random.nextInt(3));
            case 7 -> one(List.of("西安", "西安人", "方案", "反感", "干", "死去", "傻〇", "长行重", "女儿", "先人", "香岗", "啊"));
            case 8, 9 -> string(LETTERS, 1 + random.nextInt(4));
            case 10 -> string(LETTERS, 1).repeat(2 + random.nextInt(2)) + string(LETTERS, random.nextInt(3));
            case 11 ->
                string(LETTERS, 1 + random.nextInt(3))
                        + one(List.of(" ", " ", "-", "'", ".", ", "))
                        + string(LETTERS, 1 + random.nextInt(3));
            case 12 -> string(han, 1 + random.nextInt(2)) + string(LETTERS, 1 + random.nextInt(2));
            case 13 -> string(LETTERS, 1) + " " + string(LETTERS, 1 + random.nextInt(2)) + " " + string(LETTERS, 2);
            case 14 ->
                one(List.of("4", "400", "b4", "4傻", "𠮷", "傻𠮷", "か傻", "a$ap", "😀", "傻😀", "да", "кас", "é", "傻 逼"));
            default -> string(han, 5 + random.nextInt(9));
        };
    }

    private EvasionMaps maps(List<String> literals, String han) {
        Map<String, List<String>> splits = new HashMap<>();
        Map<String, List<String>> lookalikes = new HashMap<>();
        Map<String, List<String>> emoji = new HashMap<>();
        for (String literal : literals) {
            if (literal.length() <= 4) {
                for (int i = 0; i < literal.length(); i++) {
                    char c = literal.charAt(i);
                    if (Character.isIdeographic(c) && random.nextInt(2) == 0) {
                        splits.put("" + c, List.of(string(PARTS, 2), string(han + PARTS, 2 + random.nextInt(2))));
                    }
                    if (Character.isIdeographic(c) && random.nextInt(3) == 0) {
                        String alike = random.nextInt(3) == 0 ? initial(c) : string(HAN, 1);
                        lookalikes.put("" + c, List.of(string(han, 1), alike));
                    }
                }
            }
            if (literal.length() <= 5 || literal.length() >= 8 || random.nextInt(3) == 0) {
                int length = literal.length() < 8 ? 1 + random.nextInt(4) : 7 + random.nextInt(3);
                int begin = random.nextInt(Math.max(1, literal.length() - length + 1));
                String word = literal.substring(begin, Math.min(literal.length(), begin + length));
                String canonical =
                        LexiconFixture.CANONICALISER.canonicalise(word).chars();
                if (!canonical.isEmpty() && literal.indexOf("😀") < 0) {
                    emoji.put(canonical, List.of(one(EMOJI), one(EMOJI) + (random.nextBoolean() ? one(EMOJI) : "")));
                }
            }
        }
        Map<Character, Set<Character>> letters = new TreeMap<>();
        for (char symbol : "0134578@$!+|".toCharArray()) {
            if (random.nextInt(3) > 0) {
                Set<Character> stands = letters.computeIfAbsent(symbol, c -> new TreeSet<>());
                string(LETTERS, 1 + random.nextInt(2)).chars().forEach(c -> stands.add((char) c));
            }
        }
        Map<Character, Set<Character>> digits = new TreeMap<>();
        String sounding = random.nextBoolean() ? one(literals) : "";
        for (int i = 0; i < DIGITS.length(); i++) {
            if (i < sounding.length() && Character.isIdeographic(sounding.charAt(i))) {
                digits.put(DIGITS.charAt(i), Set.of(sounding.charAt(i)));
            } else if (random.nextInt(2) == 0) {
                digits.put(DIGITS.charAt(i), characters(string(han, 1 + random.nextInt(2))));
            }
        }
        Set<FuzzyPair> fuzzy = EnumSet.noneOf(FuzzyPair.class);
        // Few sets of pairs, because a table of sounds is dear to build.
        switch (random.nextInt(4)) {
            case 0 -> fuzzy.addAll(EnumSet.allOf(FuzzyPair.class));
            case 1 -> fuzzy.addAll(EnumSet.of(FuzzyPair.ANG_AN, FuzzyPair.SH_S));
            default -> {}
        }
        return new EvasionMaps(splits, lookalikes, emoji, letters, digits, fuzzy);
    }

    /** In their order, of which the first counts. */
    private static Set<Character> characters(String text) {
        Set<Character> characters = new LinkedHashSet<>();
        text.chars().forEach(c -> characters.add((char) c));
        return characters;
    }

    private Map<String, Integer> words(String han) {
        Map<String, Integer> words = new HashMap<>();
        for (int i = 40 + random.nextInt(60); i > 0; i--) {
            String word = string(random.nextInt(3) == 0 ? HAN : han, 1 + random.nextInt(4));
            words.put(word, (int) Math.exp(random.nextDouble() * 9));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            words.put(string(han, 1), one(EVERYDAY));
        }
        return words;
    }

    String text(Setting setting) {
        StringBuilder text = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            int kind = random.nextInt(10);
            if (kind < 6) {
                String literal = one(setting.sought()).literal().text().original();
                text.append(random.nextInt(3) > 0 ? disguised(literal, setting) : asAWhole(literal, setting));
            } else if (kind == 6) {
                text.append(one(NOISE));
            } else if (kind == 7) {
                text.append(one(SPACERS));
            } else if (kind == 8) {
                text.append(one(List.copyOf(new TreeSet<>(setting.words().keySet()))));
            } else {
                text.append(random.nextBoolean() ? string(HAN, 1 + random.nextInt(3)) : string(LETTERS, 1));
            }
            if (random.nextInt(3) == 0) {
                text.append(one(SPACERS));
            }
        }
        if (text.length() > 0 && random.nextInt(12) == 0) {
            text.deleteCharAt(random.nextInt(text.length()));
        }
        return text.toString();
    }

    /** Every character in the same way, or one word or letter of it. */
    private String asAWhole(String literal, Setting setting) {
        return switch (random.nextInt(8)) {
            case 0 -> drawnOut(literal);
            case 1 -> beside(literal.chars().mapToObj(c -> initial((char) c)).collect(Collectors.joining()));
            case 2 -> each(literal, c -> digit(c, setting).orElse("" + c));
            case 3 -> each(literal, this::spelling);
            case 4 -> String.join(one(List.of(" ", "  ", "-", "，")), parts(literal, this::spelling));
            case 5 -> inEmoji(literal, setting);
            case 6 -> each(literal, c -> symbol(c, setting));
            default -> censored(literal);
        };
    }

    private String drawnOut(String literal) {
        return each(literal, c -> ("" + c).repeat(one(List.of(1, 1, 1, 2, 3, 4))));
    }

    /** Among letters, which decide whether some letters are initials. */
    private String beside(String written) {
        List<String> neighbours = List.of("", "", "b", "a ", "1", "2 ", "-k ", "傻", "😀", "s\u200B");
        return one(neighbours) + written + new StringBuilder(one(neighbours)).reverse();
    }

    private String inEmoji(String literal, Setting setting) {
        List<String> words = setting.maps().emoji().keySet().stream()
                .filter(literal::contains)
                .sorted()
                .toList();
        if (words.isEmpty()) {
            return beside(literal);
        }
        String word = one(words);
        String emoji = one(setting.maps().emoji().get(word)) + one(List.of("", "", "\uFE0F", " ", "\uFE0F ", "."));
        return one(List.of("", "", "，", "。 ", "!")) + literal.replaceFirst(Pattern.quote(word), emoji);
    }

    private String censored(String literal) {
        int from = literal.isEmpty() ? 0 : random.nextInt(literal.length());
        for (int at = from; at < literal.length(); at++) {
            if (VOWELS.indexOf(literal.charAt(at)) >= 0) {
                return literal.substring(0, at) + one(List.of("*", "*", "*", "**", "-")) + literal.substring(at + 1);
            }
        }
        return literal;
    }

    private String each(String literal, Function<Character, String> way) {
        return String.join("", parts(literal, way));
    }

    private static List<String> parts(String literal, Function<Character, String> way) {
        return literal.chars().mapToObj(c -> way.apply((char) c)).toList();
    }

    private String disguised(String literal, Setting setting) {
        double change = one(List.of(0.0, 0.2, 0.4, 0.6, 1.0));
        double space = one(List.of(0.0, 0.0, 0.0, 0.15, 0.5, 1.0));
        int favourite = random.nextInt(WAYS);
        String spacer = one(SPACERS);
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (i > 0 && random.nextDouble() < space) {
                written.append(random.nextBoolean() ? spacer : one(SPACERS));
            }
            if (random.nextDouble() >= change) {
                written.append(c);
                continue;
            }
            int way = random.nextBoolean() ? favourite : random.nextInt(WAYS);
            written.append(random.nextInt(3) > 0 && c < 0x80 ? latin(c, way, setting) : other(c, way, setting));
        }
        return written.toString();
    }

    private String latin(char c, int way, Setting setting) {
        int letter = LETTERS.indexOf(c);
        return switch (way) {
            case 0 -> "" + Character.toUpperCase(c);
            case 1 -> c > 0x20 ? "" + (char) (c - 0x20 + 0xFF00) : "\u3000";
            case 2, 3 -> letter < 0 ? "" + c : "" + one(LOOKALIKES).charAt(letter);
            case 4 -> c + "\u0301";
            case 5 -> ("" + c).repeat(2 + random.nextInt(3));
            case 6, 7, 8 -> symbol(c, setting);
            case 9 -> VOWELS.indexOf(c) >= 0 ? "*" : "" + c;
            default -> emoji(c, setting);
        };
    }

    private String symbol(char c, Setting setting) {
        List<String> symbols = setting.maps().letters().entrySet().stream()
                .filter(entry -> entry.getValue().contains(c))
                .map(entry -> "" + entry.getKey())
                .sorted()
                .toList();
        return symbols.isEmpty() ? "" + c : one(symbols);
    }

    private String other(char c, int way, Setting setting) {
        String same = "" + c;
        return switch (way) {
            case 0, 10 -> homophone(c);
            case 1 -> spelling(c);
            case 2 -> spelling(c) + (random.nextBoolean() ? " " : "");
            case 3 -> initial(c);
            case 4 -> one(setting.maps().splits().getOrDefault(same, List.of(same)));
            case 5 -> one(setting.maps().lookalikes().getOrDefault(same, List.of(same)));
            case 6 -> emoji(c, setting);
            case 7 -> same.repeat(2 + random.nextInt(3));
            case 8, 9 -> digit(c, setting).orElse(homophone(c));
            default ->
                TRADITIONAL
                        .chars()
                        .mapToObj(t -> Character.toString(t))
                        .filter(t -> LexiconFixture.CANONICALISER
                                .canonicalise(t)
                                .chars()
                                .equals(same))
                        .findFirst()
                        .orElse(same + "\u0301");
        };
    }

    private static Optional<String> digit(char c, Setting setting) {
        return setting.maps().digits().entrySet().stream()
                .filter(entry -> PLAIN_SOUNDS.of(entry.getValue().iterator().next()) == PLAIN_SOUNDS.of(c))
                .map(entry -> "" + entry.getKey())
                .sorted()
                .findFirst();
    }

    /** As it is usually read, as it is read elsewhere, or nearly so. */
    private String spelling(char c) {
        String usual = Sounds.spellingOf(c);
        return switch (random.nextInt(8)) {
            case 0, 1 -> OTHER_READINGS.getOrDefault(c, usual);
            case 2 -> usual.endsWith("n") ? usual + "g" : usual.replaceFirst("ng$", "n");
            case 3 -> usual.replaceFirst("^sh?", random.nextBoolean() ? "s" : "sh");
            default -> usual;
        };
    }

    private static String initial(char c) {
        return "" + (Sounds.initialOf(c) == 0 ? c : Sounds.initialOf(c));
    }

    private String homophone(char c) {
        Sounds sounds = random.nextInt(3) == 0 ? FUZZY_SOUNDS : PLAIN_SOUNDS;
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < HAN.length(); i++) {
            char other = HAN.charAt(i);
            for (char sound : sounds.all(c)) {
                if (sounds.of(other) == sound) {
                    alike.add("" + other);
                }
            }
        }
        return alike.isEmpty() ? "" + c : one(alike);
    }

    private String emoji(char c, Setting setting) {
        String emoji = one(setting.maps().emoji().getOrDefault("" + c, List.of(one(EMOJI))));
        return emoji + one(List.of("", "", "", "\uFE0F"));
    }

    private String some(String from, int length) {
        Set<Character> chosen = new TreeSet<>();
        while (chosen.size() < length) {
            chosen.add(from.charAt(random.nextInt(from.length())));
        }
        StringBuilder text = new StringBuilder();
        chosen.forEach(text::append);
        return text.toString();
    }

    private String string(String from, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
