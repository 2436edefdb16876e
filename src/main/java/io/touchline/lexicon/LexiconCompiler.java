package io.touchline.lexicon;

import io.touchline.lexicon.CompiledLexicon.Cue;
import io.touchline.lexicon.CompiledLexicon.Exempt;
import io.touchline.lexicon.CompiledLexicon.OwnedFrame;
import io.touchline.lexicon.CompiledLexicon.Roles;
import io.touchline.lexicon.ResolvedLexicon.Atom;
import io.touchline.lexicon.ResolvedLexicon.CueRule;
import io.touchline.lexicon.ResolvedLexicon.ExemptRule;
import io.touchline.lexicon.ResolvedLexicon.HarmFrame;
import io.touchline.lexicon.ResolvedLexicon.HarmTerm;
import io.touchline.lexicon.ResolvedLexicon.Row;
import io.touchline.lexicon.ResolvedLexicon.Step;
import io.touchline.text.CanonicalText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers literals and atoms and lays the tables out. Used once, by one thread. */
final class LexiconCompiler {

    private static final class RolesBuilder {
        final Literal literal;
        final List<HarmEntry> terms = new ArrayList<>();
        final List<Cue> cues = new ArrayList<>();
        final List<Exempt> exempts = new ArrayList<>();
        boolean person;
        boolean turn;

        RolesBuilder(Literal literal) {
            this.literal = literal;
        }

        Roles build() {
            Roles all = new Roles(
                    literal.text().chars(), List.copyOf(terms), List.copyOf(cues), List.copyOf(exempts), person, turn);
            return all.own() ? all : Roles.NONE;
        }
    }

    /** Scores and years are in many comments. */
    private static final double OF_FIGURES = 0.05;

    private final Map<Sought, Integer> literals = new LinkedHashMap<>();
    private final List<RolesBuilder> roles = new ArrayList<>();
    private final Map<Atom, Integer> atoms = new LinkedHashMap<>();
    private final List<OwnedFrame> frames = new ArrayList<>();

    private final Disguises disguises;
    private final Pace pace;

    private LexiconCompiler(Disguises disguises, Pace pace) {
        this.disguises = disguises;
        this.pace = pace;
    }

    static CompiledLexicon compile(ResolvedLexicon lexicon, Disguises disguises, Pace pace) {
        LexiconCompiler compiler = new LexiconCompiler(disguises, pace);
        compiler.add(lexicon);
        return compiler.build();
    }

    private void add(ResolvedLexicon lexicon) {
        for (HarmTerm term : lexicon.terms()) {
            term.literals().forEach(literal -> rolesOf(literal).terms.add(term.entry()));
        }
        lexicon.persons().forEach(literal -> rolesOf(Sought.plainly(literal)).person = true);
        lexicon.turns().forEach(literal -> rolesOf(Sought.plainly(literal)).turn = true);
        for (HarmFrame harm : lexicon.frames()) {
            frames.add(new OwnedFrame.OfHarm(harm.entry(), frame(harm.row())));
        }
        for (CueRule rule : lexicon.cues()) {
            Cue cue = new Cue(rule.source(), rule.modifier(), rule.reach(), rule.within());
            if (rule.row().isWords()) {
                rule.row().words().forEach(literal -> rolesOf(literal).cues.add(cue));
            } else {
                frames.add(new OwnedFrame.OfCue(cue, frame(rule.row())));
            }
        }
        for (ExemptRule rule : lexicon.exempts()) {
            Exempt exempt = new Exempt(rule.source(), rule.modifier());
            if (rule.row().isWords()) {
                rule.row().words().forEach(literal -> rolesOf(literal).exempts.add(exempt));
            } else {
                frames.add(new OwnedFrame.OfExempt(exempt, frame(rule.row())));
            }
        }
    }

    private CompiledFrame frame(Row row) {
        pace.step();
        int length = row.steps().size();
        int[] ofSteps = new int[length];
        boolean[] optional = new boolean[length];
        int[] gaps = new int[length];
        List<Integer> required = new ArrayList<>();
        boolean needsMention = false;
        for (int k = 0; k < length; k++) {
            Step step = row.steps().get(k);
            ofSteps[k] = atom(step.atom());
            optional[k] = step.optional();
            gaps[k] = step.gapBefore();
            needsMention |= !step.optional() && step.atom().isMentionAlone();
            if (!step.optional() && !step.atom().mentions()) {
                required.add(ofSteps[k]);
            }
        }
        return new CompiledFrame(
                ofSteps, optional, gaps, row.lead(), row.trail(), row.scope(), toArray(required), needsMention);
    }

