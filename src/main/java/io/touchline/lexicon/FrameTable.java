package io.touchline.lexicon;

import io.touchline.lexicon.CompiledLexicon.OwnedFrame;
import io.touchline.text.TableInput;
import io.touchline.text.TableOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Tells which of thousands of frames are worth a look in one text: those whose key, the required atom that the fewest
 * texts have, occurs, and all their other required atoms too. Everything lies in a few flat arrays, and what is asked of
 * one frame side by side, because what a comment costs here is looks at memory. Immutable.
 */
final class FrameTable {

    private final List<OwnedFrame> frames;
    /** Per literal where the frames begin that it is a key of, and one more. */
    private final int[] keyStarts;

    private final int[] keyed;
    /** Per frame where its other required atoms begin, and one more. */
    private final int[] requiredStarts;

    /** Of each such atom how many literals it can stand on, then these. */
    private final int[] required;

    private final BitSet needMention;
    private final int[] byMention;

    /**
     * @param atoms per atom the literals that it can stand on
     * @param keys per frame the atom that is its key
     * @param takesMentions per atom whether a mention can stand for it
     */
    FrameTable(List<OwnedFrame> frames, int[][] atoms, int[] keys, boolean[] takesMentions, int literals) {
        this.frames = frames;
        needMention = new BitSet();
        List<List<Integer>> ofLiterals = new ArrayList<>();
        for (int i = 0; i < literals; i++) {
            ofLiterals.add(List.of());
        }
        List<Integer> mentioned = new ArrayList<>();
        List<List<Integer>> ofFrames = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            for (int literal : atoms[keys[i]]) {
                if (ofLiterals.get(literal).isEmpty()) {
                    ofLiterals.set(literal, new ArrayList<>(1));
                }
                ofLiterals.get(literal).add(i);
            }
            if (takesMentions[keys[i]]) {
                mentioned.add(i);
            }
            CompiledFrame frame = frames.get(i).frame();
            needMention.set(i, frame.needsMention());
            List<Integer> others = new ArrayList<>();
            for (int atom : frame.required()) {
                if (atom != keys[i]) {
                    others.add(atom);
                }
            }
            // What takes the fewest looks to find out goes first.
            others.sort(Comparator.comparingInt(atom -> atoms[atom].length));
            List<Integer> spelled = new ArrayList<>();
            for (int atom : others) {
                spelled.add(atoms[atom].length);
                Arrays.stream(atoms[atom]).forEach(spelled::add);
            }
            ofFrames.add(spelled);
        }
        keyStarts = starts(ofLiterals);
        keyed = flat(ofLiterals);
        requiredStarts = starts(ofFrames);
        required = flat(ofFrames);
        byMention = mentioned.stream().mapToInt(Integer::intValue).toArray();
    }

    FrameTable(TableInput in, List<OwnedFrame> frames) {
        this.frames = frames;
        keyStarts = in.integers();
        keyed = in.integers();
        requiredStarts = in.integers();
        required = in.integers();
        needMention = BitSet.valueOf(in.longs());
        byMention = in.integers();
    }

    /** All but the frames themselves. */
    void write(TableOutput out) {
        out.integers(keyStarts);
        out.integers(keyed);
        out.integers(requiredStarts);
        out.integers(required);
        out.longs(needMention.toLongArray());
        out.integers(byMention);
    }

    List<OwnedFrame> frames() {
        return frames;
    }

    private static int[] starts(List<List<Integer>> lists) {
        int[] starts = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            starts[i + 1] = starts[i] + lists.get(i).size();
        }
        return starts;
    }

    private static int[] flat(List<List<Integer>> lists) {
        return lists.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }

    boolean anyByMention() {
        return byMention.length > 0;
    }

    /**
     * Those worth a look, in the order in which they were given.
     *
     * @param occurrences in groups
     */
    List<OwnedFrame> worthALook(Occurrences occurrences, boolean mentions) {
        BitSet seen = new BitSet(frames.size());
        BitSet found = new BitSet();
        for (int group = 0; group < occurrences.groups(); group++) {
            int literal = occurrences.literal(group);
            for (int k = keyStarts[literal]; k < keyStarts[literal + 1]; k++) {
                look(keyed[k], occurrences, mentions, seen, found);
            }
        }
        for (int i = 0; mentions && i < byMention.length; i++) {
            look(byMention[i], occurrences, true, seen, found);
        }
        return found.isEmpty()
                ? List.of()
                : found.stream().mapToObj(frames::get).toList();
    }

    private void look(int frame, Occurrences occurrences, boolean mentions, BitSet seen, BitSet found) {
        if (!seen.get(frame)) {
            seen.set(frame);
            if ((mentions || !needMention.get(frame)) && allOccur(frame, occurrences)) {
                found.set(frame);
            }
        }
    }

    /** Whether all atoms do that a frame requires beside its key. */
    private boolean allOccur(int frame, Occurrences occurrences) {
        int end = requiredStarts[frame + 1];
        for (int at = requiredStarts[frame]; at < end; ) {
            int next = at + 1 + required[at];
            if (!anyOccurs(at + 1, next, occurrences)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private boolean anyOccurs(int begin, int end, Occurrences occurrences) {
        for (int at = begin; at < end; at++) {
            if (occurrences.groupOf(required[at]) != Occurrences.NONE) {
                return true;
            }
        }
        return false;
    }
}
