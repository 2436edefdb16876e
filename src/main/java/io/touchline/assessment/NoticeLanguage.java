package io.touchline.assessment;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The language to speak to an author in: English or Chinese. */
final class NoticeLanguage {

    /** Chinese and its languages, as ISO 639-1, 639-2 and 639-3 name them. */
    private static final Set<String> CHINESE = Set.of(
            "zh", "zho", "chi", "cdo", "cjy", "cmn", "cnp", "cpx", "csp", "czh", "czo", "gan", "hak", "hsn", "lzh",
            "mnp", "nan", "wuu", "yue");

    /** Not known, several, and no words at all. */
    private static final Set<String> NO_LANGUAGE = Set.of("und", "mul", "zxx");

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z\\u00C0-\\u024F]+");

    private NoticeLanguage() {}

    /**
     * By the request's hint ({@code zh-CN}, {@code zh_CN}), if it names a language, else by what the text has more of:
     * words in Latin letters or Chinese characters.
     *
     * @param lang null without a hint
     */
    static boolean english(String lang, String text) {
        String language = lang == null ? "und" : lang.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        if (!NO_LANGUAGE.contains(language)) {
            return !CHINESE.contains(language);
        }
        long ideographs = text.codePoints().filter(Character::isIdeographic).count();
        return ideographs == 0 || LATIN_WORD.matcher(text).results().count() > ideographs;
    }
}
