package io.touchline.casework.cases;

import io.touchline.api.Actor;
import io.touchline.api.ExternalId;
import io.touchline.api.PlainText;
import io.touchline.api.ProblemException;
import io.touchline.handling.Action;
import io.touchline.handling.standing.Ground;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** The bodies that moderators send. Everywhere {@code by} is the moderator, by the caller's own id. */
final class CaseRequests {

    private static final int MOST_MEASURES = 10;
    private static final int MOST_CASES = 200;
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LEASE = Duration.ofHours(2);

    private CaseRequests() {}

    /** @param lease ISO 8601 duration, instead of the usual one */
    record Claim(@Actor String by, String lease) {

        Optional<Duration> lasting() {
            return CaseRequests.lasting(lease);
        }
    }

    /** @param queue any, if nothing is said */
    record NextClaim(@ExternalId String queue, @Actor String by, String lease) {

        Optional<Duration> lasting() {
            return CaseRequests.lasting(lease);
        }
    }

    record Release(@Actor String by) {}

    /** @param membersSeen how many members were looked at, if not all that there are */
    record Decide(
            @Actor String by,
            @NotNull Outcome outcome,
            @Size(max = MOST_MEASURES) List<@NotNull Action> measures,
            @NotBlank @Size(max = Ground.LONGEST_REASON) @PlainText String reason,
            @Min(1) Integer membersSeen) {

        Ruling ruling() {
            return new Ruling(outcome, measures, reason, by);
        }

        OptionalInt seen() {
            return CaseRequests.seen(membersSeen);
        }
    }

    /** @param membersSeen of each case, in their order, null where all that there are were looked at; as a whole optional */
    record DecideAll(
            @NotEmpty @Size(max = MOST_CASES) List<@NotNull String> caseIds,
            @Actor String by,
            @NotNull Outcome outcome,
            @Size(max = MOST_MEASURES) List<@NotNull Action> measures,
            @NotBlank @Size(max = Ground.LONGEST_REASON) @PlainText String reason,
            List<@Min(1) Integer> membersSeen) {

        Ruling ruling() {
            return new Ruling(outcome, measures, reason, by);
        }

        /** @throws ProblemException 422 for what is no id of a case, or comes twice, and for more or fewer than cases seen */
        List<Deciding.Seen> cases() {
            if (membersSeen != null && membersSeen.size() != caseIds.size()) {
                throw new ProblemException(422, "/membersSeen", "must have one element for each case");
            }
            List<Deciding.Seen> cases = new ArrayList<>();
            Set<UUID> met = new HashSet<>();
            for (int i = 0; i < caseIds.size(); i++) {
                String pointer = "/caseIds/" + i;
                UUID id = CaseIds.CASE
                        .ofWire(caseIds.get(i))
                        .orElseThrow(() -> new ProblemException(422, pointer, "not the id of a case"));
                if (!met.add(id)) {
                    throw new ProblemException(422, pointer, "comes twice");
                }
                cases.add(new Deciding.Seen(id, CaseRequests.seen(membersSeen == null ? null : membersSeen.get(i))));
            }
            return cases;
        }
    }

    record Undo(@Actor String by, @NotBlank @Size(max = Ground.LONGEST_REASON) @PlainText String reason) {}

    private static OptionalInt seen(Integer members) {
        return members == null ? OptionalInt.empty() : OptionalInt.of(members);
    }

    private static Optional<Duration> lasting(String lease) {
        if (lease == null) {
            return Optional.empty();
        }
        try {
            Duration value = Duration.parse(lease);
            if (value.compareTo(SHORTEST_LEASE) >= 0 && value.compareTo(LONGEST_LEASE) <= 0) {
                return Optional.of(value);
            }
        } catch (DateTimeParseException e) {
            // Refused below, with those that parse and are out of range.
        }
        throw new ProblemException(422, "/lease", "must be an ISO 8601 duration from PT1M to PT2H");
    }
}
