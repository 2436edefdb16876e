package io.touchline.lexicon;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The tables behind a {@link LexiconMatcher}: literals, what each of them can be part of, and the frames. Immutable
 * once built; shared by all matching threads.
 *
 * @param figures numbers rows of digits behind the literals of the scanner
 * @param roles per literal, and per figure that is sought
 * @param own the literals that are more than parts of frames
 * @param atoms per atom the literals that it can stand on, ascending
 * @param atomTakesMentions per atom
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record CompiledLexicon(
        LiteralScanner scanner,
        FigureScanner figures,
        List<Roles> roles,
        BitSet own,
        int[][] atoms,
        boolean[] atomTakesMentions,
        FrameTable frames) {

    /**
     * What an occurrence of one literal is, beside a part of frames.
     *
     * @param chars the literal in canonical form; empty where nobody asks for it
     * @param turn where it begins a clause, cues before it do not reach
     */
    record Roles(
            String chars, List<HarmEntry> terms, List<Cue> cues, List<Exempt> exempts, boolean person, boolean turn) {

        /** Those of a literal that is a part of frames only. */
        static final Roles NONE = new Roles("", List.of(), List.of(), List.of(), false, false);

        /** True if it is more than a part of frames. */
        boolean own() {
            return person || turn || !terms.isEmpty() || !cues.isEmpty() || !exempts.isEmpty();
        }
    }

    /** What {@link ResolvedLexicon.CueRule} says, without the words or the frame that it is about. */
    record Cue(String source, Modifier modifier, Reach reach, int within) {}

    /** The same of {@link ResolvedLexicon.ExemptRule}. */
    record Exempt(String source, Optional<Modifier> modifier) {}

    /** A frame and what it is for. */
    sealed interface OwnedFrame {

        CompiledFrame frame();

        record OfHarm(HarmEntry entry, CompiledFrame frame) implements OwnedFrame {}

        record OfCue(Cue rule, CompiledFrame frame) implements OwnedFrame {}

        record OfExempt(Exempt rule, CompiledFrame frame) implements OwnedFrame {}
    }
}
