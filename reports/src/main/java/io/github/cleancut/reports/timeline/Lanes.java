package io.github.cleancut.reports.timeline;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what every lane of the timeline shows: the JobManager's checkpoints, and of each subtask its blocked inputs, snapshots, deaths and restores. */
public final class Lanes implements TraceListener {
    private final Topology topology;
    private final Map<Long, List<Span>> jobManager = new LinkedHashMap<>();
    private final List<List<Span>> tasks = new ArrayList<>();
    /** Per subtask: since when each state lasts. */
    private final List<Map<Mark, Long>> since = new ArrayList<>();

    private final int[] blockedInputs;
    /** Since when each checkpoint is pending. */
    private final Map<Long, Long> pending = new LinkedHashMap<>();

    private long lastNanos;

    /** Lanes for a job. */
    public Lanes(Topology topology) {
        this.topology = topology;
        this.blockedInputs = new int[topology.taskCount()];
        for (int task = 0; task < topology.taskCount(); task++) {
            tasks.add(new ArrayList<>());
            since.add(new EnumMap<>(Mark.class));
        }
    }

    @Override
    public void accept(TraceEvent event) {
        lastNanos = event.timeNanos();
        switch (event.kind()) {
            case CHECKPOINT_PENDING -> {
                add(event.checkpoint(), new Span(lastNanos, lastNanos, Mark.TRIGGER));
                pending.put(event.checkpoint(), lastNanos);
            }
            case COMPLETED -> endPending(event, Mark.COMPLETED);
            case FAILED -> endPending(event, Mark.FAILED);
            case CHANNEL_BLOCKED -> blocked(event);
            case CHANNEL_RESUMED -> resumed(event);
            case RESTORE_STARTED -> restoring();
            default -> acceptOfTask(event);
        }
    }

    private void acceptOfTask(TraceEvent event) {
        switch (event.kind()) {
            case SNAPSHOT_STARTED -> begin(event.task(), Mark.SYNC);
            case SNAPSHOT_ENDED -> end(event.task(), Mark.SYNC);
            case UPLOAD_STARTED -> begin(event.task(), Mark.ASYNC);
            case UPLOAD_ENDED -> end(event.task(), Mark.ASYNC);
            case ATTEMPT_STOPPED -> stopped(event.task());
            case ATTEMPT_STARTED -> startAnew(event.task());
            case TASK_RUNNING -> running(event);
            default -> {
                // Records and messages are too many for a lane of letters.
            }
        }
    }

    private void endPending(TraceEvent event, Mark outcome) {
        Long from = pending.remove(event.checkpoint());
        if (from != null) {
            add(event.checkpoint(), new Span(from, lastNanos, Mark.PENDING));
            add(event.checkpoint(), new Span(lastNanos, lastNanos, outcome));
        }
    }

    private void add(long checkpoint, Span span) {
        jobManager.computeIfAbsent(checkpoint, first -> new ArrayList<>()).add(span);
    }

    private void blocked(TraceEvent event) {
        int task = topology.consumerOf(event.channel());
        boolean isDown = since.get(task).containsKey(Mark.DOWN);
        if (!isDown && blockedInputs[task]++ == 0) {
            begin(task, Mark.BLOCKED);
        }
    }

    private void resumed(TraceEvent event) {
        int task = topology.consumerOf(event.channel());
        if (blockedInputs[task] > 0 && --blockedInputs[task] == 0) {
            end(task, Mark.BLOCKED);
        }
    }

    private void stopped(int task) {
        for (Mark mark : List.copyOf(since.get(task).keySet())) {
            end(task, mark);
        }
        blockedInputs[task] = 0;
        begin(task, Mark.DOWN);
    }

    /** An attempt has new channels, of which none is blocked. */
    private void startAnew(int task) {
        end(task, Mark.BLOCKED);
        blockedInputs[task] = 0;
    }

    private void restoring() {
        for (int task = 0; task < tasks.size(); task++) {
            if (since.get(task).containsKey(Mark.DOWN)) {
                end(task, Mark.DOWN);
                begin(task, Mark.RESTORE);
            }
        }
    }

    private void running(TraceEvent event) {
        end(event.task(), Mark.DOWN);
        end(event.task(), Mark.RESTORE);
    }

    private void begin(int task, Mark mark) {
        since.get(task).put(mark, lastNanos);
    }

    private void end(int task, Mark mark) {
        Long from = since.get(task).remove(mark);
        if (from != null) {
            tasks.get(task).add(new Span(from, lastNanos, mark));
        }
    }

    /** Virtual time of the last event. */
    long lastNanos() {
        return lastNanos;
    }

    /** The JobManager's lane, without one checkpoint. */
    List<Span> jobManagerWithout(long checkpoint) {
        List<Span> all = new ArrayList<>();
        jobManager.forEach((id, spans) -> all.addAll(id == checkpoint ? List.of() : spans));
        pending.forEach((id, from) -> {
            if (id != checkpoint) {
                all.add(new Span(from, lastNanos, Mark.PENDING));
            }
        });
        return all;
    }

    /** What the JobManager's lane shows of one checkpoint. */
    List<Span> jobManager(long checkpoint) {
        List<Span> own = new ArrayList<>(jobManager.getOrDefault(checkpoint, List.of()));
        Long from = pending.get(checkpoint);
        if (from != null) {
            own.add(new Span(from, lastNanos, Mark.PENDING));
        }
        return own;
    }

    /** The lane of a subtask. */
    List<Span> task(int task) {
        List<Span> all = new ArrayList<>(tasks.get(task));
        since.get(task).forEach((mark, from) -> all.add(new Span(from, lastNanos, mark)));
        return all;
    }

    /** The job. */
    Topology topology() {
        return topology;
    }
}
