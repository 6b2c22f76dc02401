package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.model.End;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;

/** {@code end:}. */
public final class EndSection {
    private static final long MILLI = 1_000_000;
    private static final long LONGEST_SETTLE = 600_000 * MILLI;

    static final Key<Long> AT = Key.optional(
            "at",
            Types.DURATION,
            "when the job has ended",
            "Faults and actions stop, what is broken heals: a killed TaskManager or JobManager is there at once, also where its loss was not yet detected. The run goes on for settle, and then until nothing is under way.");
    static final Key<Long> SETTLE = Key.optional(
            "settle",
            Types.DURATION,
            "3 x (interval + timeout), at most 10 min",
            "Sources and triggers go on for so long, and the liveness laws judge.");

    /** Its fields. */
    public static final Section SECTION = Section.of("end", "end", AT, SETTLE);

    private EndSection() {}

    static End read(Fields fields, CheckpointConfig checkpointing) {
        long interval = Math.max(0, checkpointing.intervalMillis());
        // The bounds before the sum: a timeout of many years must not overflow.
        long bounded = Math.min(interval, 600_000) + Math.min(checkpointing.timeoutMillis(), 600_000);
        long settle = Math.min(3 * bounded * MILLI, LONGEST_SETTLE);
        return new End(fields.get(AT, -1L), fields.get(SETTLE, settle));
    }
}
