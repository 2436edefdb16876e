package io.touchline.casework.feedback;

import io.touchline.text.Digits;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what points to a private person: names after an @, unless they are those of registered targets,
 * who are public figures, and long runs of digits, as of telephone and account numbers. As many digits stay, as zeros:
 * that somebody gave a number is what such a comment is about.
 */
final class Anonymiser {

    static final String SOMEBODY = "@某人";

    /** Marks and joiners too, which names are written with in many scripts. */
    private static final String OF_NAMES = "\\p{L}\\p{M}\\p{N}\\x{200C}\\x{200D}_·.\\-";

    /** Ends a name for sure. */
    private static final String BEHIND = "\\s\\p{Z}\\p{Cc}@＠﹫:：,，。!！?？;；、…—（）()\\[\\]《》<>“”‘’\"'/／";

    /** What people put before, between and around the letters of their names: emoji, brackets, stars. */
    private static final String ORNAMENT = "[^" + OF_NAMES + BEHIND + "]";

    /**
     * What a user name is made of, and whether a mark, a space or nothing follows, so that it ends there for sure; in
     * Chinese nothing need follow it, so that too much may go, never too little. What stands behind the last letter is no
     * part of it, unless there is no letter.
     */
    private static final Pattern MENTION =
            Pattern.compile("[@＠﹫][\\s\\p{Z}\\p{Cf}]{0,3}+((?:" + ORNAMENT + "*+[" + OF_NAMES
                    + "]){1,30}+(?:" + ORNAMENT + "*+[" + OF_NAMES + "&&[^\\p{IsHan}]])*+|" + ORNAMENT
                    + "++)((?=[\\s\\p{Z}\\p{P}&&[^_·.\\-\\p{Pc}]]|$))?");

    /** Anything but what stands in the place of digits, blanks, marks and what is not seen. */
    private static final Pattern SAID = Pattern.compile("[^0\\s\\p{Z}\\p{P}\\p{Cc}\\p{Cf}]");

    private final Set<String> publicNames;

    /** @param publicNames names that may stay after an @, where they are all that stands there */
    Anonymiser(Collection<String> publicNames) {
        this.publicNames = Set.copyOf(publicNames);
    }

    String anonymous(String text) {
        String named = MENTION.matcher(text).replaceAll(this::mention);
        return Digits.RUN
                .matcher(named)
                .replaceAll(run -> Digits.ONE.matcher(run.group()).replaceAll("0"));
    }

    /** Whether an anonymous text has anything left beside what stands in the place of what was taken out. */
    static boolean saysSomething(String anonymous) {
        return SAID.matcher(anonymous.replace(SOMEBODY, " ")).find();
    }

    /** Private people are called after public ones, as their fans are. */
    private String mention(MatchResult found) {
        boolean known = found.group(2) != null && publicNames.contains(found.group(1));
        return Matcher.quoteReplacement(known ? found.group() : SOMEBODY);
    }
}
