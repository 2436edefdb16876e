package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways in which words are hidden, as a set of lexicons describes them: how a literal may be written, what
 * characters sound and look like, and which initials are nobody's, being a term of the set. Immutable and safe to share
 * between threads.
 */
public final class Disguises {

    private static final int LONGEST_INITIALS = 5;
    private static final int SHORTEST_CENSORED = 4;
    private static final String VOWELS = "aeiou";
    private static final int LONGEST_EMOJI_WORD = 8;

    private final EvasionMaps maps;
    private final Canonicaliser canonicaliser;
    private final Sounds sounds;
    private final LetterShapes letters;
    private final boolean everydaySounds;
    private final Set<String> abbreviations;
    private final Rewritings splits;
    private final Rewritings lookalikes;
    private final Rewritings emoji;

    Disguises(EvasionMaps maps, Canonicaliser canonicaliser) {
        this(maps, Stream.of(), canonicaliser);
    }

    /** @param terms of the set */
    Disguises(EvasionMaps maps, Stream<Literal> terms, Canonicaliser canonicaliser) {
        this(maps, canonicaliser, new LetterShapes(maps.letters()), abbreviations(terms));
    }

    Disguises(TableInput in, Canonicaliser canonicaliser) {
        this(new EvasionMaps(in), canonicaliser, new LetterShapes(in), Set.copyOf(in.texts()));
    }

    private Disguises(EvasionMaps maps, Canonicaliser canonicaliser, LetterShapes letters, Set<String> abbreviations) {
        this(maps, canonicaliser, new Sounds(maps.fuzzy()), letters, false, abbreviations);
    }

    void write(TableOutput out) {
        maps.write(out);
        letters.write(out);
        out.texts(abbreviations.stream().sorted().toList());
    }

