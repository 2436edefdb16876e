package io.touchline.lexicon;

import io.touchline.lexicon.NaiveGaps.Verdict;
import io.touchline.lexicon.NaiveSpelling.Element;
import io.touchline.lexicon.NaiveText.Unit;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The slow twin of {@link LiteralScanner} with its canonicaliser and its guard: the same rules, written down as tries of
 * every literal at every place of the text, without tries, tables or bitmaps.
 */
final class NaiveScanner {

    private static final String COUNTED = "个次强分球场局岁号月日年点比米秒连届块元万千百十名位人枚金银铜杆盘轮组时小级";

    private static final Pattern HANDLE = Pattern.compile("@[-_\\p{L}\\p{Nd}&&[\\x{0}-\\x{FFFF}]]{1,24}");

    /** An occurrence, with where it stands in the text as sent. */
    record Hit(int literal, int begin, int end, int how, Span original) {}

    private record Place(int literal, int begin, int end) {}

    /** Part of a text as it is read: where each element begins and ends. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record View(String chars, int[] begins, int[] ends) {}

    /** A literal in one way of writing. */
    private record Way(NaiveText text, int how) {}

    private record Target(NaiveText literal, Set<Evasion> disguises, List<Way> ways) {}

    private final List<Target> targets = new ArrayList<>();
    private final NaiveSpelling spelling;
    private final NaiveShapes shapes;
    private final NaiveWords words;

    private NaiveText text;
    private Map<Place, Integer> found;

    NaiveScanner(List<Sought> sought, EvasionMaps maps, NaiveSpelling spelling, NaiveWords words) {
        this.spelling = spelling;
        this.words = words;
        this.shapes = new NaiveShapes(maps.letters());
        for (Sought one : sought) {
            NaiveText literal = new NaiveText(one.literal().text().original());
            List<Way> ways = new ArrayList<>();
            ways.add(new Way(literal, How.PLAIN));
            NaiveWays.of(literal, one.disguises(), maps)
                    .forEach((written, how) -> ways.add(new Way(new NaiveText(written), how)));
            targets.add(new Target(literal, one.disguises(), ways));
        }
    }

