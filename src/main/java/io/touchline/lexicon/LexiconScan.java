package io.touchline.lexicon;

import io.touchline.lexicon.CompiledLexicon.Cue;
import io.touchline.lexicon.CompiledLexicon.Exempt;
import io.touchline.lexicon.CompiledLexicon.OwnedFrame;
import io.touchline.lexicon.CompiledLexicon.Roles;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.text.CanonicalText;
import io.touchline.text.Evasion;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** One call of the matcher: the state between the scan of the text and the finished hits. */
final class LexiconScan {

    private static final String SOMEBODY = "有人";

    private static final LexiconHits NOTHING = new LexiconHits(List.of(), List.of(), List.of(), List.of());

    static final Comparator<LexiconHits.Harm> BY_PLACE = Comparator.<LexiconHits.Harm>comparingInt(
                    harm -> harm.span().begin())
            .thenComparingInt(harm -> harm.span().end())
            .thenComparing(harm -> harm.entry().source());

    private static final byte UNKNOWN = 0;
    private static final byte EDGE = 1;
    private static final byte INSIDE = 2;

    private final CompiledLexicon lexicon;
    private final CanonicalText text;
    private final List<Span> mentions;

    /** Those that are written as registered and judge nobody. */
    private final List<Span> names;

    private final List<HiddenWord> hidden;

    private final Occurrences occurrences = new Occurrences();

    private final List<TermSelection.Hit> terms = new ArrayList<>();
    private final List<LexiconHits.Cue> cues = new ArrayList<>();
    private final List<LexiconHits.Harm> harms = new ArrayList<>();
    private final List<Span> persons = new ArrayList<>();
    private final ExceptionCover ordinaryWords;
    private final OrdinaryWords words = OrdinaryWords.shared();
    /** Where clauses begin that go against those before. */
    private final BitSet turns = new BitSet();

    private final List<Span> turnsWithinClauses = new ArrayList<>();

    private final boolean aimedAnyway;
    private byte[] edges;
    private int[] endsOfNames;
    private AimedSentences aimedSentences;
    private long work;

    LexiconScan(
            CompiledLexicon lexicon,
            CanonicalText text,
            List<Mention> mentions,
            boolean aimedAnyway,
            List<HiddenWord> hidden) {
        this.lexicon = lexicon;
        this.hidden = hidden;
        this.aimedAnyway = aimedAnyway;
        this.text = text;
        this.ordinaryWords = new ExceptionCover(text.length());
        this.mentions = places(mentions, mention -> true);
        this.names = places(
                mentions,
                mention -> mention.matchedBy() != MatchedBy.DEROGATORY_NAME
                        && mention.evasions().isEmpty());
    }

    private static List<Span> places(List<Mention> mentions, Predicate<Mention> wanted) {
        return mentions.isEmpty()
                ? List.of()
                : mentions.stream()
                        .filter(wanted)
                        .map(Mention::canonical)
                        .filter(Objects::nonNull)
                        .filter(span -> span.length() > 0)
                        .distinct()
                        .toList();
    }

    long work() {
        return work;
    }

    LexiconHits run() {
        lexicon.scanner().scan(text, occurrences);
        lexicon.figures().scan(text, occurrences);
        if (!hidden.isEmpty()) {
            new WrittenOut(text, hidden).scan(lexicon.scanner(), words, occurrences);
        }
        work += text.length() + occurrences.size();
        if (occurrences.size() == 0 && (mentions.isEmpty() || !lexicon.frames().anyByMention())) {
            return NOTHING;
        }
        if (!names.isEmpty()) {
            occurrences.leaveOut(names);
        }
        occurrences.group();
        readOccurrences();
        List<OwnedFrame> frames = lexicon.frames().worthALook(occurrences, !mentions.isEmpty());
        ExceptionCover exceptions = ordinaryWords;
        if (frames.isEmpty()) {
            keepPersons();
        } else {
            FrameSearch everything = search(new ExceptionCover(0), new TextGrid(text));
            keepPersons();
            exceptions = withFrames(frames, everything);
            matchFrames(frames, everything, exceptions);
            work += everything.work();
        }
        turnWhereSomebodyFollows();
        if (!turns.isEmpty()) {
            cues.replaceAll(this::upToATurn);
        }
        keepTerms(exceptions);
        keepAimed();
        harms.sort(BY_PLACE);
        return new LexiconHits(harms, Cues.widest(cues), exceptions.named(), persons);
    }

