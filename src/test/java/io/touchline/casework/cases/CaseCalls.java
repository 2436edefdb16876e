package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.EverydayWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What moderators send, as the local caller. */
final class CaseCalls {

    private static final String INSULT = "就是个废物，别上场了！";

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseCalls() {}

    /** What opens a case and what a rule educates for, in words that nobody else says. */
    static String insult(String name) {
        return EverydayWords.some(12) + "。" + name + INSULT;
    }

    /** An insult that opens a case, or joins an open one. */
    static JsonPath insult(String author, String name) {
        JsonPath told = said(author, insult(name));
        assertThat(told.getString("caseId")).as("the case of an insult").isNotNull();
        return told;
    }

    private static JsonPath said(String author, String text) {
        Map<String, Object> comment = Api.comment(Api.fresh("c"), author, text);
        // The first comment of a service that has just started may take long.
        comment.put("options", Map.of("deadlineMs", 10_000));
        return Api.assess(comment).then().statusCode(200).extract().jsonPath();
    }

    static String openCase(String name) {
        return insult(Api.fresh("u"), name).getString("caseId");
    }

    static Response claim(String caseId, String by) {
        return Api.call().body(Map.of("by", by)).post("/v1/cases/{id}/claim", caseId);
    }

    static Response decide(String caseId, Map<String, Object> decision) {
        return Api.call().body(decision).post("/v1/cases/{id}/decision", caseId);
    }

    static Map<String, Object> decision(String by, String outcome, String... measures) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("by", by);
        decision.put("outcome", outcome);
        if (measures.length > 0) {
            decision.put("measures", List.of(measures));
        }
        decision.put("reason", "looked at all of it");
        return decision;
    }

    /** Claims a case and upholds what was recommended. @return id of the decision */
    static String upheld(String caseId, String by) {
        claim(caseId, by).then().statusCode(200);
        return decide(caseId, decision(by, "UPHOLD"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response undo(String decisionOrBulkId, String by) {
        return Api.call()
                .body(Map.of("by", by, "reason", "taken too fast"))
                .post("/v1/decisions/{id}/undo", decisionOrBulkId);
    }

    static JsonPath get(String caseId) {
        return Api.call()
                .get("/v1/cases/{id}", caseId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath account(String author) {
        return Api.call().get("/v1/accounts/{id}", author).jsonPath();
    }

    /** Measures of the strikes that stand against an account. */
    static List<String> standing(String author) {
        return account(author).getList("standing.strikes.findAll { it.revokedAt == null }.action", String.class);
    }

    /** All items of a list, page by page. Long ones, which REST Assured takes seconds a page to read. */
    static List<Map<String, Object>> all(String path) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            byte[] answer = Api.call()
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .queryParam("limit", 200)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            Items page = read(answer);
            items.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return items;
    }

    private record Items(List<Map<String, Object>> items, String nextCursor) {}

    private static Items read(byte[] answer) {
        try {
            return JSON.readValue(answer, Items.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
