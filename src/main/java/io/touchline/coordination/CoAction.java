package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * That an account acted on an object at a time, with a comment.
 *
 * @param comment the first 64 bits of the comment's key
 * @param doubt how hostile the comment looked, 0 to 255
 * @param sketch of its text, 0 if there is none
 */
record CoAction(AccountKey account, ActedObject object, long comment, Instant at, int doubt, long sketch) {

    private static final int ACCOUNT_BYTES = 16;

    static CoAction of(Observation comment, ActedObject object) {
        return new CoAction(
                comment.account(),
                object,
                comment.commentHash(),
                Instant.ofEpochMilli(comment.eventMillis()),
                comment.doubt(),
                comment.objects().sketch());
    }

    /** Object, time (six bytes, big-endian), account, comment, doubt, sketch: what an object's window keeps. */
    byte[] bytes() {
        long millis = at.toEpochMilli();
        return ByteBuffer.allocate(47)
                .putLong(object.key())
                .putShort((short) (millis >>> 32))
                .putInt((int) millis)
                .put(account.bytes())
                .putLong(comment)
                .put((byte) doubt)
                .putLong(sketch)
                .array();
    }

    static CoAction ofTail(ActedObject object, long millis, ByteBuffer tail) {
        return new CoAction(
                account(tail), object, tail.getLong(), Instant.ofEpochMilli(millis), tail.get() & 0xff, tail.getLong());
    }

    private static AccountKey account(ByteBuffer bytes) {
        byte[] account = new byte[ACCOUNT_BYTES];
        bytes.get(account);
        return new AccountKey(account);
    }
}
