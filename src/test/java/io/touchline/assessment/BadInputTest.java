package io.touchline.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.touchline.api.Problem;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not get in: a problem document with a pointer, no echo of the comment, nothing stored, nothing counted. */
@QuarkusTest
class BadInputTest {

    /** Stands in every text and id of the cases: no answer may repeat it. */
    private static final String MARK = "不可回显qz";

    @Inject
    DataSource database;

    @Inject
    RedisAPI redis;

    /**
     * One refused request.
     *
     * @param pointer of the first error; null where the problem has no place
     */
    record Case(String name, String method, String path, byte[] body, String[] headers, int status, String pointer) {

        static Case post(String name, String body, int status, String pointer) {
            return new Case(name, "POST", "/v1/assessments", utf8(body), new String[0], status, pointer);
        }

        static Case batch(String name, String body, int status, String pointer) {
            return new Case(name, "POST", "/v1/assessments/batch", utf8(body), new String[0], status, pointer);
        }

        static Case put(String name, String id, String body, int status, String pointer) {
            return new Case(name, "PUT", "/v1/targets/" + id, utf8(body), new String[0], status, pointer);
        }

        static Case get(String name, String path, int status, String pointer) {
            return new Case(name, "GET", path, null, new String[0], status, pointer);
        }

        /** Name and value in turn; a null value leaves the header out. */
        Case with(String... newHeaders) {
            return new Case(name, method, path, body, newHeaders, status, pointer);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"malformed", "rulesBroken", "edges", "batches", "targets", "queries"})
    void isRefusedWithoutATrace(Case refused) throws SQLException {
        List<Long> before = counts();

        Response response = send(refused);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(refused.status);
        assertThat(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(refused.status);
        assertThat(response.jsonPath().getString("type")).startsWith("urn:touchline:problem:");
        assertThat(response.jsonPath().getString("title")).isNotBlank();
        List<String> pointers = response.jsonPath().getList("errors.pointer", String.class);
        if (refused.pointer == null) {
            assertThat(pointers).isEmpty();
        } else {
            assertThat(pointers).first().isEqualTo(refused.pointer);
        }
        assertThat(response.asString())
                .doesNotContain(MARK)
                .doesNotContain("Exception")
                .doesNotContain("io.touchline");
        assertThat(counts()).as("rows and Redis keys").isEqualTo(before);
    }

    static Stream<Case> malformed() {
        return Stream.of(
                Case.post("empty body", "", 400, ""),
                Case.post("not JSON", MARK, 400, ""),
                Case.post("cut off", "{\"commentId\":\"" + MARK + "\",\"text\":\"", 400, "/text"),
                Case.post("null", "null", 400, ""),
                Case.post("array", "[]", 400, ""),
                Case.post("string", "\"" + MARK + "\"", 400, ""),
                Case.post("number", "5", 400, ""),
                Case.post("something after the document", comment() + "{}", 400, ""),
                Case.post("single quotes", comment().replace('"', '\''), 400, ""),
                Case.post("trailing comma", "{\"commentId\":\"a\",}", 400, ""),
                Case.post("not a number", "{\"commentId\":NaN}", 400, "/commentId"),
                Case.post(
                        "duplicate field",
                        comment().replace("{\"commentId\"", "{\"text\":\"x\",\"commentId\""),
                        400,
                        "/text"),
                Case.post("unknown field", with("\"comment\":\"" + MARK + "\""), 400, "/comment"),
                Case.post("unknown nested field", with("\"options\":{\"dryRun\":true}"), 400, "/options/dryRun"),
                Case.post("a field name to escape", with("\"a/b~c\":1"), 400, "/a~1b~0c"),
                Case.post("number for a string", comment().replace("\"" + MARK + "c\"", "5"), 400, "/commentId"),
                Case.post("boolean for a text", text("true"), 400, "/text"),
                Case.post("object for a text", text("{}"), 400, "/text"),
                Case.post("string for an object", with("\"thread\":\"" + MARK + "\""), 400, "/thread"),
                Case.post("string for a list", with("\"targetIds\":\"a\""), 400, "/targetIds"),
                Case.post("number in a list of strings", with("\"targetIds\":[5]"), 400, "/targetIds/0"),
                Case.post("string for a boolean", with("\"options\":{\"store\":\"true\"}"), 400, "/options/store"),
                Case.post(
                        "fraction for a number", with("\"options\":{\"deadlineMs\":10.5}"), 400, "/options/deadlineMs"),
                Case.post(
                        "string for a number", with("\"options\":{\"deadlineMs\":\"50\"}"), 400, "/options/deadlineMs"),
                Case.post("a number as a moment", with("\"postedAt\":1754229600"), 400, "/postedAt"),
                Case.post("a moment without offset", with("\"postedAt\":\"2026-08-03T14:00:00\""), 400, "/postedAt"),
                Case.post("a day that is not", with("\"postedAt\":\"2026-02-30T14:00:00Z\""), 400, "/postedAt"),
                Case.post(
                        "nested too deeply",
                        with("\"thread\":" + "[".repeat(5_000) + "]".repeat(5_000)),
                        400,
                        "/thread"),
                Case.post("a name of 300", with("\"" + "n".repeat(300) + "\":1"), 400, ""),
                Case.post("100,000 brackets", "[".repeat(100_000), 400, ""),
                bytes(Case.post("bad UTF-8", text("\"**\""), 400, "/text"), 0xff, 0xff),
                bytes(Case.post("overlong", text("\"**\""), 400, ""), 0xc0, 0xaa),
                bytes(Case.post("overlong in an id", commentId("**"), 400, ""), 0xc0, 0xaa),
                new Case("UTF-16", "POST", "/v1/assessments", utf16(comment()), new String[0], 400, ""));
    }

    static Stream<Case> rulesBroken() {
        return Stream.of(
                Case.post("nothing given", "{}", 422, "/author"),
                Case.post("no text", "{\"commentId\":\"a\",\"author\":{\"id\":\"u\"}}", 422, "/text"),
                Case.post("no author id", "{\"commentId\":\"a\",\"text\":\"x\",\"author\":{}}", 422, "/author/id"),
                Case.post("null text", text("null"), 422, "/text"),
                Case.post("empty text", text("\"\""), 422, "/text"),
                Case.post("text of 10,001 units", text("\"" + "字".repeat(10_001) + "\""), 422, "/text"),
                Case.post("empty comment id", commentId(""), 422, "/commentId"),
                Case.post("comment id of 129", commentId("x".repeat(129)), 422, "/commentId"),
                Case.post("comment id that is a dot", commentId("."), 422, "/commentId"),
                Case.post("author id of two dots", author(".."), 422, "/author/id"),
                Case.post("thread id of two dots", with("\"thread\":{\"id\":\"..\"}"), 422, "/thread/id"),
                Case.post("line break in an id", commentId("a\\nb"), 422, "/commentId"),
                Case.post("NUL in an id", commentId("a\\u0000"), 422, "/commentId"),
                Case.post("lone high surrogate in an id", commentId("a\\ud83d"), 422, "/commentId"),
                Case.post("lone low surrogate in an id", author("\\udc36x"), 422, "/author/id"),
                Case.post(
                        "control character in a thread id", with("\"thread\":{\"id\":\"\\u0007\"}"), 422, "/thread/id"),
                Case.post(
                        "empty parent id",
                        with("\"thread\":{\"parent\":{\"commentId\":\"\"}}"),
                        422,
                        "/thread/parent/commentId"),
                Case.post(
                        "parent text too long",
                        with("\"thread\":{\"parent\":{\"text\":\"" + "长".repeat(10_001) + "\"}}"),
                        422,
                        "/thread/parent/text"),
                Case.post("language that is none", with("\"lang\":\"中文\""), 422, "/lang"),
                Case.post("21 targets", with("\"targetIds\":[" + "\"a\",".repeat(20) + "\"a\"]"), 422, "/targetIds"),
                Case.post("target id in capitals", with("\"targetIds\":[\"a\",\"Lin\"]"), 422, "/targetIds/1"),
                Case.post("null target id", with("\"targetIds\":[null]"), 422, "/targetIds/0"),
                Case.post(
                        "unknown policy",
                        with("\"options\":{\"policyId\":\"" + MARK + "\"}"),
                        422,
                        "/options/policyId"),
                Case.post("deadline of 9 ms", with("\"options\":{\"deadlineMs\":9}"), 422, "/options/deadlineMs"),
                Case.post(
                        "deadline of 10,001 ms",
                        with("\"options\":{\"deadlineMs\":10001}"),
                        422,
                        "/options/deadlineMs"),
                Case.post(
                        "deadline that no int holds",
                        with("\"options\":{\"deadlineMs\":3000000000}"),
                        422,
                        "/options/deadlineMs"),
                Case.post(
                        "deadline that no long holds",
                        with("\"options\":{\"deadlineMs\":99999999999999999999}"),
                        422,
                        "/options/deadlineMs"),
                Case.post("posted in the year 5", with("\"postedAt\":\"0005-01-01T00:00:00Z\""), 422, "/postedAt"),
                Case.post("posted in the year 9999", with("\"postedAt\":\"9999-12-31T23:59:59Z\""), 422, "/postedAt"),
                Case.post(
                        "display name of 257",
                        comment().replace("\"id\":\"u\"", "\"id\":\"u\",\"displayName\":\"" + "名".repeat(257) + "\""),
                        422,
                        "/author/displayName"));
    }

    static Stream<Case> edges() {
        return Stream.of(
                Case.post("no key", comment(), 401, null).with("X-Api-Key", null),
                Case.post("wrong key", comment(), 401, null).with("X-Api-Key", MARK),
                Case.post("wrong key beside a right bearer", comment(), 401, null)
                        .with("X-Api-Key", "no", "Authorization", "Bearer local"),
                Case.post("basic authorization", comment(), 401, null)
                        .with("X-Api-Key", null, "Authorization", "Basic bG9jYWw="),
                Case.get("no key on an unknown path", "/v1/nothing", 401, null).with("X-Api-Key", null),
                Case.post("form", comment(), 415, null).with("Content-Type", "application/octet-stream"),
                Case.post("plain text", comment(), 415, null).with("Content-Type", "text/plain"),
                Case.batch("no type", comment(), 415, null).with("Content-Type", "not a type"),
                Case.batch("two types", comment(), 415, null).with("Content-Type", "application/json,text/plain"),
                Case.post("gzip", comment(), 415, "").with("Content-Encoding", "gzip"),
                Case.batch("brotli", comment(), 415, "").with("Content-Encoding", "br"),
                Case.post("no acceptable type", comment(), 406, null).with("Accept", "not a type"),
                new Case("wrong method", "DELETE", "/v1/assessments", null, new String[0], 405, null),
                Case.get("unknown path", "/v1/nothing", 404, null),
                Case.post("300 kB", text("\"" + "长".repeat(100_000) + "\""), 413, ""),
                new Case("10 MB", "POST", "/v1/assessments", new byte[10_000_000], new String[0], 413, ""));
    }

    static Stream<Case> batches() {
        String thousandAndOne = Stream.generate(BadInputTest::comment)
                .limit(1_001)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return Stream.of(
                Case.batch("batch that is a list", "[" + comment() + "]", 400, ""),
                Case.batch("batch without items", "{}", 422, "/items"),
                Case.batch("batch of none", "{\"items\":[]}", 422, "/items"),
                Case.batch("items that are an object", "{\"items\":{}}", 400, "/items"),
                Case.batch("unknown field beside items", "{\"items\":[" + comment() + "],\"mode\":1}", 400, "/mode"),
                bytes(Case.batch("overlong name", "{\"item**\":[" + comment() + "]}", 400, ""), 0xc1, 0xb3),
                Case.batch("items twice", "{\"items\":[" + comment() + "],\"items\":[]}", 400, "/items"),
                Case.batch("1,001 items", "{\"items\":[" + thousandAndOne + "]}", 422, "/items"),
                Case.batch("batch cut off", "{\"items\":[" + comment() + ",", 400, ""),
                Case.batch("something after the batch", "{\"items\":[" + comment() + "]} x", 400, ""));
    }

    static Stream<Case> targets() {
        String good = "{\"name\":\"" + MARK + "\",\"role\":\"ATHLETE\"}";
        return Stream.of(
                Case.put("target id in capitals", "Lin", good, 422, "/id"),
                Case.put("target without role", "lin", "{\"name\":\"林知夏\"}", 422, "/role"),
                Case.put("unknown role", "lin", good.replace("ATHLETE", "GOAT"), 400, "/role"),
                Case.put("role as a number", "lin", good.replace("\"ATHLETE\"", "0"), 400, "/role"),
                Case.put("blank name", "lin", "{\"name\":\" \",\"role\":\"COACH\"}", 422, "/name"),
                Case.put(
                        "alias of one character",
                        "lin",
                        "{\"name\":\"林知夏\",\"role\":\"COACH\",\"aliases\":[\"知夏\",\"夏\"]}",
                        422,
                        "/aliases/1"),
                Case.put(
                        "derogatory name of symbols",
                        "lin",
                        "{\"name\":\"林知夏\",\"role\":\"COACH\",\"derogatoryNames\":[\"***\"]}",
                        422,
                        "/derogatoryNames/0"),
                new Case(
                        "wrong target in a batch",
                        "POST",
                        "/v1/targets/batch",
                        utf8("{\"items\":[{\"id\":\"lin\"," + good.substring(1) + ",{\"id\":\"Lin\","
                                + good.substring(1) + "]}"),
                        new String[0],
                        422,
                        "/items/1/id"),
                Case.put("id in the body", "lin", "{\"id\":\"lin\",\"name\":\"林知夏\",\"role\":\"COACH\"}", 400, "/id"),
                new Case(
                        "archive of an unknown target",
                        "DELETE",
                        "/v1/targets/nobody-at-all",
                        null,
                        new String[0],
                        404,
                        null),
                Case.get("unknown target", "/v1/targets/nobody-at-all", 404, null),
                Case.get("NUL in a target id", "/v1/targets/a%00b", 404, null),
                new Case("archive of NUL", "DELETE", "/v1/targets/%00", null, new String[0], 404, null),
                Case.get("cursor of NUL", "/v1/targets?cursor=AA", 422, "/cursor"));
    }

    static Stream<Case> queries() {
        return Stream.of(
                Case.get("unknown assessment", "/v1/assessments/as_00000000000070008000000000000000", 404, null),
                Case.get("id that is none", "/v1/assessments/1", 404, null),
                Case.get("misspelt filter", "/v1/assessments?autorId=u", 400, "/autorId"),
                Case.get("limit that is no number", "/v1/assessments?limit=ten", 400, "/limit"),
                Case.get("a filter twice", "/v1/assessments?authorId=u&authorId=v", 400, "/authorId"),
                Case.get("limit of 0", "/v1/assessments?limit=0", 422, "/limit"),
                Case.get("limit of 201", "/v1/targets?limit=201", 422, "/limit"),
                Case.get("foreign cursor", "/v1/assessments?cursor=" + "YWJj", 422, "/cursor"),
                Case.get("cursor that is no base64", "/v1/targets?cursor=!!", 422, "/cursor"),
                Case.get("from that is no moment", "/v1/assessments?from=yesterday", 400, "/from"),
                Case.get(
                        "from after to",
                        "/v1/assessments?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z",
                        422,
                        "/from"),
                Case.get("empty comment id as filter", "/v1/assessments?commentId=", 422, "/commentId"),
                Case.get("target id in capitals as filter", "/v1/assessments?targetId=Lin", 422, "/targetId"));
    }

    private Response send(Case refused) {
        List<String> headers = new ArrayList<>(List.of("X-Api-Key", "local", "Content-Type", "application/json"));
        for (int i = 0; i < refused.headers.length; i += 2) {
            int known = headers.indexOf(refused.headers[i]);
            if (known >= 0) {
                headers.subList(known, known + 2).clear();
            }
            headers.addAll(Arrays.asList(refused.headers[i], refused.headers[i + 1]));
        }
        RequestSpecification request = given();
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i + 1) != null && !(headers.get(i).equals("Content-Type") && refused.body == null)) {
                request.header(headers.get(i), headers.get(i + 1));
            }
        }
        if (refused.body != null) {
            request.body(refused.body);
        }
        return request.request(refused.method, refused.path);
    }

    private List<Long> counts() throws SQLException {
        List<Long> counts = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table :
                    List.of("assessment", "assessment_target", "comment_text", "comment_ledger", "account", "target")) {
                try (ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                    row.next();
                    counts.add(row.getLong(1));
                }
            }
        }
        counts.add(redisKeys());
        return counts;
    }

    /** With those whose time was over: keys of other tests end in the middle of this one. */
    private long redisKeys() {
        long there = redis.dbsize().await().indefinitely().toLong();
        String stats = redis.info(List.of("stats")).await().indefinitely().toString();
        return there
                + stats.lines()
                        .filter(line -> line.startsWith("expired_keys:"))
                        .mapToLong(line -> Long.parseLong(line.substring("expired_keys:".length())))
                        .sum();
    }

    private static String comment() {
        return "{\"commentId\":\"" + MARK + "c\",\"text\":\"" + MARK + "\",\"author\":{\"id\":\"u\"}}";
    }

    private static String with(String field) {
        return comment().replaceFirst("\\{", "{" + field.replace("\\", "\\\\") + ",");
    }

    private static String text(String json) {
        return comment().replace("\"text\":\"" + MARK + "\"", "\"text\":" + json);
    }

    private static String commentId(String id) {
        return comment().replace(MARK + "c", id);
    }

    private static String author(String id) {
        return comment().replace("\"id\":\"u\"", "\"id\":\"" + id + "\"");
    }

    /** Two bytes for the two stars of a body. */
    private static Case bytes(Case of, int first, int second) {
        String body = new String(of.body, StandardCharsets.ISO_8859_1)
                .replace("**", String.valueOf(new char[] {(char) first, (char) second}));
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        return new Case(of.name, of.method, of.path, bytes, of.headers, of.status, of.pointer);
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
