package io.touchline.scoring;

import io.touchline.lexicon.Mention;
import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whom the sentences of one comment speak about, and to whom it is aimed as a whole. */
final class Addressing {

    private static final String AND = "and";

    private static final String AND_IN_CHINESE = "和与跟及";

    /** Of a longer list the last ones count: a text may have thousands. */
    private static final int MOST_LISTED = 20;

    private static final List<String> CONJUNCTIONS =
            List.of("but", "while", "whereas", "because", "although", "though", "who", "unlike", "until", AND);

    private final CanonicalText text;
    private final List<Mention> mentions;
    private final List<Span> persons;
    private final Aim aim;
    private final Retorts retorts;

    /** Who is named in a clause; thousands of hits may ask about the same ones. */
    private final Map<Span, Set<String>> byClause = new HashMap<>();

    /** By clause where each begins, and ends. */
    private final Map<Span, NavigableMap<Integer, Integer>> byConjunctions = new HashMap<>();

    /** Found when somebody first asks: most comments hold nothing that could be aimed. */
    private List<Mention> placed;

    private int[] addressees;
    private NavigableMap<Integer, Span> personsByPlace;

    /**
     * @param mentions those without a place in the text count for the comment as a whole
     * @param persons words that stand for a person, in the canonical form
     */
    Addressing(CanonicalText text, List<Mention> mentions, List<Span> persons, Aim aim) {
        this.text = text;
        this.mentions = mentions;
        this.persons = persons;
        this.aim = aim;
        this.retorts = new Retorts(text, this, aim.you());
    }

    private List<Mention> placed() {
        if (placed == null) {
            placed = mentions.stream()
                    .filter(mention -> mention.canonical() != null)
                    .sorted(Comparator.comparingInt(
                            mention -> mention.canonical().begin()))
                    .toList();
        }
        return placed;
    }

    private int[] addressees() {
        if (addressees == null) {
            addressees = Stream.concat(placed().stream().map(Mention::canonical), persons.stream())
                    .flatMapToInt(span -> IntStream.of(span.begin()))
                    .sorted()
                    .toArray();
        }
        return addressees;
    }

    /** True if the comment is aimed at somebody, or a target or a person stands in the sentence of {@code hit}. */
    boolean aimed(Span hit) {
        if (aim.present()) {
            return true;
        }
        Span sentence = sentenceOf(hit);
        int[] places = addressees();
        int found = Arrays.binarySearch(places, sentence.begin());
        int first = found >= 0 ? found : -found - 1;
        return first < places.length && places[first] < sentence.end();
    }

    /** True if a registered target is named in the sentence of {@code hit}. */
    boolean named(Span hit) {
        Span sentence = sentenceOf(hit);
        int next = firstFrom(sentence.begin());
        return next < placed().size() && placed().get(next).canonical().begin() < sentence.end();
    }

    /** True if a registered target is named, in the text or as a whole. */
    boolean targetNamed() {
        return !mentions.isEmpty();
    }

    /** True if a registered target is named or aimed at. */
    boolean targetKnown() {
        return aim.present() || !mentions.isEmpty();
    }

    /**
     * Those of {@link #targetsOf} who may be what the clauses of {@code hits} say of whom they attack: 陆一苇加油，裁判是傻逼
     * is about no athlete, however many are named.
     */
    List<String> attackedBy(List<Span> hits) {
        List<String> targets = targetsOf(hits);
        return aim.roles().isEmpty()
                ? targets
                : targets.stream()
                        .filter(id -> hits.isEmpty() || hits.stream().anyMatch(hit -> mayBe(id, hit)))
                        .toList();
    }

    private boolean mayBe(String targetId, Span hit) {
        Role role = aim.roles().get(targetId);
        Span clause = clauseOf(hit);
        if (role == null || namedIn(clause).contains(targetId)) {
            return true;
        }
        List<Optional<Role>> said = personsIn(clause).stream()
                .filter(person -> !Role.looksOn(text, person))
                .map(person -> Role.saidBy(text.letters(person)))
                .toList();
        return said.isEmpty() || said.contains(Optional.<Role>empty()) || said.contains(Optional.of(role));
    }

    /**
     * The targets that {@code hits} are about, by {@link #about}; else those aimed at; else all that are named. A hit
     * within another that names somebody is about whom that names: 陆柏川这个傻逼给唐小屿打低分.
     */
    List<String> targetsOf(List<Span> hits) {
        Set<String> meant = new HashSet<>();
        List<Span> others = hits.stream().filter(hit -> !retorts.areMadeBy(hit)).toList();
        if (others.isEmpty() && (!hits.isEmpty() || retorts.isOne())) {
            return List.of();
        }
        outermost(others).forEach(hit -> meant.addAll(about(hit)));
        if (!meant.isEmpty()) {
            return placed().stream()
                    .map(Mention::targetId)
                    .filter(meant::contains)
                    .distinct()
                    .toList();
        }
        return aim.present()
                ? aim.targetIds()
                : mentions.stream().map(Mention::targetId).distinct().toList();
    }

