package io.github.cleancut.protocol.coordinator;

/**
 * The periodic schedule. Whatever it is made of, the pause is capped at 365 days and the base interval raised to it, the backlog interval not (C-011). The host applies C-009, C-010 and C-012 before (an interval below 10 ms is disabled) and draws the initial delay (C-030).
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

    private static final long LONGEST_PAUSE_MILLIS = 365L * 24 * 60 * 60 * 1000;

    /** C-011; a disabled interval is above every pause. */
    public PeriodicSchedule {
        minPauseMillis = Math.min(minPauseMillis, LONGEST_PAUSE_MILLIS);
        intervalMillis = Math.max(intervalMillis, minPauseMillis);
    }

    /** Whether there are periodic checkpoints at all. */
    public boolean isConfigured() {
        return intervalMillis != DISABLED;
    }
}
