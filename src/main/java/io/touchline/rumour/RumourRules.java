package io.touchline.rumour;

import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which rumours can be registered: about somebody known, with a source to read, and with something to recognise. */
final class RumourRules {

    private final TargetRegistry targets;
    private final RumourIndex index;

    RumourRules(TargetRegistry targets, RumourIndex index) {
        this.targets = targets;
        this.index = index;
    }

    /** @throws ProblemException 422 with a pointer to each field that breaks a rule */
    void check(Rumour rumour) {
        List<Problem.Error> errors = new ArrayList<>();
        Optional<RegisteredTarget> target = targets.current().find(rumour.targetId());
        if (target.isEmpty()) {
            errors.add(new Problem.Error("/targetId", "no such target is registered"));
        }
        if (!storable(rumour.text())) {
            errors.add(new Problem.Error("/text", "must be without NUL and lone surrogates"));
        } else if (!index.recognisable(
                rumour.text(), target.map(RumourRules::namesOf).orElse(List.of()))) {
            errors.add(new Problem.Error("/text", "needs to say something besides names and everyday words"));
        }
        if (!isAddress(rumour.source())) {
            errors.add(new Problem.Error("/source", "must be an http or https address"));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.of(422, errors));
        }
    }

    /** PostgreSQL refuses a NUL, and its driver turns a lone surrogate into a question mark. */
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isAddress(String source) {
        try {
            URI address = new URI(source);
            return address.getHost() != null
                    && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** All that a target is called. */
    static List<String> namesOf(RegisteredTarget target) {
        List<String> names = new ArrayList<>();
        names.add(target.name());
        names.addAll(target.aliases());
        names.addAll(target.derogatoryNames());
        return names;
    }
}