    /** Whether a hit scolds those who abuse somebody: 骂林知夏的都是脑残. */
    boolean scoldsAbusers(Span hit) {
        return retorts.scold(hit);
    }

    /** Without those within one that names somebody. */
    private List<Span> outermost(List<Span> hits) {
        NavigableMap<Integer, Integer> naming = new TreeMap<>();
        hits.stream()
                .filter(hit -> !namedIn(hit).isEmpty())
                .sorted(Comparator.comparingInt(Span::begin))
                .forEach(hit -> {
                    Map.Entry<Integer, Integer> before = naming.floorEntry(hit.begin());
                    naming.put(hit.begin(), before == null ? hit.end() : Math.max(before.getValue(), hit.end()));
                });
        return hits.stream()
                .filter(hit -> {
                    Map.Entry<Integer, Integer> farthest = naming.floorEntry(hit.begin());
                    return farthest == null
                            || farthest.getValue() < hit.end()
                            || !namedIn(hit).isEmpty();
                })
                .toList();
    }

    /** Words that stand for a person, from one unit to before another, in order. */
    Collection<Span> personsIn(Span stretch) {
        return personsByPlace().subMap(stretch.begin(), stretch.end()).values();
    }

    /** The names in a stretch, in order. */
    List<Span> namesIn(Span stretch) {
        return placed().subList(firstFrom(stretch.begin()), firstFrom(stretch.end())).stream()
                .map(Mention::canonical)
                .toList();
    }

    private NavigableMap<Integer, Span> personsByPlace() {
        if (personsByPlace == null) {
            personsByPlace = new TreeMap<>();
            persons.forEach(person -> personsByPlace.put(person.begin(), person));
        }
        return personsByPlace;
    }

    /**
     * Who is named in a hit; else in its clause; else in the nearest clause of its sentence that names somebody, at the
     * same distance one before it. Who is praised in one clause is not insulted in the next.
     */
    private Set<String> about(Span hit) {
        Set<String> own = withListed(hit, namedIn(hit));
        Span clause = clauseOf(hit);
        if (own.isEmpty()) {
            own = byClause.computeIfAbsent(clause, this::namedIn);
            own = own.size() > 1 ? nearest(hit, clause, own) : own;
        }
        if (!own.isEmpty()) {
            return own;
        }
        Span sentence = sentenceOf(hit);
        int next = firstFrom(clause.end());
        Span before = next == 0 ? null : placed().get(next - 1).canonical();
        Span behind = next == placed().size() ? null : placed().get(next).canonical();
        boolean hasBefore = before != null && before.begin() >= sentence.begin();
        boolean hasBehind = behind != null && behind.begin() < sentence.end();
        if (!hasBefore && !hasBehind) {
            return Set.of();
        }
        boolean isBefore = hasBefore && (!hasBehind || clause.begin() - before.end() <= behind.begin() - clause.end());
        return byClause.computeIfAbsent(clauseOf(isBefore ? before : behind), this::namedIn);
    }

    /** With those before whom a hit begins with, in a list: 沈牧白和何国梁都是废物. */
    private Set<String> withListed(Span hit, Set<String> own) {
        int at = firstFrom(hit.begin());
        boolean beginsWithName =
                at < placed().size() && placed().get(at).canonical().begin() == hit.begin();
        if (!beginsWithName || at == 0) {
            return own;
        }
        Set<String> all = new HashSet<>(own);
        for (int i = at;
                i > Math.max(0, at - MOST_LISTED)
                        && isListed(
                                placed().get(i - 1).canonical().end(),
                                placed().get(i).canonical().begin());
                i--) {
            all.add(placed().get(i - 1).targetId());
        }
        return all;
    }

    /** Whether nothing but an "and" stands between two names, or a mark of a list. */
    private boolean isListed(int end, int begin) {
        String between = text.chars().substring(Math.min(end, begin), begin);
        return between.isEmpty()
                ? end == begin && text.gapBefore(begin) == Gap.SYMBOL
                : between.equals(AND) || between.length() == 1 && AND_IN_CHINESE.contains(between);
    }

