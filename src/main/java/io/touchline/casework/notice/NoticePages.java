package io.touchline.casework.notice;

import io.touchline.casework.notice.NoticePage.Line;
import io.touchline.casework.notice.NoticePage.Table;
import io.touchline.handling.Action;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a notice into the words of one language. */
final class NoticePages {

    private static final String NOTHING = "—";

    private final NoticeWords words;
    private final NoticeLanguage language;
    private final ZoneId usualZone;

    /** @param usualZone for a notice that does not say its own any more */
    NoticePages(NoticeWords words, ZoneId usualZone) {
        this.words = words;
        this.usualZone = usualZone;
        this.language = words.language();
    }

    NoticePage of(NoticeView view) {
        return view.notice() == null ? withdrawn(view) : told(view, NoticeContent.read(view.notice()));
    }

    private NoticePage withdrawn(NoticeView view) {
        return new NoticePage(
                language.tag(),
                words.of("title"),
                words.of("status.withdrawn", moment(view.withdrawnAt(), usualZone)),
                null,
                period(view.from(), view.to(), usualZone),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                proof(view, usualZone));
    }

    private NoticePage told(NoticeView view, NoticeContent notice) {
        ZoneId zone = ZoneId.of(notice.zone());
        return new NoticePage(
                language.tag(),
                notice.title() == null ? words.of("title") : notice.title(),
                status(view),
                notice.publisher(),
                period(notice.from(), notice.to(), zone),
                lead(notice),
                figures(notice.totals()),
                wide(notice),
                narrow(notice),
                names(notice.names()),
                examples(notice.examples()),
                remarks(notice),
                proof(view, zone));
    }

    private String status(NoticeView view) {
        if (view.state() == NoticeState.DRAFT) {
            return words.of("status.draft");
        }
        return view.undone() == 0 ? null : words.of("status.undone", words.number(view.undone()));
    }

    private String lead(NoticeContent notice) {
        String publisher = notice.publisher() == null ? words.of("publisher") : notice.publisher();
        NoticeContent.Totals totals = notice.totals();
        if (totals.decisions() == 0 && totals.accounts().equals("0")) {
            return words.of("lead.nothing", publisher);
        }
        return words.of(
                "lead",
                publisher,
                words.number(totals.decisions()),
                words.number(totals.comments()),
                words.cell(totals.accounts()));
    }

    private List<Line> figures(NoticeContent.Totals totals) {
        return List.of(
                figure("figure.comments", totals.comments()),
                cell("figure.accounts", totals.accounts()),
                figure("figure.decisions", totals.decisions()),
                figure("figure.groups", totals.groups()),
                figure("figure.storms", totals.storms()));
    }

    private Line figure(String key, long value) {
        return new Line(words.of(key), words.number(value));
    }

    private Line cell(String key, String value) {
        return new Line(words.of(key), words.cell(value));
    }

    private List<Table> wide(NoticeContent notice) {
        List<List<String>> measures = notice.measures().stream()
                .map(row -> List.of(
                        words.of("measure." + row.measure()),
                        words.of("scope." + row.scope()),
                        words.cell(row.decisions()),
                        row.comments() == null ? NOTHING : words.cell(row.comments()),
                        row.accounts() == null ? NOTHING : words.cell(row.accounts())))
                .toList();
        List<List<String>> labels = notice.labels().stream()
                .map(row -> List.of(
                        words.of("label." + row.label()),
                        words.of("category." + row.category()),
                        words.cell(row.decisions()),
                        words.cell(row.comments()),
                        words.cell(row.accounts())))
                .toList();
        List<Table> tables = new ArrayList<>();
        add(tables, table("measures", 2, List.of("measure", "scope", "decisions", "comments", "accounts"), measures));
        add(tables, table("labels", 2, List.of("label", "category", "decisions", "comments", "accounts"), labels));
        return tables;
    }