    /** By literal, begin and end; of one found in several ways the least disguised. */
    List<Hit> scan(String original) {
        text = new NaiveText(original);
        found = new TreeMap<>(Comparator.comparingInt(Place::literal)
                .thenComparingInt(Place::begin)
                .thenComparingInt(Place::end));
        List<Span> handles = handles();
        View all = view(unit -> true, List.of());
        View letters = view(unit -> !unit.mark(), List.of());
        View withoutHandles = view(unit -> !unit.mark(), handles);
        List<Element> elements = spelling.elements(text);
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            for (Way way : target.ways()) {
                boolean marks = way.text().units.stream().anyMatch(Unit::mark);
                findWritten(i, way, marks ? all : letters, List.of());
                findWritten(i, way, withoutHandles, handles);
            }
            if (target.disguises().contains(Evasion.HOMOPHONE) && spelling.hasSound(target.literal().chars)) {
                findSounding(i, letters, List.of());
                findSounding(i, withoutHandles, handles);
            }
            findDrawnOut(i);
            findSpelled(i, elements);
            findShaped(i);
        }
        List<Hit> hits = new ArrayList<>();
        found.forEach((place, how) -> hits.add(new Hit(
                place.literal(),
                place.begin(),
                place.end(),
                how,
                new Span(
                        text.unit(place.begin()).begin(),
                        text.unit(place.end() - 1).end()))));
        return hits;
    }

    private void hit(int literal, int begin, int end, int how) {
        found.merge(new Place(literal, begin, end), how, Math::min);
    }

    private View view(Predicate<Unit> kept, List<Span> without) {
        int[] begins = IntStream.range(0, text.length())
                .filter(i -> kept.test(text.unit(i)))
                .filter(i -> without.stream().noneMatch(handle -> handle.begin() <= i && i < handle.end()))
                .toArray();
        StringBuilder chars = new StringBuilder();
        IntStream.of(begins).forEach(i -> chars.append(text.chars.charAt(i)));
        return new View(
                chars.toString(), begins, IntStream.of(begins).map(i -> i + 1).toArray());
    }

    /** {@code @name} and a blank, written right after something, and not behind the end of a clause. */
    private List<Span> handles() {
        List<Span> handles = new ArrayList<>();
        Matcher matcher = HANDLE.matcher(text.original);
        for (int at = 1; at < text.original.length(); at++) {
            if (!matcher.region(at, text.original.length()).lookingAt()) {
                continue;
            }
            int end = matcher.end();
            boolean closed = end + 1 < text.original.length() && Character.isWhitespace(text.original.charAt(end));
            if (closed && !Character.isWhitespace(text.original.charAt(at - 1))) {
                Span handle = text.canonicalOf(at, end);
                if (handle.begin() == text.length()
                        || !text.unit(handle.begin()).gap().strongerThan(Gap.SYMBOL)) {
                    handles.add(handle);
                }
            }
        }
        return handles;
    }

    private static boolean reachesAcross(List<Span> handles, int begin, int end) {
        return handles.stream().anyMatch(handle -> begin < handle.begin() && handle.end() < end);
    }

    private void findWritten(int literal, Way way, View view, List<Span> handles) {
        String chars = way.text().chars;
        for (int at = view.chars().indexOf(chars); at >= 0; at = view.chars().indexOf(chars, at + 1)) {
            boolean guarded = way.how() == How.SPLIT || way.how() == How.CONFUSABLE;
            report(literal, way, guarded, view, at, handles);
        }
    }

    private void findSounding(int literal, View view, List<Span> handles) {
        NaiveText plain = targets.get(literal).literal();
        for (int at = 0; at + plain.length() <= view.chars().length(); at++) {
            String here = view.chars().substring(at, at + plain.length());
            if (!here.equals(plain.chars) && spelling.readings(plain.chars).contains(soundsOf(here))) {
                report(literal, new Way(plain, How.HOMOPHONE), true, view, at, handles);
            }
        }
    }

    private String soundsOf(String chars) {
        StringBuilder sounds = new StringBuilder();
        chars.chars().forEach(c -> sounds.append(spelling.of((char) c)));
        return sounds.toString();
    }

    /** @param handles if given, only what reaches across one of them is new */
    private void report(int literal, Way way, boolean guarded, View view, int at, List<Span> handles) {
        int length = way.text().length();
        int[] begins = Arrays.copyOfRange(view.begins(), at, at + length);
        int[] ends = Arrays.copyOfRange(view.ends(), at, at + length);
        int begin = begins[0];
        int end = ends[length - 1];
        boolean across = reachesAcross(handles, begin, end);
        if (!handles.isEmpty() && !across) {
            return;
        }
        Verdict verdict = NaiveGaps.check(way.text(), IntStream.range(0, length).toArray(), text, begins, ends);
        if (verdict != Verdict.REFUSED && (!guarded || words.admitsDisguised(text, begin, end))) {
            hit(literal, begin, end, way.how() | (across || verdict == Verdict.SPACED ? How.SPACED : How.PLAIN));
        }
    }

    /** Runs of the same letter written once, with how long they were; a run that was cut is of any length. */
    private record Run(String character, int begin, int end, int length, boolean cut) {}

    private static List<Run> runs(NaiveText text) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            String character = Character.toString(text.chars.codePointAt(i));
            int second = i + character.length();
            boolean twice = text.chars.startsWith(character, second)
                    && text.unit(i).kind() != NaiveText.Kind.DIGIT
                    && !text.unit(second).gap().strongerThan(Gap.INVISIBLE);
            int end = twice ? second + character.length() : second;
            if (!text.unit(i).mark()) {
                runs.add(new Run(
                        character,
                        i,
                        end,
                        twice ? 2 : 1,
                        twice && text.unit(second).cut()));
            }
            i = end;
        }
        return runs;
    }

    private void findDrawnOut(int literal) {
        NaiveText plain = targets.get(literal).literal();
        List<Run> own = runs(plain);
        List<Run> runs = runs(text);
        if (plain.units.stream().anyMatch(Unit::mark)) {
            return;
        }
        for (int at = 0; at + own.size() <= runs.size(); at++) {
            List<Run> here = runs.subList(at, at + own.size());
            boolean same = true;
            for (int i = 0; i < own.size(); i++) {
                Run run = here.get(i);
                same &= run.character().equals(own.get(i).character());
                // A literal's own cut run can only be stood for by one of the text's.
                same &= run.cut()
                        || (!own.get(i).cut() && run.length() == own.get(i).length());
            }
            if (same && here.stream().anyMatch(Run::cut)) {
                Verdict verdict = NaiveGaps.check(
                        plain,
                        begins(own),
                        text,
                        begins(here),
                        here.stream().mapToInt(Run::end).toArray());
                if (verdict != Verdict.REFUSED) {
                    int how = verdict == Verdict.SPACED ? How.SPACED : How.PLAIN;
                    hit(literal, here.get(0).begin(), here.get(here.size() - 1).end(), how);
                }
            }
        }
    }

    private static int[] begins(List<Run> runs) {
        return runs.stream().mapToInt(Run::begin).toArray();
    }

    private void findSpelled(int literal, List<Element> elements) {
        NaiveText plain = targets.get(literal).literal();
        int allowed = How.of(targets.get(literal).disguises()) & (How.HOMOPHONE | How.PINYIN);
        if (allowed == 0 || !spelling.hasSound(plain.chars)) {
            return;
        }
        String inOneRun = spelling.inOneRun(plain.chars);
        for (int from = 0; from < elements.size(); from++) {
            StringBuilder row = new StringBuilder();
            for (int to = from; to < elements.size() && row.length() < 13; to++) {
                row.append(elements.get(to).sound());
                List<Element> here = elements.subList(from, to + 1);
                if (spelling.readings(plain.chars).contains(row.toString())) {
                    reportSpelled(literal, here, howSpelled(here, plain.chars), allowed);
                }
                boolean letters = here.stream().allMatch(element -> isLetter(element));
                if (row.length() > 1 && row.toString().equals(inOneRun) && letters) {
                    reportSpelled(literal, here, How.PINYIN, allowed);
                }
            }
        }
    }

    private boolean isLetter(Element element) {
        return text.unit(element.begin()).kind() == NaiveText.Kind.LETTER;
    }

    private int howSpelled(List<Element> elements, String literal) {
        int how = How.PLAIN;
        boolean spelled = false;
        for (int i = 0; i < elements.size(); i++) {
            Unit unit = text.unit(elements.get(i).begin());
            spelled |= unit.inRun();
            if (unit.kind() == NaiveText.Kind.LETTER) {
                how |= How.PINYIN;
            } else if (unit.c() != literal.charAt(i)) {
                how |= How.HOMOPHONE;
            }
        }
        return spelled ? how : How.PLAIN;
    }

    private void reportSpelled(int literal, List<Element> elements, int how, int allowed) {
        if (how == How.PLAIN || (how & ~allowed) != 0) {
            return;
        }
        Gap widest = Gap.NONE;
        for (int i = 1; i < elements.size(); i++) {
            Gap gap = text.strongest(elements.get(i - 1).end(), elements.get(i).begin());
            widest = gap.strongerThan(widest) ? gap : widest;
        }
        int begin = elements.get(0).begin();
        int end = elements.get(elements.size() - 1).end();
        if (widest.strongerThan(Gap.SYMBOL) || !soundsAsWritten(begin, end)) {
            return;
        }
        hit(literal, begin, end, how | (widest == Gap.NONE ? How.PLAIN : How.SPACED));
    }

    /** Digits of longer numbers and digits that count something are no sounds; characters may be ordinary words. */
    private boolean soundsAsWritten(int begin, int end) {
        boolean longerNumber = (begin > 0 && isDigit(begin) && isDigit(begin - 1))
                || (end < text.length() && isDigit(end) && isDigit(end - 1));
        boolean characters = false;
        for (int i = begin; i < end; i++) {
            characters |= text.unit(i).kind() == NaiveText.Kind.ALONE;
            if (isDigit(i) && i + 1 < text.length() && COUNTED.contains(text.chars.substring(i + 1, i + 2))) {
                return false;
            }
        }
        return !longerNumber && (!characters || words.admitsDisguised(text, begin, end));
    }

    private boolean isDigit(int i) {
        return text.unit(i).kind() == NaiveText.Kind.DIGIT;
    }

    private void findShaped(int literal) {
        NaiveText plain = targets.get(literal).literal();
        int allowed = How.of(targets.get(literal).disguises()) & (How.LEET | How.CONFUSABLE);
        if (allowed == 0 || !plain.chars.matches("[a-z]+")) {
            return;
        }
        for (int at = 0; at + plain.length() <= text.length(); at++) {
            int how = howShaped(plain, at);
            int end = at + plain.length();
            boolean disguised = (how & ~How.SPACED) != 0 && (how & ~How.SPACED & ~allowed) == 0;
            if (disguised && !joined(at) && !joined(end) && !hasNumber(plain, at)) {
                hit(literal, at, end, how);
            }
        }
    }

    private int howShaped(NaiveText plain, int at) {
        int how = How.PLAIN;
        for (int i = 0; i < plain.length(); i++) {
            char c = text.unit(at + i).c();
            char letter = plain.chars.charAt(i);
            if (c != letter) {
                if ((c >= 'a' && c <= 'z') || !shapes.standsFor(c, letter)) {
                    return How.PLAIN;
                }
                how |= c < 0x80 ? How.LEET : How.CONFUSABLE;
            }
            if (i > 0) {
                Gap gap = sentGap(at + i);
                Gap own = plain.unit(i).gap();
                boolean inside = !own.strongerThan(Gap.INVISIBLE);
                boolean fits = inside
                        ? !gap.strongerThan(Gap.INVISIBLE)
                        : own == Gap.SYMBOL ? !gap.strongerThan(Gap.SYMBOL) : gap == Gap.BLANK || gap == Gap.SYMBOL;
                if (!fits) {
                    return How.PLAIN;
                }
                how |= gap.strongerThan(own) ? How.SPACED : How.PLAIN;
            }
        }
        return how;
    }

    /** A symbol that stands for a letter leaves no gap beside it. */
    private Gap sentGap(int i) {
        return text.unit(i).begin() == text.unit(i - 1).end()
                ? Gap.NONE
                : text.unit(i).gap();
    }

    private boolean joined(int at) {
        return at > 0 && at < text.length() && sentGap(at) == Gap.NONE && letterlike(at - 1) && letterlike(at);
    }

    private boolean letterlike(int i) {
        return text.unit(i).inRun() || (text.unit(i).mark() && text.unit(i).c() < 0x80);
    }

    /** A word of the literal that is written in digits only is a number. */
    private boolean hasNumber(NaiveText plain, int at) {
        boolean digits = true;
        for (int i = 0; i < plain.length(); i++) {
            if (i > 0 && plain.unit(i).gap().strongerThan(Gap.INVISIBLE)) {
                if (digits) {
                    return true;
                }
                digits = true;
            }
            digits &= isDigit(at + i);
        }
        return digits;
    }
}
