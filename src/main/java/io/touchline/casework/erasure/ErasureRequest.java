package io.touchline.casework.erasure;

import io.touchline.api.Actor;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who erases an account, and why.
 *
 * @param by the moderator, by the caller's own id
 */
record ErasureRequest(@Actor String by, @NotBlank @Size(max = 1000) @PlainText String reason) {

    /** Shorter ids stand in many a word by chance, and tell something only as a word of their own. */
    private static final int TELLING = 4;

    /** Of Chinese, which has no gaps between words, anything is the edge of one. */
    private static final String WORD = "[\\p{L}\\p{N}&&[^\\p{IsIdeographic}]]";

    /** Both are kept, so neither may be what is to be forgotten. @throws ProblemException 422 if one is */
    void requireSilenceAbout(String accountId) {
        if (holds(by, accountId)) {
            throw new ProblemException(422, "/by", "is kept, so it must be who erases, without the account's id in it");
        }
        if (names(accountId)) {
            throw new ProblemException(422, "/reason", "is kept, so it must not name the account");
        }
    }

    /** A name is one word: short ids stand in many, and tell something only where they are all of it. */
    private static boolean holds(String name, String accountId) {
        String folded = name.toLowerCase(Locale.ROOT);
        String id = accountId.toLowerCase(Locale.ROOT);
        return id.length() >= TELLING ? folded.contains(id) : folded.equals(id);
    }

    private boolean names(String accountId) {
        String id = Pattern.quote(accountId);
        String named = accountId.length() >= TELLING ? id : "(?<!" + WORD + ")" + id + "(?!" + WORD + ")";
        return Pattern.compile(named, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(reason)
                .find();
    }
}
