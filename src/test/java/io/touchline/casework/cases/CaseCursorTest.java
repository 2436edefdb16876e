package io.touchline.casework.cases;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.PageRequest;
import io.touchline.testsupport.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor is not signed: what somebody made of one is refused, and no fault of the database. */
@QuarkusTest
class CaseCursorTest {

    private static final String ID = "~case_00000000000070008000000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1~+1000000-01-01T00:00:00Z" + ID,
                "1~-1000000-01-01T00:00:00Z" + ID,
                "1~+1000000000-12-31T23:59:59.999999999Z" + ID,
                "1~yesterday" + ID,
                "1~2026-01-01T00:00:00Z~case_1",
                "first~2026-01-01T00:00:00Z" + ID
            })
    void isOfThisList(String forged) {
        Api.call()
                .queryParam("cursor", PageRequest.of("/v1/cases", null, null).cursorAfter(forged))
                .get("/v1/cases")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-01-01T00:00:00.123456Z", "9999-12-31T23:59:59Z"})
    void mayBeOfAnyMomentThatCasesHave(String moment) {
        Api.call()
                .queryParam("cursor", PageRequest.of("/v1/cases", null, null).cursorAfter("1~" + moment + ID))
                .get("/v1/cases")
                .then()
                .statusCode(200);
    }
}
