package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.CheckpointPlan;
import io.github.cleancut.protocol.coordinator.CoordinatorContext;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.coordinator.CoordinatorSnapshot;
import io.github.cleancut.protocol.coordinator.TaskAttempt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The visible state in the words of a recording, with the execution graph that the recorder keeps. */
final class RecordedState {
    private final RecordedJob job;
    private final Replay host;
    private final TaskState[] states;
    private final int[] attempts;
    private final TreeSet<Long> describedPlans = new TreeSet<>();
    private JobStatus status = JobStatus.CREATED;

    RecordedState(RecordedJob job, Replay host) {
        this.job = job;
        this.host = host;
        states = new TaskState[job.tasks()];
        attempts = new int[job.tasks()];
        Arrays.fill(states, TaskState.CREATED);
    }

    JobStatus status() {
        return status;
    }

    void setStatus(JobStatus changed) {
        status = changed;
    }

    TaskState task(int task) {
        return states[task];
    }

    void setTask(int task, TaskState changed) {
        states[task] = changed;
    }

    int attempt(int task) {
        return attempts[task];
    }

    void reset(int task) {
        states[task] = TaskState.CREATED;
        attempts[task]++;
    }

    boolean isEveryTask(TaskState state) {
        return Arrays.stream(states).allMatch(each -> each == state);
    }

    Map<String, Object> describe() {
        CoordinatorSnapshot snapshot = host.coordinator().snapshot();
        RecordedContexts contexts = host.contexts();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("now", contexts.nowMillis());
        fields.put("job", status.name());
        fields.put("tasks", Arrays.stream(states).map(TaskState::name).toList());
        fields.put("scheduler_on", snapshot.schedulerOn());
        fields.put("next_trigger", nextTrigger(snapshot.nextTickMillis()));
        fields.put("triggering", snapshot.triggering());
        fields.put("queued", (long) snapshot.queued());
        fields.put("pending", snapshot.pending().stream().map(this::pending).toList());
        fields.put("completed", snapshot.completed());
        fields.put("failures", failures(snapshot.failures()));
        fields.put("expired", snapshot.expired());
        fields.put("cleaning", (long) snapshot.cleaning());
        fields.put("next_id", snapshot.nextId());
        fields.put("stats", statistics(snapshot.counts()));
        fields.put("timers", contexts.laterDueMillis());
        if (job.isStepped()) {
            Map<String, Object> runnable = new LinkedHashMap<>();
            runnable.put("timer", contexts.runnable(CoordinatorContext.TIMER));
            runnable.put("io", contexts.runnable(CoordinatorContext.IO));
            fields.put("runnable", runnable);
        }
        return fields;
    }

    private @Nullable Object nextTrigger(long nextTickMillis) {
        return nextTickMillis == Long.MAX_VALUE ? null : (Object) host.relativeMillis(nextTickMillis);
    }

    private Map<String, Object> pending(CoordinatorSnapshot.Pending pending) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", pending.checkpointId());
        fields.put("type", EffectWriter.type(pending.type()));
        fields.put("missing", labels(pending.missing()));
        if (pending.missingCoordinators() > 0) {
            fields.put("operator_coordinators_missing", (long) pending.missingCoordinators());
        }
        if (describedPlans.add(pending.checkpointId())) {
            fields.put("plan", plan(pending.plan()));
        }
        return fields;
    }

    private Map<String, Object> plan(CheckpointPlan plan) {
        List<TaskAttempt> commitTo = new ArrayList<>();
        for (int task : plan.commitTo()) {
            commitTo.add(new TaskAttempt(task, attempts[task]));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("trigger", labels(plan.trigger()));
        fields.put("wait_for", labels(plan.waitFor()));
        fields.put("commit_to", labels(commitTo));
        fields.put("finished", labels(plan.finished()));
        return fields;
    }

    private List<String> labels(List<TaskAttempt> list) {
        return list.stream().map(job::label).toList();
    }

    private static Map<String, @Nullable Object> failures(CoordinatorSnapshot.Failures failures) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("count", (long) failures.count());
        fields.put("counted", failures.counted());
        fields.put("last_success", failures.lastSuccess() == Long.MIN_VALUE ? null : (Object) failures.lastSuccess());
        return fields;
    }

    private static Map<String, Object> statistics(CoordinatorSnapshot.Counts counts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("total", counts.total());
        fields.put("in_progress", counts.inProgress());
        fields.put("completed", counts.completed());
        fields.put("failed", counts.failed());
        fields.put("restored", counts.restored());
        return fields;
    }
}
