package io.touchline.lexicon;

import io.touchline.text.Evasion;
import java.util.List;
import java.util.Optional;

/** One entry of a lexicon file as it is written, checked by itself but not yet against other entries. */
sealed interface LexiconEntry {

    /** Unique within its file. */
    String id();

    /** Where the entry begins in its file, counted from 1. */
    int line();

    record Term(String id, int line, List<Literal> literals, HarmTraits traits) implements LexiconEntry {

        public Term {
            literals = List.copyOf(literals);
        }
    }

    record Frame(String id, int line, List<FrameElement> match, Scope scope, HarmTraits traits)
            implements LexiconEntry {

        public Frame {
            match = List.copyOf(match);
        }
    }

    /**
     * A modifier's cue.
     *
     * @param within the most units that the reach covers; {@link Integer#MAX_VALUE} if it is not shortened
     */
    record Cue(String id, int line, List<FrameElement> match, Modifier modifier, Reach reach, int within)
            implements LexiconEntry {

        public Cue {
            match = List.copyOf(match);
        }
    }

    record Exempt(String id, int line, List<FrameElement> match, Optional<Modifier> modifier) implements LexiconEntry {

        public Exempt {
            match = List.copyOf(match);
        }
    }

    /**
     * Ways of writing and what is meant by them, in canonical form; the symbols of {@code LEET} and the digits of
     * {@code HOMOPHONE} as they are.
     */
    record Way(String id, int line, Evasion evasion, List<String> from, List<String> to) implements LexiconEntry {

        public Way {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    record WordClass(String id, int line, List<Literal> words) implements LexiconEntry {

        public WordClass {
            words = List.copyOf(words);
        }
    }
}
