package io.touchline.casework.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.touchline.api.Caller;
import io.touchline.casework.audit.ModeratorKey;
import io.touchline.casework.audit.NewEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedEventsTest {

    @Test
    void namesAPersonByTheKeyAlone() {
        ModeratorKey key = new ModeratorKey(new byte[16]);

        NewEvent event =
                RefusedEvents.allRequeued(Caller.person("anna", "ns", true, Optional.empty()), Optional.of(key), 3);

        assertThat(event.body()).isEqualTo("{\"by\":\"" + key.wire() + "\",\"entries\":3}");
    }
}
