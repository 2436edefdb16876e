package io.touchline.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovySystem;
import io.restassured.internal.path.json.JSONAssertion;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledPathsTest {

    private static final String ANSWER =
            """
            {"id": "as_1", "n": 7, "share": 0.25, "ok": true, "none": null, "size": 3, "content-type": "x", "class": "c",
             "deep": {"er": {"list": [1, 2, 3]}}, "items": [{"id": "a", "tags": ["x", "y"]}, {"id": "b"}]}
            """;

    /** As found in the tests: of values, lists, what is not there, names that Groovy reads otherwise. */
    private static final List<String> PATHS = List.of(
            "id",
            "n",
            "share",
            "ok",
            "none",
            "size",
            "'content-type'",
            "content-type",
            "class",
            "deep.er.list",
            "deep.er.list[1]",
            "deep.er.list[-1]",
            "deep.er.list[9]",
            "deep.er.list.max()",
            "items.id",
            "items[0].tags",
            "items.tags",
            "items[1].tags[0]",
            "items.size()",
            "items.find { it.id == 'b' }",
            "items.findAll { it.tags == null }.id",
            "items.find { it.nothing > n }",
            "missing",
            "missing.deeper",
            "deep.missing.deeper",
            "items[0].missing",
            "id.missing",
            "id[",
            "$",
            "");

    @Test
    void readsWhatIsReadWithoutIt() {
        List<String> without = read();

        CompiledPaths.keep();

        assertThat(read()).isEqualTo(without);
        assertThat(read()).isEqualTo(without);
    }

    @Test
    void compilesAPathOnceForAllAnswers() {
        CompiledPaths.keep();
        CompiledPaths.Keeping keeping =
                (CompiledPaths.Keeping) GroovySystem.getMetaClassRegistry().getMetaClass(JSONAssertion.class);
        JsonPath.from("{\"only\": {\"here\": 1}}").getInt("only.here");
        int before = keeping.size();

        assertThat(JsonPath.from("{\"only\": {\"here\": 2}}").getInt("only.here"))
                .isEqualTo(2);

        assertThat(keeping.size()).isEqualTo(before).isPositive();
    }

    private static List<String> read() {
        List<String> values = new ArrayList<>();
        for (String path : PATHS) {
            String told;
            try {
                Object value = JsonPath.from(ANSWER).get(path);
                told = value + (value == null ? "" : " " + value.getClass().getName());
            } catch (RuntimeException e) {
                told = e.getClass().getName();
            }
            values.add(path + ": " + told);
        }
        return values;
    }
}
