package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.verdict.Quantity;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.io.PrintStream;

/** One line a second about a hunt that takes longer than two. */
final class HuntProgress implements TraceListener {
    private static final long QUIET_NANOS = 2 * VirtualTime.NANOS_PER_SECOND;
    private static final int LOOKS_EVERY = 1 << 12;

    private final PrintStream err;
    private final String name;
    private final long startNanos = System.nanoTime();
    private long nextNanos = startNanos + QUIET_NANOS;
    private long seen;
    private long runs;

    HuntProgress(PrintStream err, String name) {
        this.err = err;
        this.name = name;
    }

    @Override
    public void accept(TraceEvent event) {
        runs += event.kind() == EventKind.RUN_ENDED ? 1 : 0;
        if (++seen % LOOKS_EVERY == 0 && System.nanoTime() - nextNanos > 0) {
            nextNanos = System.nanoTime() + VirtualTime.NANOS_PER_SECOND;
            err.println(name + ": " + Quantity.count(runs) + " runs, " + Quantity.count(seen) + " trace lines, "
                    + seconds() + " s real");
        }
    }

    /** Real seconds since the start, with two decimals. */
    String seconds() {
        long hundredths = (System.nanoTime() - startNanos) / (10 * VirtualTime.NANOS_PER_MILLI);
        return hundredths / 100 + "." + Long.toString(100 + hundredths % 100).substring(1);
    }
}
