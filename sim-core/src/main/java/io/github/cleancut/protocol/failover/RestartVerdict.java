package io.github.cleancut.protocol.failover;

/**
 * What a restart strategy says.
 *
 * @param canRestart whether the job goes on
 * @param backoffMillis after which delay, if it does
 */
public record RestartVerdict(boolean canRestart, long backoffMillis) {}
