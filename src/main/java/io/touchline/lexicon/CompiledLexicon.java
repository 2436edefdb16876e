package io.touchline.lexicon;

import io.touchline.lexicon.ResolvedLexicon.CueRule;
import io.touchline.lexicon.ResolvedLexicon.ExemptRule;
import java.util.BitSet;
import java.util.List;

/**
 * The tables behind a {@link LexiconMatcher}: literals, what each of them can be part of, and the frames. Immutable
 * once built; shared by all matching threads.
 *
 * @param roles per literal of the scanner
 * @param own the literals that are more than parts of frames
 * @param atoms per atom the literals that it can stand on, ascending
 * @param atomTakesMentions per atom
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record CompiledLexicon(
        LiteralScanner scanner,
        List<Roles> roles,
        BitSet own,
        int[][] atoms,
        boolean[] atomTakesMentions,
        FrameTable frames) {

    /** What an occurrence of one literal is, beside a part of frames. */
    record Roles(Literal literal, List<HarmEntry> terms, List<CueRule> cues, List<ExemptRule> exempts, boolean person) {

        /** True if it is more than a part of frames. */
        boolean own() {
            return person || !terms.isEmpty() || !cues.isEmpty() || !exempts.isEmpty();
        }
    }

    /** A frame and what it is for. */
    sealed interface OwnedFrame {

        CompiledFrame frame();

        record OfHarm(HarmEntry entry, CompiledFrame frame) implements OwnedFrame {}

        record OfCue(CueRule rule, CompiledFrame frame) implements OwnedFrame {}

        record OfExempt(ExemptRule rule, CompiledFrame frame) implements OwnedFrame {}
    }
}
