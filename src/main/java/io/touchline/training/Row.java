package io.touchline.training;

import io.touchline.lexicon.Category;
import io.touchline.lexicon.Label;
import io.touchline.text.BrokenUnits;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of an input file, its columns already under their final names.
 *
 * @param line where it begins, from 1
 * @param cells blank cells count as missing
 */
record Row(Path file, long line, Map<String, String> cells) {

    static final String TEXT = "text";

    static final List<Category> SCORED = List.of(Category.ABUSE, Category.SLANDER, Category.INCITEMENT);

    /** The columns that mean something; {@code lang} is known and unused, the lexicons of all languages are matched. */
    static final Set<String> COLUMNS = Set.of(
            TEXT, "id", "targetId", "kind", "partner", "lang", "label", "batch", "abuse", "slander", "incitement");

    static String column(Category category) {
        return category.name().toLowerCase(Locale.ROOT);
    }

    /** @param harmful of the file, all of whose rows it is to see */
    LabelledComment comment(HarmfulValues harmful) throws InputException {
        String text = cell(TEXT).orElseThrow(() -> new InputException(file, line, "no text"));
        Map<Category, Boolean> truth = new EnumMap<>(Category.class);
        for (Category category : SCORED) {
            Optional<Boolean> label = label(column(category), harmful);
            label.ifPresent(known -> truth.put(category, known));
        }
        return new LabelledComment(
                cell("id").orElse(file.getFileName() + ":" + line),
                text,
                cell("targetId"),
                cell("kind").orElse(""),
                cell("partner"),
                harm(cell("label")),
                cell("batch").orElse(file.getFileName().toString()),
                truth);
    }

    private Optional<Label> harm(Optional<String> wire) throws InputException {
        Optional<Label> label = wire.flatMap(Label::ofWire);
        if (wire.isPresent() && label.isEmpty()) {
            throw new InputException(file, line, "label: no such label; --map label=other passes over the column");
        }
        return label;
    }

    private Optional<Boolean> label(String column, HarmfulValues harmful) throws InputException {
        Optional<String> cell = cell(column).map(String::strip);
        if (harmful.areNamed()) {
            return cell.map(harmful::contains);
        }
        if (cell.isPresent() && !cell.get().equals("0") && !cell.get().equals("1")) {
            throw new InputException(file, line, column + " must be 0, 1 or blank");
        }
        return cell.map("1"::equals);
    }

    private Optional<String> cell(String column) {
        return Optional.ofNullable(cells.get(column))
                .filter(cell -> !cell.isBlank())
                // JSON can name half a character, which no file in UTF-8 takes.
                .map(BrokenUnits::replaced);
    }
}
