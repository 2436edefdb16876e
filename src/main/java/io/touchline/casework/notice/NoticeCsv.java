package io.touchline.casework.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A notice as a table, one value a line: {@code section,item,name,figure,value}; {@code name} is the item in the words of
 * a language. Begins with a byte order mark, without which spreadsheets take UTF-8 for something else. What a spreadsheet
 * would take for a formula has an apostrophe before it.
 */
final class NoticeCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Also as wide characters, which some input methods and spreadsheets treat alike. */
    private static final String FORMULA = "=+-@＝＋－＠";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("section", "item", "name", "figure", "value")
            .get();

    private final StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK);
    private final NoticeWords words;
    private final CSVPrinter printer;

    private NoticeCsv(NoticeWords words) throws IOException {
        this.words = words;
        this.printer = new CSVPrinter(text, FORMAT);
    }

    static byte[] write(NoticeView view, NoticeWords words) {
        try {
            NoticeCsv csv = new NoticeCsv(words);
            csv.head(view);
            if (view.notice() != null) {
                csv.content(NoticeContent.read(view.notice()));
            }
            return csv.text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(NoticeView view) throws IOException {
        fact("id", view.id());
        fact("state", view.state());
        fact("from", view.from());
        fact("to", view.to());
        fact("publishedAt", view.publishedAt());
        fact("withdrawnAt", view.withdrawnAt());
        fact("sha256", view.sha256());
        fact("undone", view.undone());
        if (view.anchor() != null) {
            fact("anchorSeq", view.anchor().seq());
            fact("anchorHash", view.anchor().hash());
        }
    }

    private void content(NoticeContent notice) throws IOException {
        fact("title", notice.title());
        fact("publisher", notice.publisher());
        fact("reportTo", notice.reportTo());
        fact("zone", notice.zone());
        fact("computedAt", notice.computedAt());
        fact("accountsFrom", notice.accountsFrom());
        total("decisions", notice.totals().decisions());
        total("comments", notice.totals().comments());
        total("accounts", notice.totals().accounts());
        total("groups", notice.totals().groups());
        total("storms", notice.totals().storms());
        line(
                "educations",
                "byRule",
                words.of("education.rule"),
                "times",
                notice.educations().byRule());
        line(
                "educations",
                "byPerson",
                words.of("education.person"),
                "times",
                notice.educations().byPerson());
        for (NoticeContent.Outcome row : notice.outcomes()) {
            line("outcomes", row.outcome(), words.of("outcome." + row.outcome()), "decisions", row.decisions());
        }
        for (NoticeContent.MeasureRow row : notice.measures()) {
            String name = words.of("measure." + row.measure());
            line("measures", row.measure().name(), name, "decisions", row.decisions());
            if (row.comments() != null) {
                line("measures", row.measure().name(), name, "comments", row.comments());
            }
            if (row.accounts() != null) {
                line("measures", row.measure().name(), name, "accounts", row.accounts());
            }
        }
        for (NoticeContent.LabelRow row : notice.labels()) {
            String name = words.of("label." + row.label());
            line("labels", row.label(), name, "decisions", row.decisions());
            line("labels", row.label(), name, "comments", row.comments());
            line("labels", row.label(), name, "accounts", row.accounts());
        }
        for (NoticeContent.Queue row : notice.queues()) {
            line("queues", row.queue(), words.orSame("queue.", row.queue()), "cases", row.cases());
        }
        for (NoticeContent.Appeals row : notice.appeals()) {
            line("appeals", row.outcome(), words.of("appeal." + row.outcome()), "appeals", row.appeals());
        }
        list("names", "name", notice.names().list());
        line("names", "leftOff", "", "accounts", notice.names().leftOff());
        for (int i = 0; i < notice.examples().size(); i++) {
            example(Integer.toString(i + 1), notice.examples().get(i));
        }
    }

    private void example(String item, NoticeContent.Example example) throws IOException {
        for (String target : example.targets()) {
            line("examples", item, "", "target", target);
        }
        for (String label : example.labels()) {
            line("examples", item, words.of("label." + label), "label", label);
        }
        for (Object measure : example.measures()) {
            line("examples", item, words.of("measure." + measure), "measure", measure);
        }
        if (example.quote() != null) {
            line("examples", item, "", "quote", example.quote());
        }
    }

    private void list(String section, String figure, List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            line(section, Integer.toString(i + 1), "", figure, values.get(i));
        }
    }

    private void fact(String item, Object value) throws IOException {
        if (value != null) {
            line("notice", item, "", "", value);
        }
    }

    private void total(String item, Object value) throws IOException {
        line("totals", item, words.of("figure." + item), "", value);
    }

    private void line(String section, String item, String name, String figure, Object value) throws IOException {
        printer.printRecord(section, harmless(item), harmless(name), figure, harmless(value.toString()));
    }

    /** Spreadsheets look past blanks. */
    private static String harmless(String value) {
        String begin = value.strip();
        boolean formula = !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0;
        return formula ? "'" + value : value;
    }
}
