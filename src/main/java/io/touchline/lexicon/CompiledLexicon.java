package io.touchline.lexicon;

import io.touchline.lexicon.ResolvedLexicon.CueRule;
import io.touchline.lexicon.ResolvedLexicon.ExemptRule;
import java.util.List;

/**
 * The tables behind a {@link LexiconMatcher}: literals, what each of them can be part of, and the frames. Immutable
 * once built; shared by all matching threads.
 *
 * @param roles per literal of the scanner
 * @param atoms per atom the literals that it can stand on, ascending
 * @param atomTakesMentions per atom
 * @param frames of all kinds
 * @param framesByKey per atom the frames that are worth a look once it has been seen
 * @param framesByMention the frames that are worth a look once there is a mention
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
record CompiledLexicon(
        LiteralScanner scanner,
        List<Roles> roles,
        int[][] atoms,
        boolean[] atomTakesMentions,
        List<OwnedFrame> frames,
        int[][] framesByKey,
        int[] framesByMention) {

    /** What an occurrence of one literal can be part of. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves the package
    record Roles(
            Literal literal,
            List<HarmEntry> terms,
            List<CueRule> cues,
            List<ExemptRule> exempts,
            int[] atoms,
            boolean person) {}

    /** A frame and what it is for. */
    sealed interface OwnedFrame {

        CompiledFrame frame();

        record OfHarm(HarmEntry entry, CompiledFrame frame) implements OwnedFrame {}

        record OfCue(CueRule rule, CompiledFrame frame) implements OwnedFrame {}

        record OfExempt(ExemptRule rule, CompiledFrame frame) implements OwnedFrame {}
    }
}
