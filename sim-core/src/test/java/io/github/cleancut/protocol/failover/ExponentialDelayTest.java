package io.github.cleancut.protocol.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.Protocol;
import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exponential delay with Flink's defaults, failing again whenever it has just restarted: C-207, C-209. */
class ExponentialDelayTest {
    private static final RestartStrategy DEFAULTS =
            new RestartStrategy.ExponentialDelay(1000, 60_000, 1.5, 3_600_000, 0.1, Integer.MAX_VALUE);
    private static final int OVERFLOWS_FROM = 93;

    private static List<Long> delays(RuleBook rules, int failures) {
        RestartBackoff backoff = new RestartBackoff(DEFAULTS, rules, row -> {});
        List<Long> delays = new ArrayList<>();
        long nowMillis = 0;
        for (int failure = 0; failure < failures; failure++) {
            double jitter = failure % 2 == 0 ? 0.5 : -0.5;
            long delay = backoff.onFailure(new Failure(nowMillis, jitter)).backoffMillis();
            delays.add(delay);
            nowMillis += delay + 1;
        }
        return delays;
    }

    /** C-209: constant from attempt 12 on, then a product that overflows makes it the initial delay now and then. */
    @Test
    void manyAttemptsMakeFlinkFallBackToTheInitialDelay() {
        List<Long> delays = delays(Protocol.flink23(), 130);
        assertEquals(
                List.of(60_000L),
                delays.subList(12, OVERFLOWS_FROM - 1).stream().distinct().toList());
        long initial = delays.subList(OVERFLOWS_FROM, 130).stream()
                .filter(delay -> delay == 1000)
                .count();
        assertTrue(initial >= 15, delays.toString());
    }

    /** C-209 as intended: nothing else changes. */
    @Test
    void asIntendedTheDelayStaysAtItsMaximum() {
        List<Long> delays = delays(Protocol.flinkIntended(), 2000);
        assertEquals(delays(Protocol.flink23(), OVERFLOWS_FROM - 1), delays.subList(0, OVERFLOWS_FROM - 1));
        assertEquals(
                List.of(60_000L), delays.subList(12, 2000).stream().distinct().toList());
    }
}
