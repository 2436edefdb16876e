package io.touchline.casework.notice;

import java.util.List;

/**
 * What the printable page shows, in words; the template adds nothing but order and escapes all of it.
 *
 * @param status stands above all unless the notice is in force and nothing of it was undone, else null
 * @param publisher null if nobody is named
 * @param lead what was done, in sentences; null once it is withdrawn, when the lists are empty
 * @param wide tables over the whole width, {@code narrow} ones stand beside each other
 * @param names null if there are none
 * @param proof what lets anybody check the page
 */
public record NoticePage(
        String lang,
        String title,
        String status,
        String publisher,
        String period,
        String lead,
        List<Line> figures,
        List<Table> wide,
        List<Table> narrow,
        Names names,
        List<Example> examples,
        List<String> remarks,
        List<Line> proof) {

    public NoticePage {
        figures = List.copyOf(figures);
        wide = List.copyOf(wide);
        narrow = List.copyOf(narrow);
        examples = List.copyOf(examples);
        remarks = List.copyOf(remarks);
        proof = List.copyOf(proof);
    }

    /** Something with its name. */
    public record Line(String name, String value) {}

    /** @param texts how many columns come first that are no numbers */
    public record Table(String caption, int texts, List<String> heads, List<List<String>> rows) {

        public Table {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** @param more what is not listed, or null */
    public record Names(String caption, List<String> list, String more) {

        public Names {
            list = List.copyOf(list);
        }
    }

    /** @param quote null where nothing is quoted */
    public record Example(String title, List<Line> lines, String quote) {

        public Example {
            lines = List.copyOf(lines);
        }
    }
}
