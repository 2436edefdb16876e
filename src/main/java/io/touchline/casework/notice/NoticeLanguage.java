package io.touchline.casework.notice;

import io.touchline.api.ProblemException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** In which words a notice is told to people. */
enum NoticeLanguage {
    ZH("zh-CN", "yyyy年M月d日", "yyyy年M月d日 HH:mm"),
    EN("en", "d MMMM yyyy", "d MMMM yyyy, HH:mm");

    private final Locale locale;
    private final DateTimeFormatter day;
    private final DateTimeFormatter moment;

    NoticeLanguage(String tag, String day, String moment) {
        this.locale = Locale.forLanguageTag(tag);
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.moment = DateTimeFormatter.ofPattern(moment, locale);
    }

    /** @param lang {@code zh}, which is meant if nothing is said, or {@code en} */
    static NoticeLanguage of(String lang) {
        if (lang == null) {
            return ZH;
        }
        return switch (lang) {
            case "zh" -> ZH;
            case "en" -> EN;
            default -> throw new ProblemException(422, "/lang", "must be zh or en");
        };
    }

    /** As HTML writes it. */
    String tag() {
        return locale.toLanguageTag();
    }

    Locale locale() {
        return locale;
    }

    DateTimeFormatter day() {
        return day;
    }

    DateTimeFormatter moment() {
        return moment;
    }
}
