package io.touchline.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads notices as somebody outside would, who knows the formats and none of the code that writes them. */
final class OpenedNotice {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> ITEMS = Map.of(
            "outcomes", "outcome", "measures", "measure", "labels", "label", "queues", "queue", "appeals", "outcome");

    private static final List<String> FIGURES = List.of("decisions", "comments", "accounts", "cases", "appeals");

    private OpenedNotice() {}

    static String raw(Response response) {
        return new String(response.asByteArray(), StandardCharsets.UTF_8);
    }

    static JsonNode json(Response response) throws IOException {
        return JSON.readTree(response.asByteArray());
    }

    /** One column of a table, by what its rows are about; without the cells that are empty. */
    static Map<String, String> column(JsonNode notice, String table, String figure) {
        Map<String, String> column = new TreeMap<>();
        for (JsonNode row : notice.get(table)) {
            if (row.hasNonNull(figure)) {
                column.put(row.get(ITEMS.get(table)).asText(), row.get(figure).asText());
            }
        }
        return column;
    }

    /** Every figure of a JSON notice, under {@code table/item/figure}. */
    static Map<String, String> figures(JsonNode notice) {
        Map<String, String> figures = new TreeMap<>();
        notice.get("totals").properties().forEach(one -> figures.put("totals/" + one.getKey(), text(one)));
        notice.get("educations").properties().forEach(one -> figures.put("educations/" + one.getKey(), text(one)));
        ITEMS.keySet()
                .forEach(table -> FIGURES.forEach(figure -> column(notice, table, figure)
                        .forEach((item, value) -> figures.put(table + '/' + item + '/' + figure, value))));
        int number = 0;
        for (JsonNode name : notice.at("/names/list")) {
            number++;
            figures.put("names/" + number + "/name", name.asText());
        }
        return figures;
    }

    private static String text(Map.Entry<String, JsonNode> one) {
        return one.getValue().asText();
    }

    /** The same of a CSV notice. */
    static Map<String, String> figures(Response csv) throws IOException {
        Map<String, String> figures = new TreeMap<>();
        for (CSVRecord row : records(csv)) {
            String section = row.get("section");
            if (section.equals("totals") || section.equals("educations")) {
                figures.put(section + '/' + row.get("item"), row.get("value"));
            } else if (!section.equals("notice")
                    && !section.equals("examples")
                    && !row.get("item").equals("leftOff")) {
                figures.put(section + '/' + row.get("item") + '/' + row.get("figure"), row.get("value"));
            }
        }
        return figures;
    }

    static List<CSVRecord> records(Response csv) throws IOException {
        byte[] bytes = csv.asByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        String text = new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    /** The numbers of a JSON notice as a page has them: totals, then the rows of its tables, in their order. */
    static List<List<String>> numbers(JsonNode notice) {
        List<List<String>> numbers = new ArrayList<>();
        numbers.add(cells(notice.get("totals"), "comments", "accounts", "decisions", "groups", "storms"));
        notice.get("measures").forEach(row -> numbers.add(cells(row, "decisions", "comments", "accounts")));
        notice.get("labels").forEach(row -> numbers.add(cells(row, "decisions", "comments", "accounts")));
        notice.get("outcomes").forEach(row -> numbers.add(cells(row, "decisions")));
        notice.get("appeals").forEach(row -> numbers.add(cells(row, "appeals")));
        notice.get("queues").forEach(row -> numbers.add(cells(row, "cases")));
        if (!cells(notice.get("educations"), "byRule", "byPerson").equals(List.of("0", "0"))) {
            numbers.add(cells(notice.get("educations"), "byRule"));
            numbers.add(cells(notice.get("educations"), "byPerson"));
        }
        return numbers;
    }

    private static List<String> cells(JsonNode row, String... figures) {
        List<String> cells = new ArrayList<>();
        for (String figure : figures) {
            cells.add(row.hasNonNull(figure) ? row.get(figure).asText() : "—");
        }
        return cells;
    }

    /** The same of a page: what looks like a number, or stands where none is. */
    static List<List<String>> numbersOfPage(String page) {
        List<List<String>> numbers = new ArrayList<>();
        numbers.add(found(page, "<dd>([\\d,]+)</dd>"));
        for (String row : found(page, "(?s)<tr>(<th scope=\"row\".*?)</tr>")) {
            numbers.add(found(row, "<td>(.*?)</td>"));
        }
        return numbers;
    }

    static List<String> found(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).replace(",", "").replace("&lt;", "<"));
        }
        return found;
    }
}
