package io.touchline.assessment;

import static io.touchline.testsupport.Api.assess;
import static io.touchline.testsupport.Api.comment;
import static io.touchline.testsupport.Api.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.touchline.api.Caller;
import io.touchline.api.KeyedHash;
import io.touchline.api.PageRequest;
import io.touchline.assessment.store.AssessmentRepository;
import io.touchline.testsupport.MovableClock;
import io.touchline.text.Canonicaliser;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lists, as time goes on. */
@QuarkusTest
class PastAnswersTest {

    @Inject
    AssessmentRepository repository;

    @Inject
    KeyedHash hash;

    @Inject
    Canonicaliser canonicaliser;

    @Test
    void listsTheLastThirtyDays() {
        String author = fresh("u");
        MovableClock clock = new MovableClock();
        PastAnswers past = new PastAnswers(repository, hash, clock, canonicaliser);
        assess(comment(fresh("c"), author, "边路没人回防")).then().statusCode(200);

        clock.forward(Duration.ofDays(30).minusHours(1));
        assertThat(listed(past, author)).isEqualTo(1);
        clock.forward(Duration.ofHours(2));
        assertThat(listed(past, author)).isZero();
    }

    private static int listed(PastAnswers past, String author) {
        Caller local = Caller.service("local", "local", true, Optional.empty());
        PageRequest page = PageRequest.of("/v1/assessments", null, null);
        return past.list(local, new PastAnswers.Query(null, null, author, null, null, page))
                .items()
                .size();
    }
}
