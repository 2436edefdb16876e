package io.touchline.lexicon;

import io.touchline.lexicon.NaiveGaps.Verdict;
import io.touchline.lexicon.NaiveText.Unit;
import io.touchline.lexicon.ScannerCases.Setting;
import io.touchline.text.Evasion;
import io.touchline.text.Gap;
import io.touchline.text.Sounds;
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

    private static final Pattern HANDLE = Pattern.compile("@[-_\\p{L}\\p{Nd}&&[\\x{0}-\\x{FFFF}]]{1,24}");

    /** Takes what is found of one literal. */
    interface Sink {
        void hit(int begin, int end, int how);
    }

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
    private final NaiveHomophones homophones;
    private final NaiveShapes shapes;
    private final NaiveWords words;

    private NaiveText text;
    private Map<Place, Integer> found;

    NaiveScanner(Setting setting, Sounds sounds) {
        EvasionMaps maps = setting.maps();
        spelling = new NaiveSpelling(sounds, maps);
        words = new NaiveWords(setting.words());
        homophones = new NaiveHomophones(spelling, words, setting.names());
        shapes = new NaiveShapes(maps.letters());
        for (Sought one : setting.sought()) {
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
        NaiveRuns runs = new NaiveRuns(text);
        NaiveSpelled spelled = new NaiveSpelled(text, spelling, homophones, words);
        NaiveShaped shaped = new NaiveShaped(text, shapes);
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            for (Way way : target.ways()) {
                boolean marks = way.text().units.stream().anyMatch(Unit::mark);
                findWritten(i, way, marks ? all : letters, List.of());
                if (!handles.isEmpty()) {
                    findWritten(i, way, withoutHandles, handles);
                }
            }
            if (target.disguises().contains(Evasion.HOMOPHONE) && spelling.hasSound(target.literal().chars)) {
                findSounding(i, letters, List.of());
                if (!handles.isEmpty()) {
                    findSounding(i, withoutHandles, handles);
                }
            }
            int literal = i;
            Sink sink = (begin, end, how) -> hit(literal, begin, end, how);
            runs.find(target.literal(), sink);
            spelled.find(target.literal(), target.disguises(), sink);
            shaped.find(target.literal(), target.disguises(), sink);
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
            if (homophones.standFor(here, plain.chars)) {
                report(literal, new Way(plain, How.HOMOPHONE), true, view, at, handles);
            }
        }
    }

    /** @param handles if there are any, only what reaches across one of them is new */
    private void report(int literal, Way way, boolean guarded, View view, int at, List<Span> handles) {
        int length = way.text().length();
        int[] begins = Arrays.copyOfRange(view.begins(), at, at + length);
        int[] ends = Arrays.copyOfRange(view.ends(), at, at + length);
        int begin = begins[0];
        int end = ends[length - 1];
        boolean across = reachesAcross(handles, begin, end);
        if ((!handles.isEmpty() && !across) || (way.how() == How.INITIALS && amongLetters(begin, end))) {
            return;
        }
        Verdict verdict = NaiveGaps.check(way.text(), IntStream.range(0, length).toArray(), text, begins, ends);
        if (verdict != Verdict.REFUSED && (!guarded || words.admitsDisguised(text, begin, end))) {
            hit(literal, begin, end, way.how() | (across || verdict == Verdict.SPACED ? How.SPACED : How.PLAIN));
        }
    }

    /** In an English sentence letters are English: {@code give sb a hand}. */
    private boolean amongLetters(int begin, int end) {
        return (joinsLetters(begin) && (text.unit(begin).gap() != Gap.BLANK || isEnglish(runBefore(begin))))
                || (joinsLetters(end) && (text.unit(end).gap() != Gap.BLANK || isEnglish(runFrom(end))));
    }

    private static boolean isEnglish(String run) {
        return run.length() > 4 || !run.matches("[^aeiouy0-9]*");
    }

    private String runBefore(int end) {
        int begin = end - 1;
        while (begin > 0 && sameRun(begin)) {
            begin--;
        }
        return text.chars.substring(begin, end);
    }

    private String runFrom(int begin) {
        int end = begin + 1;
        while (end < text.units.size() && sameRun(end)) {
            end++;
        }
        return text.chars.substring(begin, end);
    }

    /** Whether a unit goes on with the run of the one before it. */
    private boolean sameRun(int at) {
        return text.unit(at).kind() == text.unit(at - 1).kind()
                && !text.unit(at).gap().strongerThan(Gap.INVISIBLE);
    }

    private boolean joinsLetters(int at) {
        return at > 0
                && at < text.length()
                && text.unit(at - 1).inRun()
                && text.unit(at).inRun()
                && !text.unit(at).gap().strongerThan(Gap.BLANK);
    }
}
