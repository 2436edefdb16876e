package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.util.List;

/**
 * That two accounts met, as one of them sees it.
 *
 * @param at what they met at, which a pair is counted once for: the attacked target, two of them ({@link #atTwo}), or the
 *     object itself; in exact mode the object, the own comment and the comment of the partner
 * @param bits evidence of having met there, 0 to 63: −log₂ of the share of comments that went there before
 * @param second event time of the meeting in epoch seconds
 */
record Tie(AccountKey partner, List<Long> at, int bits, long second) {

    Tie {
        at = List.copyOf(at);
    }

    /** Written so that it is the same from either side, to the version before as well, which knows of one or three. */
    static List<Long> atTwo(long one, long other) {
        return List.of(one, other, other);
    }

    /** One of two ties for the same meeting: the most bits and the first time. */
    Tie and(Tie other) {
        return new Tie(partner, at, Math.max(bits, other.bits), Math.min(second, other.second));
    }

    /** The same meeting as the partner sees it. */
    Tie seenFrom(AccountKey account) {
        return new Tie(account, at.size() == 1 ? at : List.of(at.get(0), at.get(2), at.get(1)), bits, second);
    }
}
