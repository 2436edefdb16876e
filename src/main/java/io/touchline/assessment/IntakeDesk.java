package io.touchline.assessment;

import io.touchline.api.Caller;
import io.touchline.api.KeyedHash;
import io.touchline.handling.PolicyService;
import io.touchline.text.BrokenUnits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** Makes an {@link Intake} of a valid request, whose policy is known to exist. */
@ApplicationScoped
class IntakeDesk {

    private final KeyedHash hash;
    private final PolicyService policies;
    private final Duration allowedSkew;

    IntakeDesk(KeyedHash hash, PolicyService policies, AssessmentConfig config) {
        this.hash = hash;
        this.policies = policies;
        this.allowedSkew = config.allowedSkew();
    }

    /** @param isTarget whether an id is a registered target that is not archived */
    Intake take(UUID id, Caller caller, AssessmentRequest request, Instant receivedAt, Predicate<String> isTarget) {
        List<String> warnings = new ArrayList<>();
        String namespace = caller.namespace();
        String authorId = request.author().id();
        return new Intake(
                id,
                caller,
                request.commentId(),
                hash.hex("comment", namespace, request.commentId()),
                hash.account(namespace, authorId),
                authorId,
                fingerprint(request),
                BrokenUnits.replaced(request.text()),
                request.lang(),
                request.author().displayName(),
                knownTargets(request, isTarget, warnings),
                request.thread() == null ? null : request.thread().id(),
                receivedAt,
                eventTime(request, receivedAt, warnings),
                request.keep(),
                request.policyId().flatMap(policies::find).orElseGet(() -> policies.activeFor(caller)),
                parent(request),
                warnings);
    }

    private static Intake.Parent parent(AssessmentRequest request) {
        if (request.thread() == null || request.thread().parent() == null) {
            return Intake.Parent.NONE;
        }
        AssessmentRequest.Parent parent = request.thread().parent();
        String text = parent.text() == null ? "" : BrokenUnits.replaced(parent.text());
        return new Intake.Parent(text, Optional.ofNullable(parent.authorId()));
    }

    private byte[] fingerprint(AssessmentRequest request) {
        AssessmentRequest.Thread thread = request.thread();
        AssessmentRequest.Parent parent = thread == null ? null : thread.parent();
        return hash.of(
                "fingerprint",
                // A lone surrogate has no bytes of its own in UTF-8: what is stored is what is compared.
                BrokenUnits.replaced(request.text()),
                request.author().id(),
                thread == null ? null : thread.id(),
                parent == null ? null : parent.commentId(),
                parent == null ? null : parent.authorId(),
                parent == null || parent.text() == null ? "" : BrokenUnits.replaced(parent.text()),
                request.targetIds() == null ? "" : String.join(",", new TreeSet<>(request.targetIds())));
    }

    private static List<String> knownTargets(
            AssessmentRequest request, Predicate<String> isTarget, List<String> warnings) {
        if (request.targetIds() == null) {
            return List.of();
        }
        Set<String> known = new LinkedHashSet<>();
        for (String id : new LinkedHashSet<>(request.targetIds())) {
            if (isTarget.test(id)) {
                known.add(id);
            } else {
                warnings.add("unknown target id: " + id);
            }
        }
        return List.copyOf(known);
    }

    private Instant eventTime(AssessmentRequest request, Instant receivedAt, List<String> warnings) {
        Instant postedAt = request.postedAt();
        if (postedAt == null) {
            return receivedAt;
        }
        Instant latest = receivedAt.plus(allowedSkew);
        if (postedAt.isAfter(latest)) {
            warnings.add("postedAt is ahead of receipt and was clamped");
            return latest;
        }
        return postedAt;
    }
}
