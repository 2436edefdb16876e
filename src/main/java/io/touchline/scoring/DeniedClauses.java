package io.touchline.scoring;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.LexiconHits;
import io.touchline.lexicon.LexiconHits.Cue;
import io.touchline.lexicon.LexiconHits.Harm;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.lexicon.Modifier;
import io.touchline.text.CanonicalText;
import io.touchline.text.Gap;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Clauses that do nothing but deny harm: 沈牧白绝不是废物, she isn't a fraud at all. What is denied there counts for nothing,
 * and the models, which count words and take them for the insult, do not read them. A clause counts only if every unit
 * of it is a subject, the denial, what is denied or a word that changes nothing: what it says beyond that, and every
 * other clause, is read, so that harm cannot hide behind a denial.
 *
 * <p>Not looked for where the comment asks behind it (他不是废物？), quotes or laughs in the clause (an emoji may turn it round), or
 * goes on to say what it is instead (不是假球，是友谊).
 */
final class DeniedClauses {

    private static final String SOURCE = "engine#denied-clause";

    private static final String IS_NOT = "不是";

    /** The most units of what is denied: a long frame has gaps, in which anything may stand. */
    private static final int LONGEST_DENIED = 12;

    /** The same of letters, of which a word has several, where the denial stands before. */
    private static final int LONGEST_DENIED_OF_LETTERS = 24;

    /** The most units of a subject that nobody registered. */
    private static final int LONGEST_SUBJECT = 4;

    private static final int LONGEST_WORD = 8;

    private static final Set<String> APOSTROPHES = Set.of("'", "’");

    private final CanonicalText text;
    private final List<Cue> denials;

    /** Where they stand, by where their clause begins: a text may have thousands. */
    private final Map<Integer, List<Span>> denialsOf = new HashMap<>();

    /** Units of names, pronouns, denials and what is denied. */
    private final BitSet known = new BitSet();

    private final BitSet subjects = new BitSet();

    /** Units of denials. */
    private final BitSet denying = new BitSet();

    /** Where the last question mark stands in the text as sent; -1 without one. */
    private final int lastQuestion;

    private DeniedClauses(CanonicalText text, List<Cue> denials) {
        this.text = text;
        this.denials = denials;
        this.lastQuestion =
                Math.max(text.original().lastIndexOf('?'), text.original().lastIndexOf('？'));
        for (Cue cue : denials) {
            int clause = text.clauseOf(cue.cue().begin()).begin();
            denialsOf.computeIfAbsent(clause, begin -> new ArrayList<>()).add(cue.cue());
        }
    }

    /** @return what each covers is the clause; in order, none across another */
    static List<Cover> in(CanonicalText text, List<Mention> mentions, LexiconHits hits) {
        if (hits.harms().isEmpty()) {
            return List.of();
        }
        List<Cue> denials = new ArrayList<>(bare(text, hits.harms()));
        hits.cues().stream()
                .filter(cue -> cue.modifier() == Modifier.NEGATED
                        && deniesAFact(text.letters(cue.cue()))
                        && deniesWhatFollows(text, cue))
                .forEach(denials::add);
        return denials.isEmpty() ? List.of() : new DeniedClauses(text, denials).find(mentions, hits);
    }