    private FrameSearch search(ExceptionCover exceptions, TextGrid grid) {
        return new FrameSearch(new AtomIndex(lexicon, occurrences, mentions, exceptions), grid);
    }

    /** Hands every occurrence to what its literal is by itself. */
    private void readOccurrences() {
        for (int group = 0; group < occurrences.groups(); group++) {
            int literal = occurrences.literal(group);
            if (lexicon.own().get(literal)) {
                for (int i = occurrences.first(group); i < occurrences.behind(group); i++) {
                    readOccurrence(lexicon.roles().get(literal), i);
                }
            }
        }
    }

    private void readOccurrence(Roles roles, int i) {
        for (HarmEntry entry : roles.terms()) {
            terms.add(new TermSelection.Hit(entry, roles.chars(), occurrences.span(i), occurrences.how(i)));
        }
        for (Cue rule : roles.cues()) {
            addCue(rule, occurrences.span(i));
        }
        for (Exempt rule : roles.exempts()) {
            ordinaryWords.add(rule, occurrences.span(i));
        }
        if (roles.person()) {
            persons.add(occurrences.span(i));
        }
        if (roles.turn()) {
            addTurn(occurrences.span(i));
        }
    }

    /** 他 in an ordinary word such as 其他 is nobody. */
    private void keepPersons() {
        if (!ordinaryWords.isEmpty()) {
            persons.removeIf(span -> ordinaryWords.cancels(span.begin(), span.end()));
        }
        persons.sort(Comparator.comparingInt(Span::begin).thenComparingInt(Span::end));
    }

    private ExceptionCover withFrames(List<OwnedFrame> frames, FrameSearch search) {
        for (OwnedFrame owned : frames) {
            if (owned instanceof OwnedFrame.OfExempt exempt) {
                for (FrameMatch match : search.everyEnd(exempt.frame())) {
                    ordinaryWords.add(exempt.rule(), match);
                }
            }
        }
        return ordinaryWords;
    }

    private void matchFrames(List<OwnedFrame> frames, FrameSearch everything, ExceptionCover exceptions) {
        FrameSearch uncancelled = exceptions.isEmpty() ? everything : search(exceptions, everything.grid());
        for (OwnedFrame owned : frames) {
            if (owned instanceof OwnedFrame.OfCue cue) {
                everything.apart(cue.frame()).forEach(match -> addCue(cue.rule(), match.span()));
            } else if (owned instanceof OwnedFrame.OfHarm harm) {
                List<FrameMatch> matches = uncancelled.apart(harm.frame(), this::isEdgeOfWord);
                matches.forEach(match -> harms.add(
                        new LexiconHits.Harm(harm.entry(), match.span(), evasions(match), text.letters(match.span()))));
                if (uncancelled != everything && uncancelled.isSuppressed(harm.frame())) {
                    noteCancelled(everything.apart(harm.frame(), this::isEdgeOfWord), matches, exceptions);
                }
            }
        }
        work += uncancelled == everything ? 0 : uncancelled.work();
    }

    private static void noteCancelled(List<FrameMatch> all, List<FrameMatch> kept, ExceptionCover exceptions) {
        Set<Span> spans = new HashSet<>();
        kept.forEach(match -> spans.add(match.span()));
        for (FrameMatch match : all) {
            if (!spans.contains(match.span())) {
                match.steps().stream()
                        .map(FrameMatch.Footing::span)
                        .filter(span -> exceptions.cancelsInFrame(span.begin(), span.end()))
                        .forEach(exceptions::cancel);
            }
        }
    }

    /** A frame of harm begins and ends where words do. Many ask about the same place. */
    private boolean isEdgeOfWord(int place) {
        if (edges == null) {
            edges = new byte[text.length() + 1];
        }
        if (edges[place] == UNKNOWN) {
            edges[place] = words.admitsEdge(text, place) ? EDGE : INSIDE;
        }
        return edges[place] == EDGE;
    }

    private void addTurn(Span span) {
        if (!isEdgeOfWord(span.end())) {
            return;
        }
        if (span.begin() == text.clauseOf(span.begin()).begin()) {
            turns.set(span.begin());
        } else {
            turnsWithinClauses.add(span);
        }
    }

    /** Without a comma: 反对网暴但他就是个废物; not in 不但他, nor where it begins no statement: "nothing but trouble". */
    private void turnWhereSomebodyFollows() {
        if (turnsWithinClauses.isEmpty()) {
            return;
        }
        BitSet begins = new BitSet();
        persons.forEach(person -> begins.set(person.begin()));
        names.forEach(name -> begins.set(name.begin()));
        turnsWithinClauses.stream()
                .filter(turn -> begins.get(turn.end()) && isEdgeOfWord(turn.begin()))
                .forEach(turn -> turns.set(turn.begin()));
    }

