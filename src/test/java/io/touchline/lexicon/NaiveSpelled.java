package io.touchline.lexicon;

import io.touchline.lexicon.NaiveScanner.Sink;
import io.touchline.lexicon.NaiveSpelling.Element;
import io.touchline.lexicon.NaiveText.Kind;
import io.touchline.lexicon.NaiveText.Unit;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
import java.util.List;
import java.util.Set;

/** Finds literals that are spelled in letters or digits in one text, by trying every row of syllables. */
final class NaiveSpelled {

    private static final String COUNTED = "个次强分球场局岁号月日年点比米秒连届块元万千百十名位人枚金银铜杆盘轮组时小级";
    private static final int LONGEST = 12;

    private final NaiveText text;
    private final NaiveSpelling spelling;
    private final NaiveHomophones homophones;
    private final NaiveWords words;
    private final List<Element> elements;

    NaiveSpelled(NaiveText text, NaiveSpelling spelling, NaiveHomophones homophones, NaiveWords words) {
        this.text = text;
        this.spelling = spelling;
        this.homophones = homophones;
        this.words = words;
        this.elements = spelling.elements(text);
    }

    void find(NaiveText literal, Set<Evasion> disguises, Sink sink) {
        int allowed = How.of(disguises) & (How.HOMOPHONE | How.PINYIN);
        if (literal.length() == 1 && (allowed & How.PINYIN) != 0) {
            findSingle(Sounds.spellingOf(literal.chars.charAt(0)), sink);
        }
        if (allowed == 0 || !spelling.hasSound(literal.chars)) {
            return;
        }
        for (int from = 0; from < elements.size(); from++) {
            for (int to = from + 1; to <= Math.min(elements.size(), from + LONGEST); to++) {
                List<Element> here = elements.subList(from, to);
                int how = how(here, literal.chars);
                if (how != How.PLAIN && (how & ~allowed) == 0) {
                    report(here, how, sink);
                }
            }
        }
    }

    /** A run of letters that is the spelling of a single character, to the letter and from end to end. */
    private void findSingle(String spelled, Sink sink) {
        for (int begin = 0; begin < text.length(); begin++) {
            int end = begin + spelled.length();
            if (spelled.length() > 1 && text.chars.startsWith(spelled, begin) && text.edge(begin) && text.edge(end)) {
                boolean whole = true;
                for (int i = begin + 1; i < end; i++) {
                    whole &= !text.edge(i);
                }
                if (whole && !isBesideEnglish(begin, end)) {
                    sink.hit(begin, end, How.PINYIN);
                }
            }
        }
    }

    private boolean isBesideEnglish(int begin, int end) {
        int before = begin - 1;
        while (before > 0 && !text.edge(before)) {
            before--;
        }
        int behind = end + 1;
        while (behind < text.length() && !text.edge(behind)) {
            behind++;
        }
        return joinsRuns(begin) && spelling.isEnglish(text.chars.substring(before, begin))
                || joinsRuns(end) && spelling.isEnglish(text.chars.substring(end, behind));
    }

    private boolean joinsRuns(int at) {
        return at > 0
                && at < text.length()
                && text.unit(at - 1).inRun()
                && text.unit(at).inRun()
                && !text.unit(at).gap().strongerThan(Gap.BLANK);
    }

    /** How a literal is written by some elements; plain if it is not, or not in letters or digits. */
    private int how(List<Element> here, String literal) {
        StringBuilder row = new StringBuilder();
        here.forEach(element -> row.append(element.sound()));
        String sounds = row.toString();
        if (sounds.equals(spelling.usual(literal))) {
            return howInPart(here, literal);
        }
        boolean letters = here.size() > 1 && here.stream().allMatch(this::isLetters);
        boolean inOneRun = here.stream().skip(1).noneMatch(element -> text.edge(element.begin()));
        boolean otherwise =
                spelling.readings(literal).contains(sounds) || (inOneRun && sounds.equals(spelling.inOneRun(literal)));
        return letters && otherwise ? How.PINYIN : How.PLAIN;
    }

    private boolean isLetters(Element element) {
        return text.unit(element.begin()).kind() == Kind.LETTER;
    }

    private int howInPart(List<Element> here, String literal) {
        int how = How.PLAIN;
        boolean spelled = false;
        for (int i = 0; i < here.size(); i++) {
            Unit unit = text.unit(here.get(i).begin());
            spelled |= unit.inRun();
            if (unit.kind() == Kind.LETTER) {
                how |= How.PINYIN;
            } else if (unit.kind() == Kind.DIGIT) {
                how |= How.HOMOPHONE;
            } else if (!homophones.mayStandFor(unit.c(), literal, i)) {
                return How.PLAIN;
            } else if (unit.c() != literal.charAt(i)) {
                how |= How.HOMOPHONE;
            }
        }
        boolean number = here.size() == 2 && here.stream().allMatch(element -> isDigit(element.begin()));
        return spelled && !number ? how : How.PLAIN;
    }

    private void report(List<Element> here, int how, Sink sink) {
        Gap widest = Gap.NONE;
        for (int i = 1; i < here.size(); i++) {
            Gap gap = text.strongest(here.get(i - 1).end(), here.get(i).begin());
            widest = gap.strongerThan(widest) ? gap : widest;
        }
        int begin = here.get(0).begin();
        int end = here.get(here.size() - 1).end();
        if (!widest.strongerThan(Gap.SYMBOL) && soundsAsWritten(begin, end)) {
            sink.hit(begin, end, how | (widest == Gap.NONE ? How.PLAIN : How.SPACED));
        }
    }

    /** Digits of longer numbers and digits that count something are no sounds; characters may be ordinary words. */
    private boolean soundsAsWritten(int begin, int end) {
        boolean longerNumber = (begin > 0 && isDigit(begin) && isDigit(begin - 1))
                || (end < text.length() && isDigit(end) && isDigit(end - 1));
        boolean characters = false;
        for (int i = begin; i < end; i++) {
            characters |= text.unit(i).kind() == Kind.ALONE;
            if (isDigit(i) && i + 1 < text.length() && COUNTED.contains(text.chars.substring(i + 1, i + 2))) {
                return false;
            }
        }
        return !longerNumber && (!characters || words.admitsDisguised(text, begin, end));
    }

    private boolean isDigit(int i) {
        return text.unit(i).kind() == Kind.DIGIT;
    }
}
