package io.github.cleancut.scenarios.vary;

import io.github.cleancut.trace.EventKind;
import java.util.List;

/**
 * What the scenario itself does without any variation: where faults can strike.
 *
 * @param horizonNanos virtual time at its end; faults strike before it
 * @param reached the positions that it reaches, in the order of the enumeration
 * @param newestCheckpoint the largest id that it gives, 0 for none
 */
public record BaseRun(long horizonNanos, List<EventKind> reached, long newestCheckpoint) {}
