package io.touchline.target;

import io.touchline.api.BodyLimits;
import io.touchline.api.JsonReader;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads many targets that come in together or not at all, so that a list with a mistake in it does not leave half of a
 * team unprotected. Each is read as the single call reads it.
 */
final class TargetBatchReader {

    static final int MOST = 5_000;

    private static final String ITEMS = "items";

    private final JsonReader json;
    private final TargetNameRules nameRules;

    TargetBatchReader(JsonReader json, TargetNameRules nameRules) {
        this.json = json;
        this.nameRules = nameRules;
    }

    /** @throws ProblemException 400 or 422 with a pointer to each fault of each target, to the first hundred at most */
    List<RegisteredTarget> read(byte[] body) {
        List<JsonReader.Slice> slices = json.elements(BodyLimits.checked(body, BodyLimits.TARGETS), ITEMS, MOST);
        List<RegisteredTarget> targets = new ArrayList<>(slices.size());
        Set<String> ids = new HashSet<>();
        List<Problem.Error> errors = new ArrayList<>();
        int status = 422;
        for (int i = 0; i < slices.size() && errors.size() < TargetNameRules.MOST_ERRORS; i++) {
            try {
                targets.add(target(body, slices.get(i), ids));
            } catch (ProblemException e) {
                String item = "/" + ITEMS + "/" + i;
                e.problem().errors().stream()
                        .map(error -> new Problem.Error(item + error.pointer(), error.detail()))
                        .forEach(errors::add);
                status = Math.min(status, e.problem().status());
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.of(status, errors.subList(0, Math.min(errors.size(), TargetNameRules.MOST_ERRORS))));
        }
        return targets;
    }

    private RegisteredTarget target(byte[] body, JsonReader.Slice slice, Set<String> ids) {
        RegisteredTarget target = json.read(body, slice.offset(), slice.length(), TargetItem.class)
                .target();
        nameRules.check(target);
        if (!ids.add(target.id())) {
            throw new ProblemException(422, "/id", "another item has this id");
        }
        return target;
    }
}