    private int atom(Atom atom) {
        Integer known = atoms.get(atom);
        if (known != null) {
            return known;
        }
        int added = atoms.size();
        atoms.put(atom, added);
        atom.words().forEach(this::rolesOf);
        return added;
    }

    private RolesBuilder rolesOf(Sought literal) {
        pace.step();
        int index = literals.computeIfAbsent(literal, added -> {
            roles.add(new RolesBuilder(literal.literal()));
            return roles.size() - 1;
        });
        return roles.get(index);
    }

    private CompiledLexicon build() {
        List<Atom> listed = List.copyOf(atoms.keySet());
        int[][] literalsOfAtoms = new int[listed.size()][];
        boolean[] takesMentions = new boolean[listed.size()];
        for (int i = 0; i < listed.size(); i++) {
            pace.step();
            literalsOfAtoms[i] = listed.get(i).words().stream()
                    .mapToInt(literals::get)
                    .sorted()
                    .toArray();
            takesMentions[i] = listed.get(i).mentions();
        }
        Map<Figure, Integer> figures = figures(listed, literalsOfAtoms);
        List<Roles> built = new ArrayList<>(roles.size());
        BitSet own = new BitSet(roles.size());
        for (RolesBuilder of : roles) {
            pace.step();
            Roles ofLiteral = of.build();
            own.set(built.size(), ofLiteral.own());
            built.add(ofLiteral);
        }
        figures.keySet().forEach(figure -> built.add(Roles.NONE));
        int[] keys =
                frames.stream().mapToInt(frame -> keyOf(frame.frame(), listed)).toArray();
        return new CompiledLexicon(
                new LiteralScanner(List.copyOf(literals.keySet()), disguises, pace),
                new FigureScanner(figures),
                List.copyOf(built),
                own,
                literalsOfAtoms,
                takesMentions,
                new FrameTable(List.copyOf(frames), literalsOfAtoms, keys, takesMentions, built.size()));
    }

    /** Numbers the rows of digits that frames ask for behind all literals. */
    private Map<Figure, Integer> figures(List<Atom> listed, int[][] literalsOfAtoms) {
        Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
        for (int i = 0; i < literalsOfAtoms.length; i++) {
            Optional<Figure> figure = listed.get(i).figure();
            if (figure.isPresent()) {
                int number = roles.size() + figures.size();
                figures.put(figure.get(), number);
                literalsOfAtoms[i] = new int[] {number};
            }
        }
        return figures;
    }

    /** The step that the fewest comments can have: few words, rare ones. Any required step would do. */
    private int keyOf(CompiledFrame frame, List<Atom> listed) {
        pace.step();
        int best = -1;
        double leastChance = Double.MAX_VALUE;
        // Where only persons are needed, the frame is looked at whenever one is seen or mentioned.
        int[] choice = frame.required().length > 0 ? frame.required() : requiredSteps(frame);
        for (int atom : choice) {
            double chance = listed.get(atom).words().stream()
                            .mapToDouble(sought -> chance(sought.literal().text()))
                            .sum()
                    + (listed.get(atom).figure().isPresent() ? OF_FIGURES : 0);
            if (chance < leastChance) {
                leastChance = chance;
                best = atom;
            }
        }
        return best;
    }

    /** How often a literal stands in ordinary text, roughly: a character also stands inside words. */
    private static double chance(CanonicalText literal) {
        if (literal.inRun(0)) {
            return 0.01 * Math.pow(0.4, literal.length() - 1);
        }
        return OrdinaryWords.shared().share(literal.chars()) * (literal.length() == 1 ? 3 : 1);
    }

    private static int[] requiredSteps(CompiledFrame frame) {
        List<Integer> found = new ArrayList<>();
        for (int k = 0; k < frame.length(); k++) {
            if (!frame.optional()[k]) {
                found.add(frame.atoms()[k]);
            }
        }
        return toArray(found);
    }

    private static int[] toArray(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
