package io.github.cleancut.reports.timing;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** What the JobManager did for a checkpoint by itself: before it triggered the first task, and after the last one had acknowledged (C-092). */
public final class JobManagerTiming {
    private final List<Reached> beforeTheTasks = new ArrayList<>();
    private boolean areTasksTriggered;
    private boolean areTasksDone;
    private long metadataNanos = UNKNOWN;

    /** What ended or, of a hook, began. */
    enum What {
        LOCATION_READY,
        COORDINATORS_DONE,
        HOOK_ASKED
    }

    /**
     * A moment on the way to the tasks.
     *
     * @param what what happened
     * @param name which hook, empty for anything else
     * @param nanos when, in virtual nanoseconds
     */
    record Reached(What what, String name, long nanos) {}

    JobManagerTiming() {}

    void accept(TraceEvent event) {
        switch (event.kind()) {
            case LOCATION_READY -> reached(What.LOCATION_READY, "", event.timeNanos());
            case COORDINATORS_DONE -> reached(What.COORDINATORS_DONE, "", event.timeNanos());
            case HOOK_ASKED -> reached(What.HOOK_ASKED, event.requireText(), event.timeNanos());
            case TRIGGER_SENT, ACK_RECEIVED -> areTasksTriggered = true;
            case ACKS_COMPLETE -> areTasksDone = true;
            case METADATA_WRITTEN -> metadataNanos = event.timeNanos();
            default -> {
                // Everything else is the tasks' work.
            }
        }
    }

    private void reached(What what, String name, long nanos) {
        beforeTheTasks.add(new Reached(what, name, nanos));
    }

    /** The moments before the tasks were triggered, in order. */
    List<Reached> beforeTheTasks() {
        return beforeTheTasks;
    }

    /** When the metadata was written, or {@link SubtaskTiming#UNKNOWN}. */
    long metadataNanos() {
        return metadataNanos;
    }

    /** What the JobManager was at when a checkpoint ended, for example {@code hook in}; empty where it waited for tasks. */
    public String waitedFor() {
        if (areTasksDone) {
            return metadataNanos == UNKNOWN ? "metadata" : "store";
        }
        if (areTasksTriggered) {
            return "";
        }
        if (beforeTheTasks.isEmpty()) {
            return "location";
        }
        Reached last = beforeTheTasks.get(beforeTheTasks.size() - 1);
        return switch (last.what()) {
            case LOCATION_READY -> "coordinators";
            case COORDINATORS_DONE -> "";
            case HOOK_ASKED -> "hook " + last.name();
        };
    }
}
