package io.touchline.casework.notice;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms that a notice comes in. The first is the one for who takes anything. */
enum NoticeForm {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    CSV(new MediaType("text", "csv")),
    HTML(MediaType.TEXT_HTML_TYPE);

    private final MediaType type;

    NoticeForm(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type.withCharset("UTF-8");
    }

    /** @param acceptable as a request accepts them, most wanted first */
    static Optional<NoticeForm> accepted(List<MediaType> acceptable) {
        for (MediaType wanted : acceptable) {
            for (NoticeForm form : values()) {
                if (wanted.isCompatible(form.type)) {
                    return Optional.of(form);
                }
            }
        }
        return Optional.empty();
    }

    /** @param suffix such as {@code csv} */
    static Optional<NoticeForm> ofSuffix(String suffix) {
        for (NoticeForm form : values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(suffix)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
