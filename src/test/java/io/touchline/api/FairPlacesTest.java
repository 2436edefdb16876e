package io.touchline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairPlacesTest {

    private static final Caller ONE = Caller.service("one", "shop", true, Optional.empty());
    private static final Caller OTHER = Caller.service("other", "shop", true, Optional.empty());
    private static final Caller THIRD = Caller.person("one", "shop", true, Optional.empty());

    @Test
    void noCallerHoldsMoreThanItsPart() {
        FairPlaces places = FairPlaces.halved(5);
        Runnable leave = places.take(ONE);
        places.take(ONE);
        places.take(ONE);
        assertRefuses(places, ONE);

        places.take(OTHER);
        places.take(THIRD);
        assertRefuses(places, OTHER);

        leave.run();
        leave.run();
        places.take(OTHER);
        assertRefuses(places, ONE);
    }

    @Test
    void aSinglePlaceIsForWhoeverComesAndNoneForNobody() {
        FairPlaces single = FairPlaces.halved(1);
        single.take(ONE).run();
        single.take(OTHER);
        assertRefuses(single, ONE);
        assertRefuses(FairPlaces.halved(0), ONE);
    }

    private static void assertRefuses(FairPlaces places, Caller caller) {
        assertThatThrownBy(() -> places.take(caller))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
    }
}
