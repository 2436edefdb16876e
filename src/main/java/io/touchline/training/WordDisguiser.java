package io.touchline.training;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import io.touchline.lexicon.Disguises;
import io.touchline.text.Evasion;
import io.touchline.text.Sounds;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes words as people do who hide them. Splits, emoji, look-alikes of Han characters, starred vowels and initials come
 * from the maps that lexicons are read with; the rest from tables of its own.
 */
final class WordDisguiser {

    private static final List<String> SPACERS = List.of(" ", ".", "·", "*", "-", "_", "\u200b");

    private static final Map<Character, Character> CYRILLIC =
            Map.of('a', 'а', 'c', 'с', 'e', 'е', 'i', 'і', 'o', 'о', 'p', 'р', 's', 'ѕ', 'x', 'х', 'y', 'у');

    private static final Map<Character, Character> DIGITS =
            Map.of('a', '4', 'e', '3', 'i', '1', 'o', '0', 's', '5', 't', '7');

    private static final String VOWELS = "aeiou";
    private static final int TO_FULL_WIDTH = 0xFEE0;

    private final Disguises disguises;
    private final Map<String, List<String>> bySound = new HashMap<>();

    WordDisguiser(Disguises disguises) {
        this.disguises = disguises;
        everydayCharacters()
                .forEach(character -> bySound.merge(
                        Sounds.spellingOf(character.charAt(0)), List.of(character), (some, more) -> Stream.concat(
                                        some.stream(), more.stream())
                                .toList()));
    }

    /** The 3,755 characters of the first level of GB 2312. */
    private static List<String> everydayCharacters() {
        byte[] level = new byte[2 * 40 * 94 - 2 * 5];
        for (int i = 0; i < level.length; i += 2) {
            level[i] = (byte) (0xB0 + i / 2 / 94);
            level[i + 1] = (byte) (0xA1 + i / 2 % 94);
        }
        return List.of(new String(level, Charset.forName("GB2312")).split(""));
    }

    /** One way to write a word under a disguise, other than as it is; empty if there is none. */
    Optional<String> disguised(String word, Evasion evasion, RandomGenerator random) {
        List<String> ways = ways(word, evasion, random).stream()
                .filter(way -> !way.isEmpty() && !way.equals(word))
                .toList();
        return ways.isEmpty() ? Optional.empty() : Optional.of(ways.get(random.nextInt(ways.size())));
    }

    private List<String> ways(String word, Evasion evasion, RandomGenerator random) {
        return switch (evasion) {
            case SPACER ->
                SPACERS.stream()
                        .map(spacer -> String.join(spacer, word.split("")))
                        .toList();
            case WIDTH -> List.of(letters(word, letter -> letter + TO_FULL_WIDTH));
            case CASE ->
                List.of(letters(
                        word,
                        letter ->
                                random.nextBoolean() ? Character.toUpperCase(letter) : Character.toLowerCase(letter)));
            case TRADITIONAL -> List.of(ZhConverterUtil.toTraditional(word));
            case REPEAT -> List.of(repeated(word, random));
            case HOMOPHONE -> isHan(word) ? List.of(homophones(word, random)) : List.of();
            case PINYIN -> isHan(word) ? disguises.respellings(word, evasion) : List.of();
            case INITIALS, SPLIT, EMOJI -> disguises.respellings(word, evasion);
            case CONFUSABLE -> and(disguises.respellings(word, evasion), replaced(word, CYRILLIC));
            case LEET -> and(disguises.respellings(word, evasion), replaced(word, DIGITS));
        };
    }

    private static List<String> and(List<String> ways, String way) {
        return Stream.concat(ways.stream(), Stream.of(way)).toList();
    }

    private static String letters(String word, IntUnaryOperator change) {
        return word.chars()
                .map(c -> LatinWords.isLetter(c) ? change.applyAsInt(c) : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String replaced(String word, Map<Character, Character> by) {
        return word.chars()
                .mapToObj(c -> String.valueOf(by.getOrDefault((char) c, (char) c)))
                .collect(Collectors.joining());
    }

    /** Han characters two or three times, Latin vowels four times. */
    private static String repeated(String word, RandomGenerator random) {
        return word.chars()
                .mapToObj(c -> Character.toString(c)
                        .repeat(Character.isIdeographic(c) ? 2 + random.nextInt(2) : VOWELS.indexOf(c) >= 0 ? 4 : 1))
                .collect(Collectors.joining());
    }

    /** Every character as another one of its sound, where there is one. */
    private String homophones(String word, RandomGenerator random) {
        return word.chars()
                .mapToObj(c -> {
                    List<String> others = bySound.getOrDefault(Sounds.spellingOf((char) c), List.of()).stream()
                            .filter(other -> other.charAt(0) != c)
                            .toList();
                    return others.isEmpty() ? Character.toString(c) : others.get(random.nextInt(others.size()));
                })
                .collect(Collectors.joining());
    }

    /** Two or more Han characters and nothing else: one alone can be anything once it is spelled otherwise. */
    private static boolean isHan(String word) {
        return word.length() > 1 && word.chars().allMatch(Character::isIdeographic);
    }
}
