package io.touchline.platform;

import static io.restassured.RestAssured.given;
import static io.touchline.testsupport.Api.call;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.Problem;
import io.touchline.testsupport.Api;
import io.touchline.testsupport.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request lines that no client of good manners sends, but anybody can. */
@QuarkusTest
class RequestLineFilterTest {

    private static final String ERASURE = "{\"by\":\"dpo\",\"reason\":\"asked for\"}";

    @TestHTTPResource("/")
    URI service;

    /** The framework drops it with all that follows it, so that it would be another account that is erased. */
    @Test
    void aSemicolonOfAnIdErasesNobodyElse() throws IOException {
        String author = fresh("u");
        Api.assess(Api.comment(fresh("c"), author, "好球")).then().statusCode(200);
        String comments = "/v1/assessments?authorId=" + author;

        for (String path : List.of("/v1/accounts/" + author + ";7/erasure", "//v1/accounts/" + author + ";7/erasure")) {
            RawHttp.Answer answer = RawHttp.call(service, "POST", path, ERASURE);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.text())
                    .contains(Problem.MEDIA_TYPE, "written as %3B")
                    .doesNotContain(author);
            assertThat(answer.hasHeader("X-Request-Id")).isTrue();
        }
        assertThat(Api.call().get(comments).jsonPath().getList("items")).hasSize(1);

        assertThat(RawHttp.call(service, "POST", "/v1/accounts/" + author + "%3B7/erasure", ERASURE)
                        .status())
                .isEqualTo(200);
        assertThat(Api.call().get(comments).jsonPath().getList("items")).hasSize(1);
    }

    /** The framework reads each octet as a letter of its own, so that it would be another account. */
    @Test
    void whatIsNotEscapedErasesNobodyElse() throws IOException {
        for (String id : List.of("Jos\u00e9", "\u6797\u77e5\u590f")) {
            RawHttp.Answer answer = RawHttp.call(service, "POST", "/v1/accounts/" + id + "/erasure", ERASURE);
            assertThat(answer.status()).as(id).isEqualTo(400);
        }
        assertThat(RawHttp.call(service, "GET", "/v1/assessments?authorId=Jos\u00e9", "")
                        .text())
                .contains("HTTP/1.1 400", Problem.MEDIA_TYPE, "is escaped");
    }

    @Test
    void anIdWithASemicolonIsFound() {
        String author = fresh("u") + ";7%";
        Api.assess(Api.comment(fresh("c"), author, "好球")).then().statusCode(200);

        Api.call().get("/v1/accounts/{id}", author).then().statusCode(200).body("accountId", equalTo(author));
        assertThat(Api.call()
                        .queryParam("authorId", author)
                        .get("/v1/assessments")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }

    /** A list of somebody else's would be answered, or one page of it. */
    @Test
    void aSemicolonOfAQueryEndsNoId() throws IOException {
        for (String query : List.of("authorId=u;", "authorId=u;limit=1", "targetId=t;7")) {
            assertThat(RawHttp.call(service, "GET", "/v1/assessments?" + query, "")
                            .status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void anEscapeThatIsNoneIsMalformed() throws IOException {
        for (String target : List.of(
                "/v1/accounts/50%",
                "/a%zz", "/v1/assessments?authorId=50%", "/v1/cases?cursor=%%%", "//[::1%zz]/v1/cases")) {
            RawHttp.Answer answer = RawHttp.call(service, "GET", target, "");
            assertThat(answer.status()).as(target).isEqualTo(400);
            assertThat(answer.text()).contains(Problem.MEDIA_TYPE, "written as %25");
        }
    }

    /** Neither the router nor a filter of the framework's gets to answer, or to log, any of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/accounts/u-1 HTTP/1.1\r\n",
                "GET /v1/accounts/u-1 HTTP/1.1\r\nHost: a b\r\n",
                "GET v1/accounts/u-1 HTTP/1.1\r\nHost: touchline\r\n",
                "GET ?authorId=u-1 HTTP/1.1\r\nHost: touchline\r\n",
                "GET /v1/accounts/u^1 HTTP/1.1\r\nHost: touchline\r\n",
                "GET /v1/accounts/u|1 HTTP/1.1\r\nHost: touchline\r\n"
            })
    void whatIsNoRequestOfHttpIsAProblem(String head) throws IOException {
        RawHttp.Answer answer = RawHttp.send(service, head + "X-Api-Key: local\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(Problem.MEDIA_TYPE).doesNotContain("stack", "u-1", "u^1");
        assertThat(answer.hasHeader("X-Request-Id")).isTrue();
    }

    /** No character of a path is one that a pattern of labels passes over. */
    @Test
    void aPathThatIsNoneMakesNoLabel() throws IOException {
        for (String path : List.of("/\u0085strange", "/v1/\u0085strange", "/v1/accounts/\u0085strange")) {
            try (Socket socket = new Socket(service.getHost(), service.getPort())) {
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: touchline\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 400 ");
            }
        }

        assertThat(call().get("/q/metrics").asString())
                .contains("uri=\"/other\"")
                .doesNotContain("strange");
    }

    /** It would be read as U+FFFD: an id that is somebody's, or nobody's. */
    @Test
    void whatIsEscapedIsUtf8() throws IOException {
        String author = fresh("u");
        Api.assess(Api.comment(fresh("c"), author + '\uFFFD', "好球")).then().statusCode(200);

        for (String octets : List.of("%ff", "%e4%bd", "%C0%AF", "%ed%a0%80", "%a0", "%e4%bd%41")) {
            RawHttp.Answer path = RawHttp.call(service, "GET", "/v1/accounts/" + author + octets, "");
            assertThat(path.status()).as(octets).isEqualTo(400);
            assertThat(path.text()).contains(Problem.MEDIA_TYPE, "is UTF-8").doesNotContain(author);
            assertThat(RawHttp.call(service, "GET", "/v1/assessments?authorId=" + author + octets, "")
                            .status())
                    .as(octets)
                    .isEqualTo(400);
        }
        assertThat(RawHttp.call(service, "POST", "/v1/accounts/" + author + "%ff/erasure", ERASURE)
                        .status())
                .isEqualTo(400);
        assertThat(RawHttp.call(service, "GET", "/v1/accounts/" + author + "%ef%bf%bd", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void leavesTheRestAlone() throws IOException {
        given().get("/q/health/ready").then().statusCode(200);
        assertThat(RawHttp.call(service, "GET", "/q/openapi?x=;&format=json", "")
                        .status())
                .isEqualTo(200);
    }
}