    private static Set<String> abbreviations(Stream<Literal> terms) {
        return terms.map(term -> term.text().chars())
                .filter(chars -> chars.length() <= LONGEST_INITIALS
                        && chars.chars().allMatch(c -> LetterShapes.isLetter((char) c)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Disguises(
            EvasionMaps maps,
            Canonicaliser canonicaliser,
            Sounds sounds,
            LetterShapes letters,
            boolean everydaySounds,
            Set<String> abbreviations) {
        this.maps = maps;
        this.canonicaliser = canonicaliser;
        this.sounds = sounds;
        this.letters = letters;
        this.everydaySounds = everydaySounds;
        this.abbreviations = abbreviations;
        this.splits = new Rewritings(maps.splits(), 1);
        this.lookalikes = new Rewritings(maps.lookalikes(), 1);
        this.emoji = new Rewritings(maps.emoji(), LONGEST_EMOJI_WORD);
    }

    /** The same for names: 之 in 林之夏 is the most common character there is, and still means 知. */
    public Disguises ofNames() {
        return new Disguises(maps, canonicaliser, sounds, letters, true, abbreviations);
    }

    /** True if the commonest characters may stand for others of their sound. */
    boolean everydaySounds() {
        return everydaySounds;
    }

    /** Without any maps: sounds, initials and letters of other scripts only. */
    public static Disguises withoutMaps(Canonicaliser canonicaliser) {
        return new Disguises(EvasionMaps.EMPTY, canonicaliser);
    }

    /** True if letters that may be somebody's initials are a term: {@code kys} is a curse, whoever is called 柯宇森. */
    public boolean isTerm(String letters) {
        return abbreviations.contains(letters);
    }

    Sounds sounds() {
        return sounds;
    }

    LetterShapes letters() {
        return letters;
    }

    EvasionMaps maps() {
        return maps;
    }

    /** The chosen disguises in what a {@link LiteralScanner.Sink} is told. */
    public static Set<Evasion> undone(int how) {
        return How.disguised(how) ? How.disguises(how) : Set.of();
    }

    /** The chosen disguises under which a literal can be written at all. */
    public Set<Evasion> applicable(Literal literal) {
        Set<Evasion> applicable = EnumSet.noneOf(Evasion.class);
        String chars = literal.text().chars();
        if (SoundPatterns.applyTo(literal, sounds)) {
            applicable.add(Evasion.HOMOPHONE);
            applicable.add(Evasion.PINYIN);
            if (chars.length() <= LONGEST_INITIALS) {
                applicable.add(Evasion.INITIALS);
            }
        }
        for (Evasion evasion : List.of(Evasion.SPLIT, Evasion.EMOJI, Evasion.CONFUSABLE)) {
            if (!ways(literal.text(), evasion).isEmpty()) {
                applicable.add(evasion);
            }
        }
        if (!letters.classesOf(chars).isEmpty()) {
            applicable.add(Evasion.CONFUSABLE);
            if (maps.letters().values().stream().flatMap(Set::stream).anyMatch(letter -> chars.indexOf(letter) >= 0)) {
                applicable.add(Evasion.LEET);
            }
        }
        return applicable;
    }

    /**
     * Every other way of writing a literal that its disguises allow and that can be listed, with the least disguise that
     * it belongs to.
     */
    Map<Literal, Integer> written(Sought sought) {
        Map<Literal, Integer> written = new LinkedHashMap<>();
        CanonicalText plain = sought.literal().text();
        for (Evasion evasion : sought.disguises()) {
            for (String way : ways(plain, evasion)) {
                CanonicalText variant = canonicaliser.canonicalise(way);
                boolean other = !variant.chars().equals(plain.chars());
                // Components in the place of characters may make it longer than a literal can be.
                if (other && variant.length() <= Literal.LONGEST) {
                    written.merge(Literal.of(variant), How.of(evasion), Math::min);
                }
            }
        }
        return written;
    }

    /** Other ways of writing a word under one disguise, for making text to learn from; empty if there is none. */
    public List<String> respellings(String word, Evasion evasion) {
        CanonicalText plain = canonicaliser.canonicalise(word);
        if (evasion == Evasion.PINYIN) {
            String spelled = plain.chars()
                    .chars()
                    .mapToObj(c -> Sounds.spellingOf((char) c))
                    .collect(Collectors.joining());
            return spelled.isEmpty() ? List.of() : List.of(spelled);
        }
        return ways(plain, evasion).stream()
                .filter(way -> !way.equals(plain.chars()))
                .toList();
    }

    /** The ways to write a literal under one disguise; the plain one may be among them. */
    private List<String> ways(CanonicalText plain, Evasion evasion) {
        return switch (evasion) {
            case SPLIT -> splits.ways(plain);
            case CONFUSABLE -> lookalikes.ways(plain);
            case EMOJI -> emoji.ways(plain);
            case INITIALS -> initials(plain.chars());
            case LEET -> censored(plain);
            default -> List.of();
        };
    }

    /** {@code f*ck}: one vowel of a word in Latin letters starred out, which is how people censor themselves. */
    private static List<String> censored(CanonicalText plain) {
        List<String> ways = new ArrayList<>();
        for (int i = 1; i + 1 < plain.length() && plain.length() >= SHORTEST_CENSORED; i++) {
            boolean inside = isInsideWord(plain, i) && isInsideWord(plain, i + 1);
            if (inside && VOWELS.indexOf(plain.chars().charAt(i)) >= 0 && ways.size() < Rewritings.MOST_WAYS) {
                StringBuilder way = new StringBuilder();
                for (int j = 0; j < plain.length(); j++) {
                    way.append(Rewritings.gap(plain, j))
                            .append(j == i ? '*' : plain.chars().charAt(j));
                }
                ways.add(way.toString());
            }
        }
        return ways;
    }

    /** True if a Latin letter stands on both sides of the place before {@code at} and nothing between. */
    private static boolean isInsideWord(CanonicalText plain, int at) {
        return LetterShapes.isLetter(plain.chars().charAt(at - 1))
                && LetterShapes.isLetter(plain.chars().charAt(at))
                && plain.gapBefore(at) == Gap.NONE;
    }

    private static List<String> initials(String chars) {
        int length = chars.length();
        if (length < 2 || length > LONGEST_INITIALS || chars.chars().anyMatch(c -> Sounds.initialOf((char) c) == 0)) {
            return List.of();
        }
        List<String> ways = new ArrayList<>();
        for (int abbreviated = 1; abbreviated < 1 << length; abbreviated++) {
            StringBuilder way = new StringBuilder();
            for (int i = 0; i < length; i++) {
                boolean letter = (abbreviated >> i & 1) != 0;
                way.append(letter ? Sounds.initialOf(chars.charAt(i)) : chars.charAt(i));
            }
            ways.add(way.toString());
        }
        return ways;
    }
}
