package io.touchline.handling.life;

import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.handling.PolicyError;
import io.touchline.handling.PolicyException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A policy's YAML as it comes over HTTP, and the problem that says what is wrong with it. */
final class PolicySource {

    static final String YAML = "application/yaml";

    private static final int MOST_ERRORS = 100;

    private PolicySource() {}

    /** Strictly: a replacement character would change a rule without a word. @throws ProblemException 400 */
    static String decode(byte[] body) {
        if (body == null || body.length == 0) {
            throw new ProblemException(400, "", "a YAML document is needed");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(400, "", "the body is not valid UTF-8");
        }
    }

    /** @param pointer where the source stands in the body */
    static ProblemException refused(PolicyException e, String pointer) {
        List<Problem.Error> errors = new ArrayList<>();
        e.errors().stream().limit(MOST_ERRORS).forEach(error -> errors.add(new Problem.Error(pointer, detail(error))));
        if (e.errors().size() > MOST_ERRORS) {
            errors.add(new Problem.Error(pointer, "and " + (e.errors().size() - MOST_ERRORS) + " more"));
        }
        return new ProblemException(Problem.of(422, errors));
    }

    private static String detail(PolicyError error) {
        String rule = error.rule().isEmpty() ? "" : ", rule " + error.rule();
        return "line " + error.line() + rule + ": " + error.reason();
    }
}
