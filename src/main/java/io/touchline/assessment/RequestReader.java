package io.touchline.assessment;

import io.touchline.api.BodyLimits;
import io.touchline.api.JsonReader;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.handling.PolicyService;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads assessment requests and checks all that can be checked without the comment's surroundings. */
@Singleton
class RequestReader {

    static final int MAX_BATCH = 1_000;
    private static final byte[] AUTHOR = "\"author\"".getBytes(StandardCharsets.US_ASCII);

    private final JsonReader json;
    private final PolicyService policies;

    RequestReader(JsonReader json, PolicyService policies) {
        this.json = json;
        this.policies = policies;
    }

    /** One item of a batch. */
    sealed interface Item {

        record Valid(AssessmentRequest request) implements Item {}

        record Invalid(Problem problem) implements Item {}
    }

    /** @throws ProblemException 400 or 422 */
    AssessmentRequest one(byte[] body) {
        return checked(json.request(body, AssessmentRequest.class));
    }

    /** @throws ProblemException 400 or 422 if the batch around the items is at fault */
    List<Item> batch(byte[] body) {
        List<Item> items = new ArrayList<>();
        for (JsonReader.Slice slice : json.elements(BodyLimits.checked(body, BodyLimits.BATCH), "items", MAX_BATCH)) {
            items.add(item(body, slice));
        }
        return items;
    }

    /**
     * How many comments a batch looks to have, told without reading it: whom there is no room for is to cost little. Each
     * has one author, and a member's name has no escapes unless somebody means to hide it, who is refused later.
     */
    static int items(byte[] body) {
        int items = 0;
        for (int i = 0; body != null && i + AUTHOR.length < body.length; i++) {
            if (body[i] == '"' && Arrays.equals(body, i, i + AUTHOR.length, AUTHOR, 0, AUTHOR.length)) {
                i += AUTHOR.length;
                while (i < body.length && body[i] <= ' ' && body[i] >= 0) {
                    i++;
                }
                items += i < body.length && body[i] == ':' ? 1 : 0;
            }
        }
        return items;
    }

    /** One line of a stream; its pointers count from it. */
    Item line(byte[] line) {
        return item(line, new JsonReader.Slice(0, line.length));
    }

    static List<AssessmentRequest> valid(List<Item> items) {
        return items.stream()
                .filter(Item.Valid.class::isInstance)
                .map(item -> ((Item.Valid) item).request())
                .toList();
    }

    private Item item(byte[] body, JsonReader.Slice slice) {
        if (slice.length() > BodyLimits.ONE) {
            return new Item.Invalid(BodyLimits.tooLarge(BodyLimits.ONE));
        }
        try {
            return new Item.Valid(checked(json.read(body, slice.offset(), slice.length(), AssessmentRequest.class)));
        } catch (ProblemException e) {
            return new Item.Invalid(e.problem());
        }
    }

    private AssessmentRequest checked(AssessmentRequest request) {
        request.policyId().filter(id -> policies.find(id).isEmpty()).ifPresent(id -> {
            throw new ProblemException(422, "/options/policyId", "there is no such policy");
        });
        return request;
    }
}