    /** Of those named in its clause: "that idiot Brandt dropped Okafor", "Okafor was superb but Brandt is an idiot". */
    private Set<String> nearest(Span hit, Span clause, Set<String> named) {
        Set<String> touching = text.inRun(hit.begin()) ? nextTo(hit, named) : touching(hit, named);
        if (!touching.isEmpty()) {
            return touching;
        }
        NavigableMap<Integer, Integer> conjunctions = conjunctions(clause);
        Map.Entry<Integer, Integer> before = conjunctions.lowerEntry(hit.begin());
        Integer behind = conjunctions.ceilingKey(hit.end());
        if (before == null && behind == null) {
            return named;
        }
        Span part =
                new Span(before == null ? clause.begin() : before.getValue(), behind == null ? clause.end() : behind);
        Set<String> own = byClause.computeIfAbsent(part, this::namedIn);
        return own.isEmpty() ? named : own;
    }

    /** In letters: who stands right behind it. */
    private Set<String> nextTo(Span hit, Set<String> named) {
        int next = firstFrom(hit.end());
        if (next == placed().size() || placed().get(next).canonical().begin() != hit.end()) {
            return Set.of();
        }
        Span name = placed().get(next).canonical();
        return goesOn(name.end()) ? named : namedIn(name);
    }

    /** In ideographs: who stands right before it or behind it, without a blank: 沈牧白废物 何国梁加油. */
    private Set<String> touching(Span hit, Set<String> named) {
        Set<String> found = new HashSet<>();
        int next = firstFrom(hit.end());
        if (next < placed().size() && placed().get(next).canonical().begin() == hit.end() && joins(hit.end())) {
            Span name = placed().get(next).canonical();
            if (goesOn(name.end())) {
                return named;
            }
            found.addAll(namedIn(name));
        }
        int before = firstFrom(hit.begin()) - 1;
        if (before >= 0 && placed().get(before).canonical().end() == hit.begin() && joins(hit.begin())) {
            Span name = placed().get(before).canonical();
            if (before > 0 && isListed(placed().get(before - 1).canonical().end(), name.begin())) {
                return named;
            }
            found.addAll(namedIn(name));
        }
        return found;
    }

    private boolean joins(int at) {
        return !text.gapBefore(at).strongerThan(Gap.INVISIBLE);
    }

    /** Whether another name may follow as one of a list. */
    private boolean goesOn(int behind) {
        return behind < text.length()
                && (AND_IN_CHINESE.indexOf(text.chars().charAt(behind)) >= 0
                        || text.chars().startsWith(AND, behind)
                        || text.gapBefore(behind) == Gap.SYMBOL);
    }

    /** Where English ones stand in a clause, but no "and" between two names. */
    private NavigableMap<Integer, Integer> conjunctions(Span clause) {
        return byConjunctions.computeIfAbsent(clause, within -> {
            NavigableMap<Integer, Integer> found = new TreeMap<>();
            for (String word : CONJUNCTIONS) {
                int at = text.chars().indexOf(word, within.begin());
                for (;
                        at >= 0 && at + word.length() < within.end();
                        at = text.chars().indexOf(word, at + 1)) {
                    boolean whole = text.wordBoundaryBefore(at) && text.wordBoundaryBefore(at + word.length());
                    if (whole && !(word.equals(AND) && endsName(at))) {
                        found.put(at, at + word.length());
                    }
                }
            }
            return found;
        });
    }

    private boolean endsName(int place) {
        int next = firstFrom(place);
        return next > 0 && placed().get(next - 1).canonical().end() == place;
    }

    /** From the begin of its first clause to the end of its last. */
    Span clauseOf(Span hit) {
        return new Span(
                text.clauseOf(hit.begin()).begin(), text.clauseOf(hit.end() - 1).end());
    }

    /** The ids of those named in a stretch, which may begin within a name. */
    Set<String> namedIn(Span stretch) {
        Set<String> ids = new HashSet<>();
        int from = firstFrom(stretch.begin());
        for (int i = from - 1; i >= 0 && placed().get(i).canonical().overlaps(stretch); i--) {
            ids.add(placed().get(i).targetId());
        }
        for (int i = from; i < placed().size() && placed().get(i).canonical().begin() < stretch.end(); i++) {
            ids.add(placed().get(i).targetId());
        }
        return ids;
    }

    /** The first of {@link #placed} that begins at a unit or behind it. */
    private int firstFrom(int unit) {
        int low = 0;
        int high = placed().size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (placed().get(middle).canonical().begin() < unit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The sentence of a hit; a frame may reach over several, which then count as one. */
    Span sentenceOf(Span hit) {
        Span first = text.sentenceOf(hit.begin());
        return first.contains(hit)
                ? first
                : new Span(first.begin(), text.sentenceOf(hit.end() - 1).end());
    }
}
