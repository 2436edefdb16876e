package io.touchline.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildProcessesTest {

    /** Nobody waits for an answer of what is gone. */
    @Test
    void theKeeperEndsWithItsChild() throws Exception {
        Process keeper = ChildProcesses.startTied(List.of("false"));

        assertThat(keeper.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theChildEndsWithThePipe() throws Exception {
        Process keeper = ChildProcesses.startTied(List.of("sleep", "600"));
        assertThat(keeper.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();

        keeper.getOutputStream().close();

        assertThat(keeper.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
}
