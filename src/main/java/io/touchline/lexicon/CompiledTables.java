package io.touchline.lexicon;

import io.touchline.lexicon.CompiledLexicon.Cue;
import io.touchline.lexicon.CompiledLexicon.Exempt;
import io.touchline.lexicon.CompiledLexicon.OwnedFrame;
import io.touchline.lexicon.CompiledLexicon.Roles;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** A {@link CompiledLexicon} as tables: what is shared stays shared, and is in the same order. */
final class CompiledTables {

    private static final int PERSON = 1;
    private static final int TURN = 2;

    private CompiledTables() {}

    static void write(CompiledLexicon lexicon, TableOutput out) {
        EntryTables entries = EntryTables.of(lexicon);
        entries.write(out);
        lexicon.scanner().write(out);
        lexicon.figures().write(out);
        writeRoles(lexicon, entries, out);
        out.integers(Arrays.stream(lexicon.atoms())
                .mapToInt(literals -> literals.length)
                .toArray());
        out.integers(Arrays.stream(lexicon.atoms()).flatMapToInt(Arrays::stream).toArray());
        out.flags(lexicon.atomTakesMentions());
        writeFrames(lexicon.frames().frames(), entries, out);
        lexicon.frames().write(out);
    }

    static CompiledLexicon read(TableInput in, Disguises disguises) {
        EntryTables entries = EntryTables.read(in);
        LiteralScanner scanner = new LiteralScanner(in, disguises);
        FigureScanner figures = FigureScanner.read(in);
        BitSet own = BitSet.valueOf(in.longs());
        List<Roles> roles = readRoles(in, own, entries);
        int[][] atoms = readAtoms(in);
        boolean[] takesMentions = in.flags();
        List<OwnedFrame> frames = readFrames(in, entries);
        return new CompiledLexicon(scanner, figures, roles, own, atoms, takesMentions, new FrameTable(in, frames));
    }

    private static void writeRoles(CompiledLexicon lexicon, EntryTables entries, TableOutput out) {
        out.longs(lexicon.own().toLongArray());
        out.integer(lexicon.roles().size());
        List<String> chars = new ArrayList<>();
        Numbers numbers = new Numbers();
        for (Roles roles : lexicon.roles()) {
            if (roles.own()) {
                chars.add(roles.chars());
                numbers.add((roles.person() ? PERSON : 0) | (roles.turn() ? TURN : 0));
                numbers.add(roles.terms().size());
                roles.terms().forEach(entry -> numbers.add(entries.numberOf(entry)));
                numbers.add(roles.cues().size());
                roles.cues().forEach(cue -> numbers.add(entries.numberOf(cue)));
                numbers.add(roles.exempts().size());
                roles.exempts().forEach(exempt -> numbers.add(entries.numberOf(exempt)));
            }
        }
        out.texts(chars);
        out.integers(numbers.toArray());
    }

    private static List<Roles> readRoles(TableInput in, BitSet own, EntryTables entries) {
        Roles[] roles = new Roles[in.integer()];
        Arrays.fill(roles, Roles.NONE);
        List<String> chars = in.texts();
        Numbers numbers = new Numbers(in.integers());
        int next = 0;
        for (int literal = own.nextSetBit(0); literal >= 0; literal = own.nextSetBit(literal + 1)) {
            int flags = numbers.next();
            List<HarmEntry> terms = numbers.nextOf(entries.harms());
            List<Cue> cues = numbers.nextOf(entries.cues());
            List<Exempt> exempts = numbers.nextOf(entries.exempts());
            roles[literal] =
                    new Roles(chars.get(next++), terms, cues, exempts, (flags & PERSON) != 0, (flags & TURN) != 0);
        }
        return Collections.unmodifiableList(Arrays.asList(roles));
    }

    private static int[][] readAtoms(TableInput in) {
        int[] sizes = in.integers();
        int[] literals = in.integers();
        int[][] atoms = new int[sizes.length][];
        int begin = 0;
        for (int i = 0; i < sizes.length; i++) {
            atoms[i] = Arrays.copyOfRange(literals, begin, begin + sizes[i]);
            begin += sizes[i];
        }
        return atoms;
    }

    private static void writeFrames(List<OwnedFrame> frames, EntryTables entries, TableOutput out) {
        Numbers numbers = new Numbers();
        for (OwnedFrame owned : frames) {
            if (owned instanceof OwnedFrame.OfHarm harm) {
                numbers.add(0);
                numbers.add(entries.numberOf(harm.entry()));
            } else if (owned instanceof OwnedFrame.OfCue cue) {
                numbers.add(1);
                numbers.add(entries.numberOf(cue.rule()));
            } else if (owned instanceof OwnedFrame.OfExempt exempt) {
                numbers.add(2);
                numbers.add(entries.numberOf(exempt.rule()));
            }
            CompiledFrame frame = owned.frame();
            numbers.addAll(frame.atoms());
            for (int k = 0; k < frame.length(); k++) {
                numbers.add(frame.optional()[k] ? 1 : 0);
            }
            numbers.addAll(frame.gaps());
            numbers.add(frame.lead());
            numbers.add(frame.trail());
            numbers.add(frame.scope().ordinal());
            numbers.addAll(frame.required());
            numbers.add(frame.needsMention() ? 1 : 0);
        }
        out.integer(frames.size());
        out.integers(numbers.toArray());
    }

    private static List<OwnedFrame> readFrames(TableInput in, EntryTables entries) {
        OwnedFrame[] frames = new OwnedFrame[in.integer()];
        Numbers numbers = new Numbers(in.integers());
        for (int i = 0; i < frames.length; i++) {
            int kind = numbers.next();
            int entry = numbers.next();
            CompiledFrame frame = readFrame(numbers);
            frames[i] = switch (kind) {
                case 0 -> new OwnedFrame.OfHarm(entries.harms().get(entry), frame);
                case 1 -> new OwnedFrame.OfCue(entries.cues().get(entry), frame);
                default -> new OwnedFrame.OfExempt(entries.exempts().get(entry), frame);
            };
        }
        return Collections.unmodifiableList(Arrays.asList(frames));
    }

    private static CompiledFrame readFrame(Numbers numbers) {
        int[] atoms = numbers.nextAll();
        boolean[] optional = new boolean[atoms.length];
        for (int k = 0; k < atoms.length; k++) {
            optional[k] = numbers.next() != 0;
        }
        return new CompiledFrame(
                atoms,
                optional,
                numbers.nextAll(),
                numbers.next(),
                numbers.next(),
                EntryTables.SCOPES[numbers.next()],
                numbers.nextAll(),
                numbers.next() != 0);
    }
}
