package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;

/**
 * Finds literals that are spelled, wholly or in part, in pinyin or with digits that sound like them. Immutable.
 */
final class SpelledScanner {

    /** Before these a digit counts something: 去4次 is four times, not 去死次. */
    private static final String COUNTED = "个次强分球场局岁号月日年点比米秒连届块元万千百十名位人枚金银铜杆盘轮组时小级";

    private final PatternTable table;
    private final Sounds sounds;
    private final OrdinaryWords words;
    private final char[] ofDigits = new char[10];

    /** @param words what is spelled in part only is held against */
    SpelledScanner(PatternTable table, Disguises disguises, OrdinaryWords words) {
        this.table = table;
        this.sounds = disguises.sounds();
        this.words = words;
        // Of several characters that a digit can sound like, the first counts.
        disguises
                .maps()
                .digits()
                .forEach((digit, characters) ->
                        ofDigits[digit - '0'] = sounds.of(characters.iterator().next()));
    }

    void scan(CanonicalText text, LiteralScanner.Sink sink) {
        if (!SoundText.anySpelled(text, sounds, ofDigits)) {
            return;
        }
        SoundText elements = new SoundText(text, sounds, ofDigits);
        int spelled = -1;
        for (int i = 0; i < elements.length(); i++) {
            reportSingle(text, elements, i, sink);
            if (spelled < i) {
                spelled = elements.nextSpelled(text, i);
            }
            // Nothing is so long that it reaches what is spelled from farther away.
            if (spelled - i < SoundPatterns.LONGEST) {
                walk(text, elements, i, sink);
            }
        }
    }

    private void walk(CanonicalText text, SoundText elements, int first, LiteralScanner.Sink sink) {
        Trie trie = table.trie();
        PatternRows rows = table.rows();
        int state = Trie.ROOT;
        for (int j = first; j < elements.length(); j++) {
            state = trie.child(state, elements.letter(j));
            if (state == Trie.NONE) {
                return;
            }
            if (trie.endsAt(state)) {
                for (int pattern = trie.valueAt(state); pattern >= 0; pattern = rows.next(pattern)) {
                    report(text, elements, first, j + 1, pattern, sink);
                }
            }
        }
    }

    /** {@code zhu一样}: a single character is spelled by a whole run of letters, and to the letter, but not among English. */
    private void reportSingle(CanonicalText text, SoundText elements, int i, LiteralScanner.Sink sink) {
        int begin = elements.begins()[i];
        int end = elements.ends()[i];
        if (end - begin < 2 || !text.wordBoundaryBefore(begin) || !text.wordBoundaryBefore(end)) {
            return;
        }
        for (PatternTable.Spelled single : table.spelledSingles(elements.letter(i))) {
            String spelling = Sounds.spellingOf(single.character());
            if (spelling.length() == end - begin
                    && text.chars().startsWith(spelling, begin)
                    && !EnglishWords.isBeside(text, begin, end, sounds)) {
                sink.hit(single.literal(), begin, end, How.PINYIN);
            }
        }
    }

    private void report(
            CanonicalText text, SoundText elements, int first, int end, int pattern, LiteralScanner.Sink sink) {
        int how = table.rows().respelled(pattern)
                ? respelled(text, elements, first, end, table.rows().joined(pattern))
                : how(text, elements, first, end, pattern);
        int disguise = how & ~How.SPACED;
        if (disguise == How.PLAIN || (disguise & ~table.rows().bySound(pattern)) != 0) {
            return;
        }
        int begin = elements.begins()[first];
        int last = elements.ends()[end - 1];
        if (admits(text, begin, last)) {
            sink.hit(table.rows().literal(pattern), begin, last, how);
        }
    }

    /** {@link How#PLAIN} if it is not spelled, or cut in two by punctuation. */
    private int how(CanonicalText text, SoundText elements, int first, int end, int pattern) {
        int how = How.PLAIN;
        boolean spelled = false;
        boolean digitsOnly = true;
        for (int i = first; i < end; i++) {
            int at = elements.begins()[i];
            digitsOnly &= text.isDigit(at);
            if (text.inRun(at)) {
                how |= text.isDigit(at) ? How.HOMOPHONE : How.PINYIN;
                spelled = true;
            } else if (text.chars().charAt(at) != table.rows().charAt(pattern, i - first)) {
                if (!soundsLike(text.chars().charAt(at), pattern, i - first)) {
                    return How.PLAIN;
                }
                how |= How.HOMOPHONE;
            }
        }
        // Two digits are a number; of three and more, such as 748, some are known words.
        return spelled && !(digitsOnly && end - first <= 2) ? withGaps(text, elements, first, end, how) : How.PLAIN;
    }

    /** Two characters have to sound exactly alike, since with fuzzy pairs too much sounds like them. */
    private boolean soundsLike(char c, int pattern, int i) {
        return !table.everyday(c)
                && (table.rows().length(pattern) > PatternTable.SHORT
                        || sounds.alike(c, table.rows().charAt(pattern, i)));
    }

    /**
     * Spelled in letters from end to end.
     *
     * @param joined whether blanks would say that its syllables end elsewhere
     */
    private static int respelled(CanonicalText text, SoundText elements, int first, int end, boolean joined) {
        for (int i = first; i < end; i++) {
            int at = elements.begins()[i];
            boolean apart = i > first && text.wordBoundaryBefore(at);
            if (!text.inRun(at) || text.isDigit(at) || (apart && joined)) {
                return How.PLAIN;
            }
        }
        return withGaps(text, elements, first, end, How.PINYIN);
    }

    private static int withGaps(CanonicalText text, SoundText elements, int first, int end, int how) {
        int spaced = 0;
        for (int i = first + 1; i < end; i++) {
            Gap gap = text.gapBefore(elements.begins()[i]);
            if (gap.strongerThan(Gap.SYMBOL)) {
                return How.PLAIN;
            }
            spaced |= gap == Gap.NONE ? 0 : How.SPACED;
        }
        return how | spaced;
    }

    private boolean admits(CanonicalText text, int begin, int end) {
        boolean lettersOnly = true;
        for (int i = begin; i < end; i++) {
            if (text.isDigit(i) && !standsForSound(text, i, begin, end)) {
                return false;
            }
            lettersOnly &= text.inRun(i) || text.isMark(i);
        }
        return lettersOnly || words.admitsDisguised(text, begin, end);
    }

    private static boolean standsForSound(CanonicalText text, int at, int begin, int end) {
        boolean longerNumber = (at == begin && at > 0 && text.isDigit(at - 1))
                || (at + 1 == end && end < text.length() && text.isDigit(end));
        boolean counts = at + 1 < text.length() && COUNTED.indexOf(text.chars().charAt(at + 1)) >= 0;
        return !longerNumber && !counts;
    }
}
