package io.touchline.handling;

import io.touchline.lexicon.Label;
import io.touchline.scoring.LabelScore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What an author is told when education or a warning is recommended: what about the comment, why it matters, what would
 * be fine instead, and how to appeal. In Chinese and English, one for each label. It never repeats the comment, and it
 * says "may read as", because the machine may be wrong. Immutable.
 */
public final class AuthorNotices {

    private static final String BUNDLED = "notices/education.yaml";
    private static final String OTHER = "other";

    private final Map<String, Map<Action, Notice>> byLabel = new HashMap<>();

    /** One message. @param zh in Chinese, the way to appeal with it @param en the same in English */
    record Notice(String zh, String en) {}

    /** The messages that travel in the jar. @throws IllegalStateException if one is missing */
    public static AuthorNotices bundled() {
        try (InputStream stream = AuthorNotices.class.getClassLoader().getResourceAsStream(BUNDLED)) {
            return new AuthorNotices(new Yaml(new SafeConstructor(new LoaderOptions())).load(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AuthorNotices(Map<String, Object> file) {
        Map<?, ?> appeal = (Map<?, ?>) file.get("appeal");
        for (Object entry : (List<?>) file.get("notices")) {
            Map<?, ?> notice = (Map<?, ?>) entry;
            Map<Action, Notice> byAction = new EnumMap<>(Action.class);
            for (Action action : List.of(Action.EDUCATE, Action.WARN)) {
                Map<?, ?> text = (Map<?, ?>) notice.get(action.name().toLowerCase(Locale.ROOT));
                byAction.put(
                        action,
                        new Notice(said(text, "zh") + said(appeal, "zh"), said(text, "en") + " " + said(appeal, "en")));
            }
            byLabel.put(said(notice, "label"), byAction);
        }
        for (Label label : Label.values()) {
            requirePresent(label.wire());
        }
        requirePresent(OTHER);
    }

    private static String said(Map<?, ?> texts, String key) {
        if (texts != null && texts.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalStateException(BUNDLED + ": '" + key + "' is missing");
    }

    private void requirePresent(String label) {
        if (!byLabel.containsKey(label)) {
            throw new IllegalStateException(BUNDLED + ": no notice for " + label);
        }
    }

    /**
     * @param labels those that hold, the gravest first
     * @param english the language, asked for only if there is something to say; Chinese otherwise
     * @return the message that goes with the measure, by the gravest label among its reasons, else by the first reason
     *     that is one; empty where the measure is not one that says something to the author
     */
    public Optional<String> of(Recommendation measure, List<LabelScore> labels, BooleanSupplier english) {
        if (measure.action() != Action.EDUCATE && measure.action() != Action.WARN) {
            return Optional.empty();
        }
        Stream<String> gravest =
                labels.stream().map(held -> held.label().wire()).filter(measure.reasons()::contains);
        String label = Stream.concat(gravest, measure.reasons().stream())
                .filter(byLabel::containsKey)
                .findFirst()
                .orElse(OTHER);
        Notice notice = byLabel.get(label).get(measure.action());
        return Optional.of(english.getAsBoolean() ? notice.en() : notice.zh());
    }
}
