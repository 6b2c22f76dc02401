package io.github.cleancut.protocol.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The restart strategies: section 18. */
class RestartBackoffTest {
    private static final RestartStrategy DEFAULTS =
            new RestartStrategy.ExponentialDelay(1_000, 60_000, 1.5, 3_600_000, 0.1, Integer.MAX_VALUE);

    private static RestartBackoff backoff(RestartStrategy strategy) {
        return new RestartBackoff(strategy, RuleBook.of(new ArrayList<>(RestartTables.all())), id -> {});
    }

    private static RestartVerdict fail(RestartBackoff backoff, long nowMillis) {
        return backoff.onFailure(new Failure(nowMillis, 0));
    }

    /** C-205: allowed while the count is at most the attempts; a quiet year resets nothing. */
    @Test
    void fixedDelayCountsEveryFailureForEver() {
        RestartBackoff backoff = backoff(new RestartStrategy.FixedDelay(2, 40));
        assertEquals(new RestartVerdict(true, 40), fail(backoff, 0));
        assertEquals(new RestartVerdict(true, 40), fail(backoff, 1));
        assertFalse(fail(backoff, 31_536_000_000L).canRestart());
    }

    /** C-206: one more than the maximum within the interval, its ends included, is denied. */
    @Test
    void failureRateDeniesTooManyWithinTheInterval() {
        RestartBackoff backoff = backoff(new RestartStrategy.FailureRate(2, 1_000, 40));
        assertEquals(new RestartVerdict(true, 40), fail(backoff, 0));
        assertTrue(fail(backoff, 500).canRestart());
        assertTrue(fail(backoff, 1_001).canRestart(), "the first is older than the interval");
        assertFalse(fail(backoff, 1_500).canRestart(), "500 is exactly as old");
    }

    /** C-207: initial times multiplier to the attempt, not above the longest. */
    @Test
    void exponentialDelayGrowsUpToItsLongest() {
        RestartBackoff backoff = backoff(new RestartStrategy.ExponentialDelay(100, 250, 2, 1_000, 0, 3));
        assertEquals(List.of(100L, 200L, 250L), delays(backoff, 3));
        assertFalse(fail(backoff, 553).canRestart(), "the fourth in a row");
    }

    /** C-207: the jitter shifts a delay by at most its share, within the two ends. */
    @Test
    void jitterStaysBetweenInitialAndLongest() {
        RestartStrategy strategy = new RestartStrategy.ExponentialDelay(100, 210, 2, 10_000, 0.1, 9);
        RestartBackoff low = backoff(strategy);
        assertEquals(100, low.onFailure(new Failure(0, -1)).backoffMillis(), "not below the initial delay");
        assertEquals(180, low.onFailure(new Failure(101, -1)).backoffMillis());
        RestartBackoff high = backoff(strategy);
        assertEquals(110, high.onFailure(new Failure(0, 1)).backoffMillis());
        assertEquals(210, high.onFailure(new Failure(111, 1)).backoffMillis(), "not above the longest");
    }

    private static List<Long> delays(RestartBackoff backoff, int failures) {
        List<Long> delays = new ArrayList<>();
        long nowMillis = 0;
        for (int failure = 0; failure < failures; failure++) {
            long delayMillis = fail(backoff, nowMillis).backoffMillis();
            delays.add(delayMillis);
            nowMillis += delayMillis + 1;
        }
        return delays;
    }

    /** C-208: before the planned restart it is the same attempt; after a quiet time the attempts begin anew. */
    @Test
    void failuresBeforeTheRestartBelongToItsAttempt() {
        RestartBackoff backoff = backoff(new RestartStrategy.ExponentialDelay(100, 1_000, 2, 500, 0, 9));
        assertEquals(100, fail(backoff, 0).backoffMillis());
        assertEquals(40, fail(backoff, 60).backoffMillis(), "what is left of the first delay");
        assertEquals(200, fail(backoff, 101).backoffMillis());
        assertEquals(100, fail(backoff, 301 + 500).backoffMillis(), "quiet for the threshold");
    }

    /** C-209: from about the 93rd attempt in a row the product overflows, and delays fall back to the initial one. */
    @Test
    void afterAboutNinetyAttemptsTheDelayFallsBack() {
        RestartBackoff backoff = backoff(DEFAULTS);
        double[] jitters = {-0.7, 0.4, 0.9, -0.2};
        long nowMillis = 0;
        int shortOnes = 0;
        for (int attempt = 0; attempt < 130; attempt++) {
            long delayMillis = backoff.onFailure(new Failure(nowMillis, jitters[attempt % 4]))
                    .backoffMillis();
            nowMillis += delayMillis + 1;
            assertTrue(attempt < 12 || attempt >= 92 || delayMillis == 60_000, "attempt " + attempt);
            shortOnes += attempt >= 92 && delayMillis == 1_000 ? 1 : 0;
        }
        assertTrue(shortOnes >= 10 && shortOnes <= 28, "about half of the last 38, not " + shortOnes);
    }

    /** C-210. */
    @Test
    void withoutAStrategyNothingRestarts() {
        assertFalse(fail(backoff(new RestartStrategy.None()), 0).canRestart());
    }

    /** C-202: against some errors no restart helps; they do not count either. */
    @Test
    void anErrorThatCannotBeRecoveredIsNotAskedAbout() {
        RestartBackoff backoff = backoff(new RestartStrategy.FixedDelay(1, 40));
        assertFalse(backoff.onFailure(new Failure(0, false, 0)).canRestart());
        assertTrue(fail(backoff, 1).canRestart());
    }
}
