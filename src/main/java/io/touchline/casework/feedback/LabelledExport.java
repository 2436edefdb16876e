package io.touchline.casework.feedback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import io.touchline.api.KeyedHash;
import io.touchline.assessment.store.AssessmentIds;
import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Writes what people have said of comments, with feedback or by deciding cases, as a labelled set: one JSON object a line,
 * as the commands of {@code training} read it. Each text once, with what was said last of it, whoever said it; none of
 * which nothing is left once it is anonymous. Where no label of slander holds but that of a rumour, slander is unknown. No
 * id leaves but the target's, as models read who is meant; a row is named by a keyed hash.
 */
@ApplicationScoped
class LabelledExport {

    private static final List<Category> SCORED = List.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);

    private final JsonFactory json = new JsonFactory();
    private final DataSource database;
    private final KeyedHash hash;
    private final TargetRegistry targets;

    @Inject
    LabelledExport(DataSource database, KeyedHash hash, TargetRegistry targets) {
        this.database = database;
        this.hash = hash;
        this.targets = targets;
    }

    /** What was said from one moment on and before another. */
    record Range(String namespace, Instant from, Instant to) {}

    /** Writes the lines, the latest first; does not close the stream. Blocking. */
    void write(Range range, OutputStream out) throws IOException {
        LabelledSource feedback = new LabelledSource(new FeedbackPages(database, range));
        LabelledSource decisions = new LabelledSource(new DecisionPages(database, range));
        Anonymiser anonymiser = new Anonymiser(publicNames());
        // Without an object for each: a range may hold millions of texts.
        LongObjectMap<Boolean> met = new LongObjectHashMap<>();
        boolean any = false;
        try (JsonGenerator lines = json.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new MinimalPrettyPrinter("\n"))) {
            Optional<Labelled> next = later(feedback, decisions);
            while (next.isPresent()) {
                String text = anonymiser.anonymous(next.get().text());
                boolean first = Anonymiser.saysSomething(text) && met.put(sign(text), Boolean.TRUE) == null;
                if (first && next.get().told()) {
                    line(lines, range.namespace(), next.get(), text);
                    any = true;
                }
                next = later(feedback, decisions);
            }
            lines.flush();
            // A file of lines ends with one.
            if (any) {
                out.write('\n');
            }
        } catch (SQLException e) {
            throw new IOException("the export was cut off", e);
        }
    }

    /** Eight bytes of its hash: two of millions of texts hardly share them. */
    private long sign(String text) {
        return ByteBuffer.wrap(hash.of("labelled-text", text)).getLong();
    }

    private static Optional<Labelled> later(LabelledSource one, LabelledSource other) throws SQLException {
        Labelled ofOne = one.peek();
        Labelled ofOther = other.peek();
        if (ofOne == null && ofOther == null) {
            return Optional.empty();
        }
        boolean first = ofOther == null || ofOne != null && !ofOne.at().isBefore(ofOther.at());
        (first ? one : other).take();
        return Optional.of(first ? ofOne : ofOther);
    }

    private List<String> publicNames() {
        return targets.current().all().stream()
                .flatMap(LabelledExport::names)
                .flatMap(name -> Stream.of(name, name.replaceAll("\\s+", "")))
                .distinct()
                .toList();
    }

    private static Stream<String> names(RegisteredTarget target) {
        return Stream.concat(
                Stream.of(target.name()), Stream.concat(target.aliases().stream(), target.derogatoryNames().stream()));
    }

    private void line(JsonGenerator lines, String namespace, Labelled labelled, String text) throws IOException {
        List<Label> labels = labelled.labels().stream()
                .map(Label::ofWire)
                .flatMap(Optional::stream)
                .toList();
        // It is told in sober words and known by the registry alone, which nobody has who reads these lines.
        List<Label> learnable =
                labels.stream().filter(label -> label != Label.SLANDER_RUMOUR).toList();
        Set<Category> categories = EnumSet.noneOf(Category.class);
        learnable.forEach(label -> categories.add(label.category()));
        Set<Category> known = EnumSet.copyOf(SCORED);
        if (learnable.size() < labels.size() && !categories.contains(Category.SLANDER)) {
            known.remove(Category.SLANDER);
        }
        Optional<String> example = learnable.stream()
                .filter(label -> label.category() != Category.ACCOUNT)
                .map(Label::wire)
                .findFirst();
        lines.writeStartObject();
        lines.writeStringField(
                "id", "x-" + hash.hex("labelled", namespace, AssessmentIds.wire(labelled.assessmentId())));
        lines.writeStringField("text", text);
        lines.writeStringField("kind", labelled.kind());
        if (example.isPresent()) {
            lines.writeStringField("label", example.get());
        }
        if (labelled.targetId().isPresent()) {
            lines.writeStringField("targetId", labelled.targetId().get());
        }
        for (Category category : known) {
            lines.writeNumberField(category.name().toLowerCase(Locale.ROOT), categories.contains(category) ? 1 : 0);
        }
        lines.writeStringField(
                "batch", "said-" + labelled.at().atOffset(ZoneOffset.UTC).toLocalDate());
        lines.writeEndObject();
    }
}