    /** 反对网暴，但他就是个废物: the first half does not excuse the second, in whichever order they stand. */
    private LexiconHits.Cue upToATurn(LexiconHits.Cue cue) {
        Span covers = cue.covers();
        int turn = turns.nextSetBit(cue.cue().end());
        int end = turn < 0 ? covers.end() : Math.min(covers.end(), turn);
        // A denial behind "but" is of what stands before it; to condemn abuse there takes nothing back.
        int begin = cue.modifier() == Modifier.COUNTER_SPEECH
                ? Math.max(covers.begin(), turns.previousSetBit(cue.cue().begin()))
                : covers.begin();
        return begin == covers.begin() && end == covers.end()
                ? cue
                : new LexiconHits.Cue(cue.modifier(), cue.source(), cue.cue(), new Span(begin, end));
    }

    /** 若 in 乔若溪 supposes nothing, whichever way the name is written. */
    private void addCue(Cue rule, Span cue) {
        if (!mentions.isEmpty() && endsOfNames()[cue.begin()] >= cue.end() || isNobody(cue)) {
            return;
        }
        cues.add(new LexiconHits.Cue(
                rule.modifier(), rule.source(), cue, rule.reach().covered(text, cue, rule.within())));
    }

    /** 有人 in 没有人 is nobody who says anything. */
    private boolean isNobody(Span cue) {
        int begin = cue.begin();
        return text.chars().startsWith(SOMEBODY, begin)
                && begin > text.clauseOf(begin).begin()
                && text.chars().charAt(begin - 1) == '没';
    }

    /** By unit where the name ends that goes farthest of those that it is in. */
    private int[] endsOfNames() {
        if (endsOfNames == null) {
            endsOfNames = new int[text.length()];
            for (Span name : mentions) {
                for (int i = name.begin(); i < name.end(); i++) {
                    endsOfNames[i] = Math.max(endsOfNames[i], name.end());
                }
            }
        }
        return endsOfNames;
    }

    private void keepTerms(ExceptionCover exceptions) {
        if (terms.isEmpty()) {
            return;
        }
        if (!exceptions.isEmpty()) {
            terms.removeIf(hit -> {
                boolean cancelled =
                        exceptions.cancels(hit.span().begin(), hit.span().end());
                if (cancelled) {
                    exceptions.cancel(hit.span());
                }
                return cancelled;
            });
        }
        terms.removeIf(hit -> hit.entry().targetRequired() && !isAimed(hit.span()));
        // A disguised hit has been held against ordinary words already.
        terms.removeIf(hit -> !How.disguised(hit.how())
                && !words.admitsTerm(text, hit.span().begin(), hit.span().end()));
        for (TermSelection.Hit hit : TermSelection.longest(terms)) {
            harms.add(new LexiconHits.Harm(hit.entry(), hit.span(), evasions(hit.span(), hit.how()), hit.chars()));
        }
    }

    private boolean isAimed(Span span) {
        if (aimedAnyway) {
            return true;
        }
        if (aimedSentences == null) {
            aimedSentences = new AimedSentences(text, mentions, persons);
        }
        return aimedSentences.contains(span);
    }

    private void keepAimed() {
        harms.removeIf(harm -> harm.entry().frame() && harm.entry().targetRequired() && !isAimed(harm.span()));
    }

    private Set<Evasion> evasions(FrameMatch match) {
        Set<Evasion> all = EnumSet.noneOf(Evasion.class);
        match.steps().forEach(step -> all.addAll(evasions(step.span(), step.how())));
        return Set.copyOf(all);
    }

    /** Whether something was taken out is for the literal to say: it may have had a blank or a hyphen there itself. */
    private Set<Evasion> evasions(Span span, int how) {
        Set<Evasion> found = text.evasions(span);
        boolean spaced = (how & How.SPACED) != 0;
        if (found.contains(Evasion.SPACER) == spaced && !How.disguised(how)) {
            return found;
        }
        Set<Evasion> corrected = EnumSet.noneOf(Evasion.class);
        corrected.addAll(found);
        corrected.addAll(How.disguises(how));
        if (spaced) {
            corrected.add(Evasion.SPACER);
        } else {
            corrected.remove(Evasion.SPACER);
        }
        return Set.copyOf(corrected);
    }
}