    private List<Cover> find(List<Mention> mentions, LexiconHits hits) {
        Map<Integer, List<Harm>> byClause = new TreeMap<>();
        for (Harm harm : hits.harms()) {
            byClause.computeIfAbsent(text.clauseOf(harm.span().begin()).begin(), at -> new ArrayList<>())
                    .add(harm);
        }
        ModifierCovers covers = new ModifierCovers(
                Modifier.NEGATED, denials.stream().map(this::cover).toList());
        Disbelief disbelief = Disbelief.in(text, hits.cues());
        byClause.values()
                .removeIf(harms -> !harms.stream().allMatch(harm -> denied(harm, covers) && !disbelief.of(harm))
                        || affirmed(harms));
        if (byClause.isEmpty()) {
            return List.of();
        }
        for (Mention mention : mentions) {
            if (mention.matchedBy() == MatchedBy.DEROGATORY_NAME) {
                byClause.remove(text.clauseOf(mention.canonical().begin()).begin());
            } else if (mention.canonical() != null) {
                subject(mention.canonical());
            }
        }
        hits.persons().forEach(this::subject);
        denials.forEach(cue -> denying.set(cue.cue().begin(), cue.cue().end()));
        known.or(denying);
        List<Cover> found = new ArrayList<>();
        byClause.forEach((begin, harms) -> {
            Span clause = text.clauseOf(begin);
            if (!isAsked(clause)
                    && plain(clause)
                    && saysNothingElse(clause, harms)
                    && !turnedRoundAfter(clause, harms)) {
                Span denial = covers.over(harms.get(0)).orElseThrow().place();
                found.add(new Cover(Modifier.NEGATED, SOURCE, denial, clause));
            }
        });
        return found;
    }

    /** Whether a question ends behind it, in its sentence or a later one: 他不是废物。谁信？ */
    private boolean isAsked(Span clause) {
        return text.end(clause.end() - 1) <= lastQuestion;
    }

    /** 不是 behind whoever it is said of, which no frame can know of a name that nobody registered. */
    private static List<Cue> bare(CanonicalText text, List<Harm> harms) {
        List<Cue> found = new ArrayList<>();
        BitSet harmful = new BitSet();
        harms.forEach(harm -> harmful.set(harm.span().begin(), harm.span().end()));
        String chars = text.chars();
        for (int at = chars.indexOf(IS_NOT); at >= 0; at = chars.indexOf(IS_NOT, at + 1)) {
            Span clause = text.clauseOf(at);
            int end = at + IS_NOT.length();
            boolean asks = at > clause.begin() && chars.charAt(at - 1) == '是';
            Span place = new Span(at, end);
            // 怕不是个傻子: part of what is said; 又不是没收黑钱 affirms.
            if (end < clause.end()
                    && !asks
                    && DenialWords.DENYING.indexOf(chars.charAt(end)) < 0
                    && !harmful.get(at)
                    && !harmful.get(end - 1)) {
                found.add(new Cue(Modifier.NEGATED, SOURCE, place, new Span(end, clause.end())));
            }
        }
        return found;
    }

    private Cover cover(Cue cue) {
        return new Cover(Modifier.NEGATED, cue.source(), text.original(cue.cue()), cue.covers());
    }

    /** 不要 is no denial either; 没用 says what somebody is. */
    private static boolean deniesAFact(String cue) {
        return !cue.endsWith("没用")
                && DenialWords.DENIALS.stream().anyMatch(cue::contains)
                && (DenialWords.TELLING.stream().noneMatch(cue::contains)
                        || DenialWords.OPINIONS.stream().anyMatch(cue::endsWith));
    }

    /** Advice against an act covers all of its clause, whatever stands in it: 骂这种废物没意义. */
    private static boolean deniesWhatFollows(CanonicalText text, Cue cue) {
        Span place = cue.cue();
        int covers = cue.covers().begin();
        boolean follows =
                covers >= place.begin() && covers > text.clauseOf(place.begin()).begin();
        return (follows || cue.covers().equals(place))
                && text.letters(place).chars().noneMatch(unit -> DenialWords.SCOLDING.indexOf(unit) >= 0);
    }

    private void subject(Span place) {
        known.set(place.begin(), place.end());
        subjects.set(place.begin(), place.end());
    }

    private boolean denied(Harm harm, ModifierCovers covers) {
        return harm.span().end() <= text.clauseOf(harm.span().begin()).end()
                && !harm.entry().despite().contains(Modifier.NEGATED)
                && covers.over(harm).filter(cover -> denies(cover, harm)).isPresent();
    }

