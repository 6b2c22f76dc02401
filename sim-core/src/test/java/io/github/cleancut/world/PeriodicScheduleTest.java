package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.CheckpointConfig.Retention;
import io.github.cleancut.protocol.coordinator.CoordinatorConfig;
import io.github.cleancut.protocol.coordinator.PeriodicSchedule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the coordinator is given of the configuration (section 2, C-030). */
class PeriodicScheduleTest {
    private static final long DAY_MILLIS = 86_400_000L;

    private static CheckpointConfig config(long intervalMillis, long backlogMillis, long pauseMillis) {
        return new CheckpointConfig(
                intervalMillis,
                backlogMillis,
                pauseMillis,
                1,
                600_000,
                0,
                true,
                false,
                0,
                true,
                1,
                Retention.NO_EXTERNALIZED_CHECKPOINTS);
    }

    /** Draws the least, or the most, that may be drawn. */
    private record Extreme(boolean isMost) implements Draws {
        @Override
        public long pick(long bound, String label) {
            return isMost ? bound - 1 : 0;
        }

        @Override
        public Draws copy() {
            return this;
        }
    }

    private static PeriodicSchedule least(long intervalMillis, long backlogMillis, long pauseMillis) {
        return JobManagerFactory.periodicOf(
                config(intervalMillis, backlogMillis, pauseMillis), false, new Extreme(false));
    }

    /** C-011: the base interval is raised to the pause, the backlog interval is not; the pause is at most 365 days. */
    @Test
    void anIntervalBelowThePauseIsRaisedToIt() {
        PeriodicSchedule schedule = least(100, 150, 300);
        assertEquals(300, schedule.intervalMillis());
        assertEquals(150, schedule.backlogIntervalMillis());
        assertEquals(365 * DAY_MILLIS, least(100, -1, 400 * DAY_MILLIS).minPauseMillis());
    }

    /** C-012: 0 is off; without the key it is the base interval. */
    @Test
    void aBacklogIntervalOfZeroIsOff() {
        assertEquals(PeriodicSchedule.DISABLED, least(100, 0, 0).backlogIntervalMillis());
        assertEquals(100, least(100, -1, 0).backlogIntervalMillis());
    }

    /** C-030: the initial delay is drawn from the pause to the interval, both included. */
    @Test
    void theInitialDelayLiesBetweenPauseAndInterval() {
        assertEquals(40, least(100, -1, 40).initialDelayMillis());
        assertEquals(
                100,
                JobManagerFactory.periodicOf(config(100, -1, 40), false, new Extreme(true))
                        .initialDelayMillis());
    }

    /** C-030: where sources wait for the first checkpoint it is at most twice the pause. */
    @Test
    void theInitialDelayIsShorterWhereSourcesWait() {
        CheckpointConfig config = config(10_000, -1, 40);
        assertEquals(
                40,
                JobManagerFactory.periodicOf(config, true, new Extreme(false)).initialDelayMillis());
        assertEquals(
                80,
                JobManagerFactory.periodicOf(config, true, new Extreme(true)).initialDelayMillis());
    }

    /** C-009: below 10 ms nothing is periodic. */
    @Test
    void anIntervalOfNineMillisecondsIsNone() {
        assertFalse(least(9, -1, 0).isConfigured());
    }

    /** C-017. */
    @Test
    void theRetentionOfExternalizedCheckpointsBecomesThePolicy() {
        assertEquals(
                List.of(
                        CoordinatorConfig.Retention.NEVER_RETAIN_AFTER_TERMINATION,
                        CoordinatorConfig.Retention.RETAIN_ON_FAILURE,
                        CoordinatorConfig.Retention.RETAIN_ON_CANCELLATION),
                Stream.of(Retention.values())
                        .map(JobManagerFactory::retentionOf)
                        .toList());
    }
}
