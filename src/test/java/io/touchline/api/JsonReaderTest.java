package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private final JsonReader reader =
            new JsonReader(Validation.buildDefaultValidatorFactory().getValidator(), null);

    enum Verdict {
        CONFIRMED,
        @JsonProperty("not-at-all")
        HARMLESS
    }

    record Options(Integer deadlineMs, List<Integer> waits) {}

    record Flags(boolean minor, Boolean store, int members, Long limit, Double weight) {}

    record Order(String id, Verdict verdict, Options options, List<Options> others) {}

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "0x10", "00010", "-", "1.", "11111111111111111111111111111111111111111"})
    void pointsToTheNumberThatIsNone(String number) {
        String options = "{\"waits\":[1],\"deadlineMs\":" + number + "}";

        assertThat(refusal("{\"options\":" + options + "}").pointer()).isEqualTo("/options/deadlineMs");
        assertThat(refusal("{\"others\":[{}," + options + "]}").pointer()).isEqualTo("/others/1/deadlineMs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'a','id':'a'}|/id",
                "{'options':{'deadlineMs':1,'waits':[],'deadlineMs':1}}|/options/deadlineMs",
                "{'others':[{'waits':[],'waits':[]}]}|/others/0/waits"
            },
            quoteCharacter = '`')
    void namesTheRepeatedField(String body, String pointer) {
        Problem.Error refusal = refusal(body.replace('\'', '"'));

        assertThat(refusal.pointer()).isEqualTo(pointer);
        assertThat(refusal.detail()).startsWith("duplicate field");
    }

    @Test
    void pointsNoDeeperThanItReads() {
        assertThat(refusal("{\"id\":{\"a\":NaN}}").pointer()).isEqualTo("/id");
        assertThat(refusal("{\"id\":[[{\"a\":1,\"a\":1}]]}").pointer()).isEqualTo("/id");
        assertThat(refusal("{\"id\":\"a\",}").pointer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}{}|something follows the JSON document",
                "{} []|something follows the JSON document",
                "{}\\n\\n1|something follows the JSON document",
                "' '|a JSON document is needed",
                "'\\t\\n'|a JSON document is needed",
                "[]|wrong type: a JSON object is needed"
            })
    void saysWhatIsWrongWithTheBodyAsAWhole(String body, String detail) {
        Problem.Error refusal = refusal(body.translateEscapes());

        assertThat(refusal.pointer()).isEmpty();
        assertThat(refusal.detail()).isEqualTo(detail);
    }

    @Test
    void takesBlanksAroundTheDocument() {
        byte[] body = " {\"id\":\"a\"}\n ".getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(body, Order.class).id()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minor", "store", "members", "limit", "weight"})
    void takesNoTextForANumberOrATruthValue(String field) {
        for (String text : List.of("", " ", "\\t\\r\\n", "1", "true")) {
            byte[] body = "{\"%s\":\"%s\"}".formatted(field, text).getBytes(StandardCharsets.UTF_8);

            assertThat(catchThrowableOfType(ProblemException.class, () -> reader.read(body, Flags.class))
                            .problem())
                    .as(text)
                    .isEqualTo(Problem.of(400, List.of(new Problem.Error("/" + field, "wrong type or form"))));
        }
    }

    @Test
    void tellsTheWordsOfAClosedList() {
        assertThat(refusal("{\"verdict\":\"SPAM\"}"))
                .isEqualTo(new Problem.Error("/verdict", "must be one of [CONFIRMED, not-at-all]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0aa", "c1bf", "e080aa", "f08080aa", "eda080", "f4908080", "f5808080", "ff", "80", "c3"})
    void refusesWhatIsNoUtf8(String hex) {
        String bytes = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);

        for (String body : List.of("{'id':'a%s'}", "{'i%s':'a'}", "{'id':'%s'}")) {
            byte[] sent = body.replace('\'', '"').formatted(bytes).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(refused(sent, 0, sent.length).status()).as(body).isEqualTo(400);
            byte[] among =
                    ("[" + new String(sent, StandardCharsets.ISO_8859_1) + "]").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(refused(among, 1, sent.length).status()).as(body).isEqualTo(400);
        }
    }

    /** Exports of databases have an emoji as two surrogates of three bytes each, or a text cut in the middle of one. */
    @ParameterizedTest
    @ValueSource(strings = {"c0aa", "e080aa", "eda0bdedb880", "f4908080", "ff", "80", "c3", "e5ad"})
    void findsTheNeighboursOfAnElementThatIsNoUtf8(String hex) {
        String bad = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        String good = new String("{\"id\":\"知夏\"}".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String filler = ("{\"id\":\"" + "a".repeat(9_000) + "\"}");
        byte[] body = ("{\"items\": [" + good + ",{\"id\":\"x" + bad + "\"} , " + filler + "," + good + "]}")
                .getBytes(StandardCharsets.ISO_8859_1);

        List<JsonReader.Slice> slices = reader.elements(body, "items", 5);

        assertThat(slices).hasSize(4);
        for (int i : List.of(0, 3)) {
            JsonReader.Slice slice = slices.get(i);
            assertThat(reader.read(body, slice.offset(), slice.length(), Order.class)
                            .id())
                    .isEqualTo("知夏");
        }
        JsonReader.Slice filling = slices.get(2);
        assertThat(reader.read(body, filling.offset(), filling.length(), Order.class)
                        .id())
                .hasSize(9_000);
        assertThat(refused(body, slices.get(1).offset(), slices.get(1).length()).status())
                .isEqualTo(400);
        for (String around : List.of("{'items%s':[{}]}", "{'items':[{}]}%s", "{'items':[{},%s]}", "%s{'items':[{}]}")) {
            byte[] whole = around.replace('\'', '"').formatted(bad).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(catchThrowableOfType(ProblemException.class, () -> reader.elements(whole, "items", 5))
                            .problem()
                            .errors())
                    .as(around)
                    .containsExactly(new Problem.Error("", "the body is not valid UTF-8 JSON"));
        }
    }

    /** A parser's usual bound on names would take the neighbours with it. */
    @Test
    void findsTheNeighboursOfAnElementWithALongName() {
        String body = "{\"items\":[{\"id\":\"a\"},{\"" + "n".repeat(60_000) + "\":1},{\"id\":\"b\"}]}";

        assertThat(reader.elements(body.getBytes(StandardCharsets.UTF_8), "items", 5))
                .hasSize(3);
    }

    @Test
    void takesAllOfUnicode() {
        String id = "a\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";

        assertThat(reader.read(("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8), Order.class)
                        .id())
                .isEqualTo(id);
    }

    private Problem.Error refusal(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Problem problem = refused(bytes, 0, bytes.length);
        assertThat(problem.status()).isEqualTo(400);
        return problem.errors().get(0);
    }

    private Problem refused(byte[] body, int offset, int length) {
        return catchThrowableOfType(ProblemException.class, () -> reader.read(body, offset, length, Order.class))
                .problem();
    }
}
