package io.touchline.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.fuzz.DocumentedAnswers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients are made of: the document is held against OpenAPI 3.1 and against what the service takes. */
@QuarkusTest
class ApiDocumentTest {

    /** Flags, classes inside classes and what only Java has: classes with a name, possessive repeats, other anchors. */
    private static final Pattern NOT_OF_ECMA =
            Pattern.compile("\\(\\?[a-zA-Z>-]|\\[(?:\\\\.|[^\\\\\\[\\]])*\\[|&&|[*+?}]\\+|\\\\[pPhHvVRXAzZGQE]");

    private static final String HEX = "0123456789abcdef0123456789abcdef";

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\u3000",
            "\u00A0",
            "\t",
            "\r",
            "\0",
            "x\u0085",
            "x\uD83D",
            "\uDE00x",
            "\uDE00\uD83D",
            "one\ntwo",
            "one\r\ntwo",
            "x ",
            "好 😀",
            "😀",
            ".",
            "zh",
            "zh_CN",
            "zh-Hans-CN",
            "zh-",
            "zh\n",
            "as_" + HEX,
            "as_" + HEX + "0",
            "xas_" + HEX,
            "dec_" + HEX,
            "a".repeat(64),
            "a".repeat(65),
            "a".repeat(128),
            "a".repeat(129),
            "a".repeat(1_000),
            "a".repeat(1_001),
            "好".repeat(4_001));

    /** What JSON Schema has no short word for: blank and plain at once, and an id whose characters are plain. */
    private static final List<String> BLANK = List.of("", " ", "\u3000", "\t", "\r");

    private static final List<String> NO_ID = List.of(
            "\t", "\r", "\0", "x\u0085", "x\uD83D", "\uDE00x", "\uDE00\uD83D", "one\ntwo", "one\r\ntwo", ".", "zh\n");

    private static final List<String> NO_ID_BUT_NOT_BLANK =
            NO_ID.stream().filter(value -> !value.isBlank()).toList();

    /** Nor that a blank around a name makes no other person. */
    private static final List<String> NO_PERSON = Stream.concat(NO_ID_BUT_NOT_BLANK.stream(), Stream.of("x ", "\u00A0"))
            .toList();

    private static final String ASSESS = "POST /v1/assessments";
    private static final String STRIKE = "POST /v1/accounts/nobody/strikes";
    private static final String NOTICE = "POST /v1/notices";
    private static final String FEEDBACK = "POST /v1/feedback";
    private static final String APPEAL = "POST /v1/appeals";
    private static final String POLICY = "PUT /v1/policies/none";

    /** Bodies that lack what is required, so that none is carried out. */
    private static final Map<String, String> BODIES = Map.of(
            ASSESS,
            "{\"commentId\":%1$s,\"lang\":%1$s,\"author\":{\"id\":%1$s},\"thread\":{\"id\":%1$s},\"targetIds\":[%1$s]}",
            STRIKE,
            "{\"decidedBy\":%1$s,\"reason\":%1$s,\"assessmentId\":%1$s,\"caseId\":%1$s,\"decisionId\":%1$s}",
            NOTICE,
            "{\"title\":%1$s}",
            FEEDBACK,
            "{\"note\":%1$s}",
            APPEAL,
            "{\"decisionId\":%1$s,\"statement\":%1$s}",
            POLICY,
            "{\"note\":%1$s}");

    private static final List<Field> FIELDS = List.of(
            new Field(ASSESS, "/commentId", "AssessmentRequest", "/commentId", NO_ID),
            new Field(ASSESS, "/author/id", "Author", "/id", NO_ID),
            new Field(ASSESS, "/thread/id", "Thread", "/id", NO_ID),
            new Field(ASSESS, "/lang", "AssessmentRequest", "/lang", List.of()),
            new Field(ASSESS, "/targetIds/0", "AssessmentRequest", "/targetIds/items", List.of()),
            new Field(STRIKE, "/reason", "StrikeRequest", "/reason", BLANK),
            new Field(STRIKE, "/decidedBy", "StrikeRequest", "/decidedBy", NO_PERSON),
            new Field(STRIKE, "/caseId", "StrikeRequest", "/caseId", NO_ID_BUT_NOT_BLANK),
            new Field(STRIKE, "/decisionId", "StrikeRequest", "/decisionId", NO_ID_BUT_NOT_BLANK),
            new Field(STRIKE, "/assessmentId", "StrikeRequest", "/assessmentId", List.of()),
            new Field(NOTICE, "/title", "NoticeRequest", "/title", List.of()),
            new Field(FEEDBACK, "/note", "FeedbackRequest", "/note", List.of()),
            new Field(APPEAL, "/decisionId", "AppealRequest", "/decisionId", List.of()),
            new Field(APPEAL, "/statement", "AppealRequest", "/statement", BLANK),
            new Field(POLICY, "/note", "DraftRequest", "/note", List.of()));

    /** Lone surrogates have no bytes; as escapes they have. */
    private final ObjectMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonNode document;

    @BeforeEach
    void read() throws JsonProcessingException {
        document = json.readTree(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void tellsTheFormOfEveryParameter() {
        List<JsonNode> parameters = new ArrayList<>();
        document.findValues("parameters").forEach(list -> list.forEach(parameters::add));

        assertThat(parameters).hasSizeGreaterThan(100).allSatisfy(parameter -> assertThat(
                        parameter.path("schema").has("type")
                                || parameter.path("schema").has("$ref"))
                .as(parameter.toString())
                .isTrue());
        assertThat(parameters)
                .filteredOn(parameter -> parameter.path("name").asText().equals("limit"))
                .extracting(parameter -> parameter.path("schema"))
                .containsOnly(json.createObjectNode()
                        .put("type", "integer")
                        .put("minimum", 1)
                        .put("maximum", 200)
                        .put("default", 50));
    }

    @Test
    void writesPatternsAsEcmaHasThem() {
        List<String> patterns = document.findValues("pattern").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();

        assertThat(patterns).hasSizeGreaterThan(50).allSatisfy(pattern -> {
            assertThat(pattern).startsWith("^").endsWith("$");
            assertThat(NOT_OF_ECMA.matcher(pattern).find()).as(pattern).isFalse();
            Pattern.compile(pattern);
        });
    }

    @Test
    void takesWhatTheServiceTakes() throws JsonProcessingException {
        Map<Field, List<String>> taken = new TreeMap<>();
        Map<Field, List<String>> told = new TreeMap<>();
        for (Field field : FIELDS) {
            for (String value : VALUES) {
                boolean refused = refused(field.call(), value).contains(field.pointer());
                if (!refused) {
                    taken.computeIfAbsent(field, any -> new ArrayList<>()).add(value);
                }
                if (tells(field, value) && !(refused && field.serviceAlone().contains(value))) {
                    told.computeIfAbsent(field, any -> new ArrayList<>()).add(value);
                }
            }
        }

        assertThat(taken).hasSize(FIELDS.size());
        assertThat(told).isEqualTo(taken);
    }

    /** Every character of Unicode, since blank is something else to Java than to ECMA-262. */
    @Test
    void knowsWhatIsPlainAndWhatIsBlank() {
        Pattern plain = pattern(schema("AppealRequest", "/statement"));
        Pattern notBlank = pattern(schema("StrikeRequest", "/decidedBy"));
        List<String> otherwise = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(text -> plain.matcher(text).find() != isPlain(text)
                        || notBlank.matcher(text).find() == text.isBlank())
                .toList();

        assertThat(otherwise).isEmpty();
    }

    private static boolean isPlain(String character) {
        int type = Character.getType(character.codePointAt(0));
        return character.equals("\n")
                || character.equals("\r")
                || character.equals("\t")
                || type != Character.CONTROL && type != Character.SURROGATE;
    }

    @Test
    void tellsOfProblemsAndHeaders() {
        List<JsonNode> answers = new ArrayList<>();
        document.findValues("responses").stream()
                .map(of -> of.path("default").path("$ref"))
                .filter(JsonNode::isTextual)
                .forEach(answer -> answers.add(document.at(answer.textValue().substring(1))));

        assertThat(answers).hasSizeGreaterThan(80).allSatisfy(answer -> {
            assertThat(answer.path("description").asText()).contains("400", "405", "429", "503");
            assertThat(answer.path("headers").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("Allow", "Retry-After", "RateLimit", "RateLimit-Policy");
            assertThat(answer.path("headers")).allSatisfy(header -> assertThat(
                            document.at(header.path("$ref").asText().substring(1))
                                    .has("schema"))
                    .isTrue());
        });
        assertThat(document.at("/paths/~1v1~1assessments/post/responses/200/headers")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("RateLimit", "RateLimit-Policy");
    }

    @Test
    void requiresWhatIsAlwaysThere() {
        Map<String, List<String>> lacking = new TreeMap<>();
        document.at("/components/schemas").fields().forEachRemaining(schema -> {
            List<String> properties = names(schema.getValue().path("properties").fieldNames());
            properties.removeAll(required(schema.getValue()));
            if (schema.getKey().matches("Assessment|BatchAnswer|Page.*|Case.*View|MemberView|.*Report")) {
                lacking.put(schema.getKey(), properties);
            }
        });

        assertThat(lacking).hasSizeGreaterThan(10).allSatisfy((name, properties) -> assertThat(properties)
                .as(name)
                .isEmpty());
        assertThat(required(document.at("/components/schemas/Result"))).containsExactly("status");
        assertThat(required(document.at("/components/schemas/Held"))).containsExactly("caseId");
    }

    @Test
    void requiresOfABatchWhatTheServiceDoes() {
        Map<String, Integer> longest = Map.of("BatchRequest", 1_000, "TargetBatch", 5_000);

        assertThat(longest).allSatisfy((name, most) -> {
            assertThat(required(document.at("/components/schemas/" + name))).containsExactly("items");
            assertThat(schema(name, "/items/minItems").asInt()).isEqualTo(1);
            assertThat(schema(name, "/items/maxItems").asInt()).isEqualTo(most);
        });
    }

    @Test
    void tellsTheWordsOfTheMainAnswer() {
        Map<String, String> words = Map.ofEntries(
                Map.entry("/suggestion", "PASS"),
                Map.entry("/labels/category", "ACCOUNT"),
                Map.entry("/evidence/kind", "TERM"),
                Map.entry("/evidence/evasion", "LEET"),
                Map.entry("/modifiers/kind", "QUOTED"),
                Map.entry("/targets/matchedBy", "ALIAS"),
                Map.entry("/storms/level", "CALM"),
                Map.entry("/recommendations/scope", "CONTENT"),
                Map.entry("/recommendations/action", "FOLD"),
                Map.entry("/coordination/signals", "MET_BEFORE"));

        assertThat(words).allSatisfy((path, word) -> {
            JsonNode at = document.at("/components/schemas/Assessment");
            for (String step : path.substring(1).split("/")) {
                at = resolved(at.path("properties").path(step));
            }
            assertThat(at.path("type").toString()).as(path).contains("string");
            assertThat(at.path("enum")).as(path).extracting(JsonNode::asText).contains(word);
        });
    }

    @Test
    void requiresNothingThatAnswersLack() throws JsonProcessingException {
        DocumentedAnswers documented = new DocumentedAnswers(document);
        String name = Api.freshName();
        Api.registerAthlete(name);
        Response told = Api.assess(Api.comment(Api.fresh("c"), Api.fresh("u"), name + "就是个废*物，滚出国家队！"));
        List<String> paths = new ArrayList<>(names(document.path("paths").fieldNames()));
        paths.removeIf(path -> !document.path("paths").path(path).has("get"));

        assertThat(faults(documented, "POST /v1/assessments", told)).isEmpty();
        for (String path : paths) {
            String called = path.startsWith("/v1/assessments/")
                    ? path.replace("{id}", told.path("id"))
                    : path.startsWith("/v1/cases/") ? path.replace("{id}", told.path("caseId")) : path;
            if (!called.contains("{")) {
                Response answer = Api.call().get(called);
                assertThat(answer.statusCode()).as(path).isLessThan(500);
                assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
                assertThat(faults(documented, "GET " + path, answer)).as(path).isEmpty();
            }
        }
    }

    private static List<String> faults(DocumentedAnswers documented, String operation, Response answer)
            throws JsonProcessingException {
        return documented.faults(operation, answer.statusCode(), answer.contentType(), answer.asString());
    }

    /** A member's answer is the main one, but for the comment's id. */
    @Test
    void tellsWhatAMemberHolds() {
        JsonNode member = resolved(schema("MemberView", "/assessment"));
        JsonNode whole = document.at("/components/schemas/Assessment");
        List<String> expected = names(whole.path("properties").fieldNames());
        expected.remove("commentId");

        assertThat(names(member.path("properties").fieldNames())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(required(member)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** What an element, a reference, or one that may be null is told to be. */
    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            assertThat(schema.has("type")).as(schema.toString()).isFalse();
            return resolved(document.at(schema.path("$ref").asText().substring(1)));
        }
        if (schema.has("anyOf")) {
            return resolved(schema.at("/anyOf/0"));
        }
        return schema.has("items") ? resolved(schema.path("items")) : schema;
    }

    private static List<String> names(Iterator<String> names) {
        List<String> all = new ArrayList<>();
        names.forEachRemaining(all::add);
        return all;
    }

    private static List<String> required(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    private List<String> refused(String call, String value) throws JsonProcessingException {
        int blank = call.indexOf(' ');
        Response answer = Api.call()
                .body(BODIES.get(call).formatted(json.writeValueAsString(value)))
                .request(call.substring(0, blank), call.substring(blank + 1));
        assertThat(answer.statusCode()).as("%s: %s", call, answer.asString()).isEqualTo(422);
        return answer.jsonPath().getList("errors.pointer");
    }

    /** Whether a value is one that the document allows; patterns are looked for, as JSON Schema has it. */
    private boolean tells(Field field, String value) {
        JsonNode schema = schema(field.schema(), field.property());
        int length = value.codePointCount(0, value.length());
        return schema.path("type").asText().equals("string")
                && length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.has("pattern") || pattern(schema).matcher(value).find());
    }

    /** The end is Java's {@code \z}: its {@code $} also stands before a last line break. */
    private static Pattern pattern(JsonNode schema) {
        return Pattern.compile(schema.path("pattern").textValue().replaceFirst("\\$$", "\\\\z"));
    }

    private JsonNode schema(String name, String property) {
        return document.at("/components/schemas/" + name + "/properties" + property);
    }

    /**
     * @param pointer of its value in the body
     * @param property pointer of its schema among its class's properties
     * @param serviceAlone values that only the service refuses
     */
    private record Field(String call, String pointer, String schema, String property, List<String> serviceAlone)
            implements Comparable<Field> {

        @Override
        public int compareTo(Field other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return call + " " + pointer;
        }
    }
}
