package io.touchline.casework.notice;

import static io.touchline.casework.notice.OpenedNotice.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.touchline.api.AccountErased;
import io.touchline.api.KeyedHash;
import io.touchline.testsupport.Api;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** Notices over HTTP, about cases of some past ten minutes that a test has to itself. */
abstract class NoticeScenario {

    /** A name that would be markup, were it not escaped. */
    static final String MARKUP = "\"><img src=x onerror=alert(1)>";

    @Inject
    DataSource database;

    @Inject
    KeyedHash hash;

    @Inject
    Event<AccountErased> erasure;

    final String name = Api.freshName();
    final List<String> authors = new ArrayList<>();
    DecidedCases past;
    String targetId;

    @BeforeEach
    void register() {
        targetId = Api.registerAthlete(name);
        past = new DecidedCases(database);
    }

    String author() {
        authors.add("时" + Api.fresh("雨") + "安");
        return authors.get(authors.size() - 1);
    }

    String insult(String author) {
        return insult(author, "");
    }

    String insult(String author, String more) {
        String caseId = past.comment(author, DecidedCases.insult(name) + more);
        assertThat(caseId).isNotNull();
        return caseId;
    }

    Map<String, Object> order(List<Map<String, Object>> cases) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("from", past.from().toString());
        order.put("to", past.to().toString());
        order.put("by", "moderator-7");
        order.put("cases", cases);
        return order;
    }

    static Map<String, Object> example(String caseId, boolean target, boolean quote) {
        return Map.of("caseId", caseId, "consent", Map.of("target", target, "quote", quote));
    }

    String draft(List<Map<String, Object>> cases) throws IOException {
        return json(post(order(cases), 201)).get("id").asText();
    }

    static Response post(Map<String, Object> order, int status) {
        Response response = Api.call().body(order).post("/v1/notices");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response;
    }

    static String published(String id) {
        assertThat(act(id, "publish", Map.of("by", "moderator-7")).statusCode()).isEqualTo(200);
        return id;
    }

    static Response act(String id, String step, Map<String, Object> body) {
        return Api.call().body(body).post("/v1/notices/" + id + '/' + step);
    }

    static Response get(String name) {
        return Api.call().get("/v1/notices/" + name);
    }

    static String mask(String name) {
        return name.charAt(0) + "**" + name.charAt(name.length() - 1);
    }
}
