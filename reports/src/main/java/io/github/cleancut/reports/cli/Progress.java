package io.github.cleancut.reports.cli;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.verdict.Quantity;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.io.PrintStream;

/** One line a second about a run that takes longer than two. */
final class Progress implements TraceListener {
    private static final long QUIET_NANOS = 2 * VirtualTime.NANOS_PER_SECOND;
    private static final int LOOKS_EVERY = 1 << 14;

    private final PrintStream err;
    private final String name;
    private final long startNanos = System.nanoTime();
    private long nextNanos = startNanos + QUIET_NANOS;
    private long seen;

    Progress(PrintStream err, String name) {
        this.err = err;
        this.name = name;
    }

    @Override
    public void accept(TraceEvent event) {
        if (++seen % LOOKS_EVERY == 0 && System.nanoTime() - nextNanos > 0) {
            nextNanos = System.nanoTime() + VirtualTime.NANOS_PER_SECOND;
            err.println(name + ": " + Quantity.count(event.order() + 1) + " trace lines, "
                    + VirtualTime.format(event.timeNanos()) + " virtual, " + seconds() + " s real");
        }
    }

    /** Real seconds since the start, with two decimals. */
    String seconds() {
        long hundredths = (System.nanoTime() - startNanos) / (10 * VirtualTime.NANOS_PER_MILLI);
        return hundredths / 100 + "." + Long.toString(100 + hundredths % 100).substring(1);
    }
}