    private boolean denies(Cover cover, Harm harm) {
        boolean before = cover.stretch().begin() <= harm.span().begin();
        boolean letters = before && text.inRun(harm.span().begin());
        return harm.span().length() <= (letters ? LONGEST_DENIED_OF_LETTERS : LONGEST_DENIED)
                && (before || ModifierEffects.share(Modifier.NEGATED, harm.entry()) > 0);
    }

    /** 不是没收黑钱: what is denied is a denial; in 不是没用的人 it is the harm itself that begins so. */
    private boolean affirmed(List<Harm> harms) {
        Span clause = text.clauseOf(harms.get(0).span().begin());
        BitSet begins = new BitSet();
        harms.forEach(harm -> begins.set(harm.span().begin()));
        return denialsOf.getOrDefault(clause.begin(), List.of()).stream()
                .anyMatch(cue -> cue.end() < clause.end()
                        && DenialWords.DENYING.indexOf(text.chars().charAt(cue.end())) >= 0
                        && !begins.get(cue.end()));
    }

    /**
     * Neither emoji nor marks that quote or point stand in it, an apostrophe may; nobody laughs, and no word announces
     * worse.
     */
    private boolean plain(Span clause) {
        for (int i = clause.begin(); i < clause.end(); i++) {
            char unit = text.chars().charAt(i);
            boolean just = unit == '就'
                    && i > 0
                    && DenialWords.BEFORE_JUST.indexOf(text.chars().charAt(i - 1)) >= 0;
            boolean turning = DenialWords.TURNING.indexOf(unit) >= 0 && !just;
            if (turning && !subjects.get(i) && !denying.get(i)) {
                return false;
            }
            boolean marked = i > clause.begin() && text.gapBefore(i).strongerThan(Gap.BLANK) && !isApostrophe(text, i);
            if (marked || text.isMark(i) || text.isDigit(i) || changesAll(i, clause.end())) {
                return false;
            }
        }
        return true;
    }

    private boolean changesAll(int at, int end) {
        return endOfWord(text, at, end, DenialWords.LIMITING) > at
                || endOfWord(text, at, end, DenialWords.LAUGHING) > at;
    }

    /** Whether nothing but an apostrophe stands before a unit. */
    static boolean isApostrophe(CanonicalText text, int at) {
        return APOSTROPHES.contains(text.original().substring(text.end(at - 1), text.begin(at)));
    }

    private boolean turnedRoundAfter(Span clause, List<Harm> harms) {
        int next = clause.end();
        return next < text.sentenceOf(clause.begin()).end()
                && (begins(next, DenialWords.TURNING_AFTERWARDS)
                        || endOfWord(text, next, text.length(), DenialWords.LAUGHING) > next
                        || begins(next, DenialWords.TURNING_DEEDS)
                                && harms.stream()
                                        .anyMatch(harm -> harm.entry().label().category() != Category.ABUSE));
    }

    private boolean begins(int at, List<String> words) {
        return words.stream()
                .anyMatch(word -> text.chars().startsWith(word, at)
                        && (!text.inRun(at) || text.wordBoundaryBefore(at + word.length())));
    }

