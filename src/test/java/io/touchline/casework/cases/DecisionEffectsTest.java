package io.touchline.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.touchline.handling.Action;
import io.touchline.testsupport.Api;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is decided and undone in whatever order, the strikes are what stands decided. */
@QuarkusTest
class DecisionEffectsTest {

    private static final String NAMESPACE = "local";

    @Inject
    Claims claims;

    @Inject
    Deciding deciding;

    @Inject
    Undoing undoing;

    private final String name = Api.freshName();
    private final String moderator = Api.fresh("m");
    private final List<Watched> cases = new ArrayList<>();

    /** A case of one account, with what is expected of it. */
    private static final class Watched {
        private final String author = Api.fresh("u");
        private UUID caseId;
        private int educations;
        private Action proposed;
        private UUID decision;
        private UUID bulk;
        private List<Action> expected;

        void open() {
            decision = null;
            bulk = null;
            expected = List.copyOf(Collections.nCopies(educations, Action.EDUCATE));
        }

        void decided(CaseDecision taken, Ruling ruling) {
            decision = taken.id();
            bulk = taken.bulkId().orElse(null);
            List<Action> standing = new ArrayList<>();
            Optional<Action> struck =
                    ruling.outcome() == Outcome.UPHOLD ? Optional.ofNullable(proposed) : ruling.onAccounts();
            boolean rulesStand = ruling.outcome() == Outcome.UPHOLD || struck.equals(Optional.of(Action.EDUCATE));
            if (rulesStand) {
                standing.addAll(Collections.nCopies(educations, Action.EDUCATE));
            }
            struck.filter(action -> action != Action.EDUCATE || educations == 0).ifPresent(standing::add);
            expected = standing;
        }
    }

    @BeforeEach
    void openCases() {
        Api.registerAthlete(name);
        for (int i = 0; i < 3; i++) {
            Watched watched = new Watched();
            for (int n = 0; n <= i; n++) {
                JsonPath answer = CaseCalls.insult(watched.author, name);
                UUID caseId = CaseIds.CASE.ofWire(answer.getString("caseId")).orElseThrow();
                assertThat(watched.caseId == null || watched.caseId.equals(caseId))
                        .isTrue();
                watched.caseId = caseId;
                if (answer.getList("recommendations.findAll { it.strike == true }")
                                .size()
                        > 0) {
                    watched.educations++;
                }
                for (String action :
                        answer.getList("recommendations.findAll { it.scope == 'ACCOUNT' }.action", String.class)) {
                    Action one = Action.valueOf(action);
                    if (watched.proposed == null || one.gravity() > watched.proposed.gravity()) {
                        watched.proposed = one;
                    }
                }
            }
            watched.open();
            cases.add(watched);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void strikesAreWhatStandsDecided(long seed) throws SQLException {
        Random random = new Random(seed);
        for (int step = 0; step < 25; step++) {
            if (random.nextInt(4) == 0) {
                decideAllThatAreOpen(random);
            } else {
                Watched one = cases.get(random.nextInt(cases.size()));
                if (one.decision == null) {
                    claims.claim(NAMESPACE, one.caseId, moderator, Optional.empty());
                    Ruling ruling = ruling(random);
                    one.decided(deciding.decide(NAMESPACE, one.caseId, ruling, OptionalInt.empty()), ruling);
                } else {
                    undo(one, random.nextBoolean());
                }
            }
            for (Watched watched : cases) {
                assertThat(standing(watched.author))
                        .as("step %d", step)
                        .containsExactlyInAnyOrderElementsOf(watched.expected);
            }
        }
    }

    private void decideAllThatAreOpen(Random random) throws SQLException {
        List<Watched> open =
                cases.stream().filter(watched -> watched.decision == null).toList();
        if (open.isEmpty()) {
            return;
        }
        Ruling ruling = ruling(random);
        List<CaseDecision> taken = deciding.decideAll(
                NAMESPACE,
                open.stream()
                        .map(watched -> new Deciding.Seen(watched.caseId, OptionalInt.empty()))
                        .toList(),
                ruling);
        for (CaseDecision decision : taken) {
            open.stream()
                    .filter(watched -> watched.caseId.equals(decision.caseId()))
                    .forEach(watched -> watched.decided(decision, ruling));
        }
    }

    private void undo(Watched one, boolean asBulk) throws SQLException {
        Undoing.Order order = new Undoing.Order(moderator, "taken too fast");
        if (one.bulk != null && asBulk) {
            UUID bulk = one.bulk;
            undoing.undoAll(NAMESPACE, bulk, order);
            cases.stream().filter(watched -> bulk.equals(watched.bulk)).forEach(Watched::open);
        } else {
            undoing.undo(NAMESPACE, one.decision, order);
            one.open();
        }
    }

    private Ruling ruling(Random random) {
        Outcome outcome = Outcome.values()[random.nextInt(3)];
        List<List<Action>> changes = List.of(
                List.of(Action.FOLD),
                List.of(Action.EDUCATE),
                List.of(Action.WARN, Action.REMOVE),
                List.of(Action.MUTE));
        List<Action> measures = outcome == Outcome.CHANGE ? changes.get(random.nextInt(changes.size())) : List.of();
        return new Ruling(outcome, measures, "looked at it", moderator);
    }

    private static List<Action> standing(String author) {
        return Api.call()
                .get("/v1/accounts/{id}", author)
                .jsonPath()
                .getList("standing.strikes.findAll { it.revokedAt == null }.action", String.class)
                .stream()
                .map(Action::valueOf)
                .toList();
    }
}
