package io.touchline.casework.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes a notice in each of its forms. All of them show the same, and nothing that the stored notice does not say. */
@Singleton
class NoticeForms {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final ZoneId zone;
    private final String css;
    private final String policy;

    NoticeForms(NoticeConfig config) {
        this.zone = config.zone();
        this.css = resource("notice.css");
        // Nothing runs, nothing is loaded, nothing frames it; the one style is known by its hash.
        this.policy = "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(DigestUtils.sha256(css))
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** Checked against the template when the service is built. */
    @CheckedTemplate(basePath = "notice")
    static class Templates {

        private Templates() {}

        static native TemplateInstance page(NoticePage page, NoticeWords words, String css);
    }

    Response.ResponseBuilder write(NoticeView view, NoticeForm form, NoticeLanguage language) {
        NoticeWords words = NoticeWords.in(language);
        return switch (form) {
            case JSON -> Response.ok(json(view), form.type());
            case CSV ->
                Response.ok(NoticeCsv.write(view, words), form.type())
                        .header("Content-Disposition", "attachment; filename=\"" + view.id() + ".csv\"");
            case HTML ->
                Response.ok(html(view, words), form.type())
                        .header("Content-Security-Policy", policy)
                        .header("Content-Language", language.tag())
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "no-referrer");
        };
    }

    private static byte[] json(NoticeView view) {
        try {
            return JSON.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice of plain values cannot be written", e);
        }
    }

    private byte[] html(NoticeView view, NoticeWords words) {
        return Templates.page(new NoticePages(words, zone).of(view), words, css)
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream stream = NoticeForms.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
