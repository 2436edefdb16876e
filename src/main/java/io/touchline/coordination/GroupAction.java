package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One comment of a group.
 *
 * @param comment the first 64 bits of the comment's key
 * @param doubt how hostile the comment by itself looked, 0 to 255; of one that a group kept, the average of the group
 */
record GroupAction(AccountKey account, long comment, Instant at, int doubt) {

    private static final int ACCOUNT_BYTES = 16;

    static GroupAction of(Observation comment) {
        return new GroupAction(
                comment.account(), comment.commentHash(), Instant.ofEpochMilli(comment.eventMillis()), comment.doubt());
    }

    static GroupAction of(CoAction action) {
        return new GroupAction(action.account(), action.comment(), action.at(), action.doubt());
    }

    /** Account and comment: what tells it from the others. */
    byte[] member() {
        return ByteBuffer.allocate(ACCOUNT_BYTES + Long.BYTES)
                .put(account.bytes())
                .putLong(comment)
                .array();
    }

    static GroupAction ofMember(byte[] member, long millis, int doubt) {
        ByteBuffer bytes = ByteBuffer.wrap(member);
        byte[] account = new byte[ACCOUNT_BYTES];
        bytes.get(account);
        return new GroupAction(new AccountKey(account), bytes.getLong(), Instant.ofEpochMilli(millis), doubt);
    }
}
