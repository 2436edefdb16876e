package io.touchline.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Calls of the API as the local caller, for tests that run inside the service. */
public final class Api {

    /**
     * Characters of names, the same in simplified and traditional script, that stand in no lexicon. No two sound alike,
     * since names are recognised by their sound too.
     */
    private static final String RARE = "琰珺瑄璟霈煜昶翊翎玥珂琬沅沐洛淇涵澍濯芷芮苒茉荀蓁薇藿柚栩桉楹";

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    private Api() {}

    /** A request with the local key and a JSON body to come. */
    public static RequestSpecification call() {
        return call("local");
    }

    /** The same with another key. */
    public static RequestSpecification call(String key) {
        return given().header("X-Api-Key", key).contentType("application/json");
    }

    /** An id that no other test uses. */
    public static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A name of four characters that no other test of this run uses, and hardly one of an earlier run on the same data. */
    public static String freshName() {
        String name;
        do {
            name = rareName();
        } while (!NAMES.add(name));
        return name;
    }

    private static String rareName() {
        StringBuilder name = new StringBuilder("欧");
        for (int i = 0; i < 3; i++) {
            name.append(RARE.charAt(ThreadLocalRandom.current().nextInt(RARE.length())));
        }
        return name.toString();
    }

    /** Words that no other comment has, so many that a text with them is like no other one. */
    public static String freshWords() {
        return EverydayWords.some(20) + "。";
    }

    /** The smallest request. */
    public static Map<String, Object> comment(String commentId, String authorId, String text) {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("commentId", commentId);
        comment.put("text", text);
        comment.put("author", Map.of("id", authorId));
        return comment;
    }

    public static Response assess(Map<String, Object> comment) {
        return call().body(comment).post("/v1/assessments");
    }

    /** Registers an athlete and answers its new id. */
    public static String registerAthlete(String name, String... aliases) {
        String id = fresh("t");
        call().body(Map.of("name", name, "role", "ATHLETE", "aliases", List.of(aliases)))
                .put("/v1/targets/" + id)
                .then()
                .statusCode(200);
        return id;
    }
}
