package io.touchline.casework.evidence;

import io.touchline.casework.audit.EventHash;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A comment in a pack.
 *
 * @param account pseudonym of its author; null once erased
 * @param eventTime ISO 8601
 * @param sensitive to be shown blurred first
 * @param overturnedBy the appeal that took the decision back for it, or null
 * @param erased true if nothing is left but the digest; {@code salt} and all that follows is null then
 * @param text null where the caller's texts are not kept, like the next two
 * @param content JSON as text, what the digest covers with the salt: the three above, and the assessment with evidence,
 *     spans into the text, scores and versions
 */
record PackedMember(
        int seq,
        String assessmentId,
        String account,
        String eventTime,
        int severity,
        List<String> labels,
        List<String> actions,
        String rule,
        boolean sensitive,
        String overturnedBy,
        boolean erased,
        String digest,
        String salt,
        String text,
        String parentText,
        String displayName,
        String content) {

    /** Whether the digest is that of salt and content, or all is erased as it says. */
    boolean isWhole() {
        if (erased) {
            return account == null
                    && salt == null
                    && content == null
                    && text == null
                    && parentText == null
                    && displayName == null;
        }
        return salt != null
                && content != null
                && Arrays.equals(
                        HexFormat.of().parseHex(Objects.requireNonNullElse(digest, "")),
                        EventHash.salted(HexFormat.of().parseHex(salt), content));
    }
}