    private List<Table> narrow(NoticeContent notice) {
        List<Table> tables = new ArrayList<>();
        add(
                tables,
                counts(
                        "outcomes",
                        "decisions",
                        notice.outcomes().stream()
                                .map(row -> cell("outcome." + row.outcome(), row.decisions()))
                                .toList()));
        add(
                tables,
                counts(
                        "appeals",
                        "appeals",
                        notice.appeals().stream()
                                .map(row -> cell("appeal." + row.outcome(), row.appeals()))
                                .toList()));
        add(
                tables,
                counts(
                        "queues",
                        "cases",
                        notice.queues().stream()
                                .map(row -> new Line(words.orSame("queue.", row.queue()), words.cell(row.cases())))
                                .toList()));
        NoticeContent.Educations educations = notice.educations();
        if (!educations.equals(NoticeContent.Educations.NONE)) {
            add(
                    tables,
                    counts(
                            "educations",
                            "times",
                            List.of(
                                    cell("education.rule", educations.byRule()),
                                    cell("education.person", educations.byPerson()))));
        }
        return tables;
    }

    private Table counts(String name, String counted, List<Line> lines) {
        List<List<String>> rows =
                lines.stream().map(line -> List.of(line.name(), line.value())).toList();
        return table(name, 1, List.of("of." + name, counted), rows);
    }

    private Table table(String name, int texts, List<String> heads, List<List<String>> rows) {
        return new Table(
                words.of("caption." + name),
                texts,
                heads.stream().map(head -> words.of("head." + head)).toList(),
                rows);
    }

    private static void add(List<Table> tables, Table table) {
        if (!table.rows().isEmpty()) {
            tables.add(table);
        }
    }

    private NoticePage.Names names(NoticeContent.Names names) {
        if (names.list().isEmpty()) {
            return null;
        }
        long all = names.list().size() + names.leftOff();
        return new NoticePage.Names(
                words.of("caption.names", words.number(all)),
                names.list(),
                names.leftOff() == 0 ? null : words.of("names.more", words.number(names.leftOff())));
    }

    private List<NoticePage.Example> examples(List<NoticeContent.Example> examples) {
        List<NoticePage.Example> told = new ArrayList<>();
        for (NoticeContent.Example example : examples) {
            List<Line> lines = new ArrayList<>();
            if (!example.targets().isEmpty()) {
                lines.add(new Line(words.of("example.targets"), joined(example.targets())));
            }
            lines.add(new Line(
                    words.of("example.labels"),
                    joined(example.labels().stream()
                            .map(label -> words.of("label." + label))
                            .toList())));
            lines.add(new Line(
                    words.of("example.measures"),
                    joined(example.measures().stream()
                            .map(Action::name)
                            .map(measure -> words.of("measure." + measure))
                            .toList())));
            told.add(new NoticePage.Example(
                    words.of("example.title", words.number(told.size() + 1)), lines, example.quote()));
        }
        return told;
    }

    private String joined(List<String> values) {
        return values.stream().collect(Collectors.joining(words.of("comma")));
    }

    private List<String> remarks(NoticeContent notice) {
        List<String> remarks = new ArrayList<>(List.of(
                notice.reportTo() == null ? words.of("report") : words.of("report.to", notice.reportTo()),
                words.of("remark.appeal"),
                words.of("remark.counts")));
        if (notice.accountsFrom() != null && notice.accountsFrom().isAfter(notice.from())) {
            remarks.add(words.of("remark.accounts", moment(notice.accountsFrom(), ZoneId.of(notice.zone()))));
        }
        remarks.add(words.of("remark.small"));
        return remarks;
    }

    private List<Line> proof(NoticeView view, ZoneId zone) {
        List<Line> proof = new ArrayList<>();
        proof.add(new Line(words.of("proof.id"), view.id()));
        if (view.publishedAt() != null) {
            proof.add(new Line(words.of("proof.published"), moment(view.publishedAt(), zone)));
        }
        proof.add(new Line("SHA-256", view.sha256()));
        if (view.anchor() != null) {
            proof.add(new Line(
                    words.of("proof.anchor", words.number(view.anchor().seq())),
                    view.anchor().hash()));
        }
        return proof;
    }

    /** Whole days as people say them, from the first to the last; anything else to the minute. */
    private String period(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        if (isMidnight(begin) && isMidnight(end)) {
            String first = language.day().format(begin);
            String last = language.day().format(end.minusDays(1));
            return first.equals(last) ? first : words.of("period.days", first, last);
        }
        return words.of("period.moments", moment(from, zone), moment(to, zone));
    }

    private static boolean isMidnight(ZonedDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private String moment(Instant at, ZoneId zone) {
        return words.of(
                "moment",
                language.moment().format(at.atZone(zone)),
                zone.getDisplayName(TextStyle.FULL, language.locale()));
    }
}
