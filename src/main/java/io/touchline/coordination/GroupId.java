package io.touchline.coordination;

import io.touchline.api.AccountKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Ids of groups: {@code g_} and the 16 hex digits of a number, whose last bit tells raids from groups of texts. */
final class GroupId {

    private static final Pattern FORM = Pattern.compile("g_[0-9a-f]{16}");

    private GroupId() {}

    static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    static String of(long number) {
        return "g_%016x".formatted(number);
    }

    static long number(String id) {
        return Long.parseUnsignedLong(id, 2, id.length(), 16);
    }

    static boolean isOfRaids(String id) {
        return (number(id) & 1) == 1;
    }

    /** The id that a group gets when it is founded: whoever tries again from the same first action gets the same one. */
    static String ofFirst(String namespace, GroupKind kind, AccountKey account, long comment) {
        return of(namespace, kind, List.of(account), comment);
    }

    /**
     * The same of raids, by as many of the company as two that are not one cannot have in common.
     *
     * @param generation another one where the group that had the id may be gone
     */
    static String ofCompany(String namespace, Collection<AccountKey> members, AccountKey author, long generation) {
        List<AccountKey> least = Stream.concat(members.stream(), Stream.of(author))
                .distinct()
                .sorted()
                .limit(GroupBook.SHARED)
                .toList();
        return of(namespace, GroupKind.RAIDS, least, generation);
    }

    private static String of(String namespace, GroupKind kind, List<AccountKey> accounts, long number) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update((namespace + '\n').getBytes(StandardCharsets.UTF_8));
        accounts.forEach(account -> sha256.update(account.bytes()));
        byte[] digest =
                sha256.digest(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return of(ByteBuffer.wrap(digest).getLong() & ~1L | (kind == GroupKind.RAIDS ? 1 : 0));
    }
}
