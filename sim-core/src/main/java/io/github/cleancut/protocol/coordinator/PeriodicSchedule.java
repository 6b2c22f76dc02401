package io.github.cleancut.protocol.coordinator;

/**
 * The periodic schedule. The host applies C-009 to C-012 before (an interval below 10 ms is disabled, the base interval is raised to min-pause) and draws the initial delay (C-030).
 *
 * @param intervalMillis base period, or {@link #DISABLED}
 * @param backlogIntervalMillis period while a source reports backlog, or {@link #DISABLED} (C-054)
 * @param initialDelayMillis delay of the first start (C-030, C-031)
 * @param minPauseMillis pause after a success before a periodic trigger (C-069)
 */
public record PeriodicSchedule(
        long intervalMillis, long backlogIntervalMillis, long initialDelayMillis, long minPauseMillis) {
    /** No periodic checkpoints. */
    public static final long DISABLED = Long.MAX_VALUE;

    /** Whether there are periodic checkpoints at all. */
    public boolean isConfigured() {
        return intervalMillis != DISABLED;
    }
}
