package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.time.Instant;

/** That an account acted on an object at a time, with a comment. In Redis: account (32 hex digits) + comment key. */
record CoAction(AccountKey account, String commentKey, Instant at) {

    private static final int ACCOUNT_DIGITS = 32;

    static CoAction of(Observation comment) {
        return new CoAction(comment.account(), comment.commentKey(), Instant.ofEpochMilli(comment.eventMillis()));
    }

    static CoAction decode(String member, long atMillis) {
        return new CoAction(
                AccountKey.ofHex(member.substring(0, ACCOUNT_DIGITS)),
                member.substring(ACCOUNT_DIGITS),
                Instant.ofEpochMilli(atMillis));
    }

    String member() {
        return account.hex() + commentKey;
    }
}
