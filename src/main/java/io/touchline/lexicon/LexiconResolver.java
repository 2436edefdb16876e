package io.touchline.lexicon;

import io.touchline.lexicon.ResolvedLexicon.Atom;
import io.touchline.lexicon.ResolvedLexicon.CueRule;
import io.touchline.lexicon.ResolvedLexicon.ExemptRule;
import io.touchline.lexicon.ResolvedLexicon.HarmFrame;
import io.touchline.lexicon.ResolvedLexicon.HarmTerm;
import io.touchline.lexicon.ResolvedLexicon.Row;
import io.touchline.lexicon.ResolvedLexicon.Step;
import io.touchline.text.Evasion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the files together: looks up classes, folds gaps into steps. Used once, by one thread. */
final class LexiconResolver {

    private final LexiconErrors errors;
    private final Pace pace;
    private final WordClasses classes;
    private final boolean classesComplete;

    private record ClassUse(String language, String id, Set<Evasion> disguises) {}

    private final Map<ClassUse, Atom> ofClasses = new HashMap<>();
    private final List<HarmTerm> terms = new ArrayList<>();
    private final List<HarmFrame> frames = new ArrayList<>();
    private final List<CueRule> cues = new ArrayList<>();
    private final List<ExemptRule> exempts = new ArrayList<>();

    private LexiconResolver(List<LexiconSource> sources, LexiconErrors errors, Pace pace) {
        this.errors = errors;
        this.pace = pace;
        // A class whose entry was refused would be reported as unknown by everybody who uses it.
        this.classesComplete = errors.isEmpty();
        this.classes = new WordClasses(sources, errors);
    }

    static ResolvedLexicon resolve(List<LexiconSource> sources, LexiconErrors errors, Pace pace) {
        LexiconResolver resolver = new LexiconResolver(sources, errors, pace);
        sources.forEach(resolver::resolve);
        Contradictions.report(sources, errors, pace);
        return new ResolvedLexicon(
                resolver.terms,
                resolver.frames,
                resolver.cues,
                resolver.exempts,
                resolver.classes.people(),
                resolver.classes.turns(),
                EvasionMapsResolver.resolve(sources));
    }

    private void resolve(LexiconSource source) {
        for (LexiconEntry entry : source.entries()) {
            pace.step();
            String name = source.file() + "#" + entry.id();
            if (entry instanceof LexiconEntry.Term term) {
                harm(source, name, term.traits(), List.of())
                        .ifPresent(harm -> terms.add(new HarmTerm(harm, sought(term))));
            } else if (entry instanceof LexiconEntry.Frame frame) {
                Set<Evasion> disguises = frame.traits().disguises().declared();
                Row row = row(source, entry, frame.match(), frame.scope(), disguises);
                harm(source, name, frame.traits(), frame.match())
                        .ifPresent(harm -> frames.add(new HarmFrame(harm, row)));
            } else if (entry instanceof LexiconEntry.Cue cue) {
                Row row = row(source, entry, cue.match(), Scope.CLAUSE, Set.of());
                cues.add(new CueRule(name, cue.modifier(), cue.reach(), cue.within(), row));
            } else if (entry instanceof LexiconEntry.Exempt exempt) {
                Row row = row(source, entry, exempt.match(), Scope.CLAUSE, Set.of());
                exempts.add(new ExemptRule(name, exempt.modifier(), row));
            }
        }
    }

    /** @param frame what it matches; empty of a term */
    private static Optional<HarmEntry> harm(
            LexiconSource source, String name, HarmTraits traits, List<FrameElement> frame) {
        return source.label()
                .map(label -> new HarmEntry(
                        name,
                        label,
                        traits.severity(),
                        traits.weight(),
                        traits.targetRequired(),
                        traits.unless(),
                        traits.despite(),
                        !frame.isEmpty(),
                        isWholeClause(frame)));
    }

    private static boolean isWholeClause(List<FrameElement> frame) {
        return !frame.isEmpty()
                && frame.get(0) instanceof FrameElement.ClauseBegin
                && frame.get(frame.size() - 1) instanceof FrameElement.ClauseEnd;
    }

    private static List<Sought> sought(LexiconEntry.Term term) {
        return term.literals().stream()
                .distinct()
                .map(literal -> new Sought(literal, term.traits().disguises().declared()))
                .toList();
    }

    private Row row(
            LexiconSource source,
            LexiconEntry entry,
            List<FrameElement> elements,
            Scope scope,
            Set<Evasion> disguises) {
        List<Step> steps = new ArrayList<>();
        int gap = 0;
        int lead = -1;
        int trail = -1;
        for (FrameElement element : elements) {
            if (element instanceof FrameElement.AnyUnits units) {
                gap = units.most();
            } else if (element instanceof FrameElement.ClauseBegin) {
                lead = 0;
            } else if (element instanceof FrameElement.ClauseEnd) {
                trail = gap;
            } else {
                lead = steps.isEmpty() && lead == 0 ? gap : lead;
                steps.add(step(source, entry, element, steps.isEmpty() ? 0 : gap, disguises));
                gap = 0;
            }
        }
        return new Row(steps, lead, trail, scope);
    }

    private Step step(LexiconSource source, LexiconEntry entry, FrameElement element, int gap, Set<Evasion> disguises) {
        if (element instanceof FrameElement.Words words) {
            return new Step(Atom.of(sought(words.alternatives(), disguises), false), words.optional(), gap);
        }
        if (element instanceof FrameElement.WordClass named) {
            Set<Literal> words = words(source, entry, named.id());
            boolean person = named.id().equals(WordClasses.PERSON);
            Set<Evasion> allowed = person || named.id().equals(WordClasses.YOU) ? Set.of() : disguises;
            // Thousands of frames share a few dozen classes, some of which are long.
            Atom atom = ofClasses.computeIfAbsent(
                    new ClassUse(source.language(), named.id(), allowed),
                    use -> Atom.of(sought(words, allowed), person));
            return new Step(atom, named.optional(), gap);
        }
        if (element instanceof FrameElement.Digits digits) {
            return new Step(new Atom(Set.of(), false, Optional.of(digits.figure())), digits.optional(), gap);
        }
        return new Step(Atom.of(Set.of(), true), ((FrameElement.Target) element).optional(), gap);
    }

    private static Set<Sought> sought(Collection<Literal> literals, Set<Evasion> disguises) {
        return literals.stream().map(literal -> new Sought(literal, disguises)).collect(Collectors.toSet());
    }

    private Set<Literal> words(LexiconSource source, LexiconEntry entry, String id) {
        Optional<Set<Literal>> words = classes.find(source.language(), id);
        if (words.isEmpty() && classesComplete) {
            errors.add(source.file(), entry.line(), entry.id(), "match: there is no class {" + id + "}");
        }
        return words.orElse(Set.of());
    }
}
