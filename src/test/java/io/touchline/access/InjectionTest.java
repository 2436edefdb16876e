package io.touchline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.RawHttp;
import io.touchline.testsupport.Tokens;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** Nothing of a request becomes a header of the answer, a path on the disk, or a line of the log. */
@QuarkusTest
class InjectionTest {

    private static final String MARK = "zqx7mark";

    /** Percent-encoded, in the place of every id of a path. */
    private static final List<String> IDS = List.of(
            "a%0d%0aX-Evil:%20" + MARK,
            "..%2f..%2f..%2fetc%2fpasswd",
            "..%5c..%5cetc%5cpasswd",
            "%2e%2e%2fapplication.properties",
            "a%00b",
            "%27%3b%20DROP%20TABLE%20api_key%3b--",
            "%e2%80%ae" + MARK,
            "%ff%fe",
            "$%7bjndi:ldap:%2f%2f" + MARK + "%7d");

    @TestHTTPResource("/")
    URI service;

    @Test
    void takesIdsForIdsOnly() throws IOException {
        for (String endpoint : RoleTable.ofManual().keySet()) {
            if (!endpoint.contains("{")) {
                continue;
            }
            for (String id : IDS) {
                RawHttp.Answer answer = send(endpoint, id);

                assertThat(answer.status()).as("%s %s", endpoint, id).isLessThan(500);
                assertThat(answer.hasHeader("X-Evil")).isFalse();
                assertThat(answer.text()).doesNotContain("root:x:").doesNotContain("quarkus.");
            }
        }
    }

    @Test
    void logsNothingOfARequest() throws IOException {
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Recorder(logged);
        Logger root = LogManager.getLogManager().getLogger("");
        Level before = root.getLevel();
        root.addHandler(handler);
        root.setLevel(Level.INFO);
        try {
            for (String endpoint : RoleTable.ofManual().keySet()) {
                send(endpoint, MARK + "%0d%0a" + MARK);
            }
            String text = MARK + "\r\nERROR [root] forged " + MARK;
            Api.assess(Api.comment(Api.fresh(MARK), MARK, text));
            Api.call().body("{\"" + MARK + "\": " + MARK).post("/v1/assessments");
            Api.call().body(Map.of("items", List.of(Map.of(MARK, text)))).post("/v1/assessments/batch");
            given().header("X-Api-Key", MARK).get("/v1/cases");
            given().header("Authorization", "Bearer " + MARK).get("/v1/cases");
            for (String token : Set.of(
                    Tokens.of(MARK, "audit").signed(),
                    Tokens.of(MARK, "audit").signedByAnother(),
                    Tokens.of(MARK, "audit").with("iss", MARK).signed(),
                    Tokens.of(MARK, "audit").with("aud", MARK).signed(),
                    Tokens.of(MARK, "audit").with("namespace", MARK).signed(),
                    Tokens.of(MARK, "audit").withHeader("kid", MARK).signed(),
                    Tokens.of(MARK, MARK).with("exp", 1).signed(),
                    Tokens.of(MARK, MARK).withHeader("alg", "none").unsigned())) {
                given().header("Authorization", "Bearer " + token).get("/v1/cases");
            }
            Logger.getLogger("io.touchline.test").warning("the last line");
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }

        assertThat(logged).anyMatch(line -> line.contains("the last line"));
        assertThat(logged).noneMatch(line -> line.contains(MARK));
    }

    private RawHttp.Answer send(String endpoint, String id) throws IOException {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(method.length() + 1).replaceAll("\\{[^}]*}", id.replace("$", "\\$"));
        String body = method.equals("GET") ? "" : "{\"by\":\"" + MARK + "\",\"reason\":\"" + MARK + "\"}";
        return RawHttp.call(service, method, path, body);
    }

    /** Keeps what would be written, with the messages of exceptions. */
    private static final class Recorder extends Handler {

        private final List<String> lines;

        Recorder(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord entry) {
            StringBuilder line = new StringBuilder(
                    entry instanceof ExtLogRecord extended ? extended.getFormattedMessage() : entry.getMessage());
            for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                line.append('\n').append(cause);
            }
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
