package io.touchline.casework.cases;

import io.touchline.api.ProblemException;

/** The conflicts of moderators. They say what is the matter and never who else it is. */
final class CaseConflicts {

    private CaseConflicts() {}

    static ProblemException claimedByOther(String pointer) {
        return new ProblemException(409, pointer, "somebody else has claimed it");
    }

    static ProblemException notClaimed(String pointer) {
        return new ProblemException(409, pointer, "claim it first: there is no claim of yours, or it has run out");
    }

    static ProblemException notOpen(String pointer, CaseState state) {
        return new ProblemException(
                409,
                pointer,
                switch (state) {
                    case MERGED -> "it has become part of another case";
                    case EMPTIED -> "nothing is left of the comments that it held";
                    case DECIDED -> "it is decided";
                    case OPEN -> throw new IllegalArgumentException("it is open");
                });
    }

    /** Two independent looks at the same comments are not one person's in one call. */
    static ProblemException copy(String pointer) {
        return new ProblemException(409, pointer, "another one of these cases is about the same comments");
    }

    static ProblemException ownDecision(String pointer) {
        return new ProblemException(
                409, pointer, "a second look is for somebody else than who decided or knows the answer");
    }

    static ProblemException undone(String pointer) {
        return new ProblemException(409, pointer, "it is undone");
    }

    static ProblemException appealed(String pointer) {
        return new ProblemException(409, pointer, "an appeal has changed it: it cannot be undone");
    }
}
