package io.github.cleancut.reports.timing;

import io.github.cleancut.trace.TraceEvent;
import java.util.TreeMap;

/** How far the wall clocks of the machines are ahead of virtual time, as the trace is told (C-004). */
final class ClockJumps {
    private static final String JOB_MANAGER = "jobmanager";

    private final TreeMap<String, Long> aheadNanos = new TreeMap<>();

    /** A clock jumps. */
    void jump(TraceEvent event) {
        aheadNanos.merge(event.requireText(), event.number(), Long::sum);
    }

    /** What the JobManager's clock shows at an event, in nanoseconds since the start. */
    long ofJobManager(TraceEvent event) {
        return event.timeNanos() + ahead(JOB_MANAGER);
    }

    /** What the clock of a TaskManager shows at an event, in nanoseconds since the start. */
    long ofTaskManager(TraceEvent event, int taskManager) {
        return event.timeNanos() + ahead("taskmanager[" + taskManager + "]");
    }

    private long ahead(String machine) {
        return aheadNanos.getOrDefault(machine, 0L);
    }
}