    /** Whoever is named behind the denial is said something of, but for whom an opinion is about that nobody has. */
    private boolean saysNothingElse(Span clause, List<Harm> harms) {
        int denial = denying.nextSetBit(clause.begin());
        if (denial >= 0) {
            int behind = denying.nextClearBit(denial);
            int subject = subjects.nextSetBit(behind);
            if (subject == behind && endsWithOpinion(denial, behind)) {
                subject = subjects.nextSetBit(subjects.nextClearBit(subject));
            }
            if (subject >= 0 && subject < clause.end()) {
                return false;
            }
        }
        int first = clause.end();
        int firstEnd = clause.end();
        int last = clause.begin();
        for (Harm harm : harms) {
            known.set(harm.span().begin(), harm.span().end());
            first = Math.min(first, harm.span().begin());
            firstEnd = Math.min(firstEnd, harm.span().end());
            last = Math.max(last, harm.span().end());
        }
        // A frame may begin with whom it is about, before the denials.
        if (isDeniedTwice(clause.begin(), firstEnd) || goesOnUnjoined(harms)) {
            return false;
        }
        int named = subjects.nextSetBit(clause.begin());
        boolean ofKnown = named >= 0 && named < first;
        int at = unregistered(clause, first);
        while (at < clause.end()) {
            int word = known.get(at)
                    ? at + 1
                    : endOfWord(
                            text,
                            at,
                            clause.end(),
                            at < first ? DenialWords.BEFORE : at < last ? DenialWords.BETWEEN : DenialWords.BEHIND);
            if (word == at && ofKnown && at < first) {
                word = endOfWord(text, at, clause.end(), DenialWords.BEFORE_OF_KNOWN);
            }
            if (word == at) {
                return false;
            }
            at = word;
        }
        return true;
    }

    private boolean endsWithOpinion(int begin, int end) {
        String denial = text.chars().substring(begin, end);
        return DenialWords.OPINIONS.stream().anyMatch(denial::endsWith);
    }

    /**
     * 没收黑钱 废物: a second harm right behind the first is another statement where it is set off or of another category.
     * Words of one alphabet are not: not a disgraceful fraud.
     */
    private boolean goesOnUnjoined(List<Harm> harms) {
        List<Harm> inOrder = new ArrayList<>(harms);
        inOrder.sort(Comparator.comparingInt((Harm harm) -> harm.span().begin())
                .thenComparingInt(harm -> -harm.span().end()));
        Harm last = inOrder.get(0);
        for (Harm harm : inOrder) {
            int begin = harm.span().begin();
            boolean apart =
                    text.gapBefore(begin) == Gap.BLANK || !category(harm).equals(category(last));
            if (begin == last.span().end() && apart && !text.inRun(begin)) {
                return true;
            }
            last = harm.span().end() > last.span().end() ? harm : last;
        }
        return false;
    }

    private static Category category(Harm harm) {
        return harm.entry().label().category();
    }

    /** Never not a clown: who denies a denial affirms. Two cues may stand on one another, as "is not" and "not a" do. */
    private boolean isDeniedTwice(int begin, int end) {
        List<Span> cues = denialsOf.getOrDefault(begin, List.of()).stream()
                .filter(cue -> cue.end() <= end)
                .toList();
        int endOfFirst = cues.stream().mapToInt(Span::end).min().orElse(end);
        return cues.stream().filter(cue -> cue.begin() >= endOfFirst).anyMatch(cue -> DenialWords.TWICE.stream()
                .anyMatch(text.letters(cue)::contains));
    }

    /** Where a subject ends that is no name and no pronoun (这孩子); the begin of the clause if it has another one. */
    private int unregistered(Span clause, int first) {
        int subject = subjects.nextSetBit(clause.begin());
        int end = known.nextSetBit(clause.begin());
        boolean named = subject >= 0 && subject < clause.end();
        if (named || end < 0 || end >= first || end - clause.begin() > LONGEST_SUBJECT || text.inRun(clause.begin())) {
            return clause.begin();
        }
        for (int i = clause.begin(); i < end; i++) {
            if (DenialWords.TURNING_BEFORE.indexOf(text.chars().charAt(i)) >= 0) {
                return clause.begin();
            }
        }
        return end;
    }

    /** Behind the longest of {@code words} that stands at {@code at}; {@code at} if none does. */
    static int endOfWord(CanonicalText text, int at, int end, Set<String> words) {
        for (int length = Math.min(LONGEST_WORD, end - at); length > 0; length--) {
            boolean whole = !text.inRun(at) || at + length == text.length() || text.wordBoundaryBefore(at + length);
            if (whole && words.contains(text.chars().substring(at, at + length))) {
                return at + length;
            }
        }
        return at;
    }
}
