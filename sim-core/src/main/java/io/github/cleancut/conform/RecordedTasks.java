package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.AcknowledgedState;
import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.TaskAttempt;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The part of the TaskManagers that the recorder plays: it names states and lets incremental ones share files. */
final class RecordedTasks {
    /** Files that one state refers to at most besides its own. */
    private static final int REUSED = 3;

    private final RecordedJob job;
    private final TreeSet<Long> savepoints = new TreeSet<>();
    private final TreeSet<Long> fullCheckpoints = new TreeSet<>();
    private final Map<String, TreeMap<Long, List<String>>> files = new TreeMap<>();
    private final Map<String, Long> confirmed = new TreeMap<>();
    private int states;

    RecordedTasks(RecordedJob job) {
        this.job = job;
    }

    void triggered(CoordinatorEffect.TriggerSent sent) {
        if (sent.options().type().isSavepoint()) {
            savepoints.add(sent.checkpointId());
        } else if (sent.options().type() == SnapshotType.FULL_CHECKPOINT) {
            fullCheckpoints.add(sent.checkpointId());
        }
    }

    void completed(CoordinatorEffect.NotifyComplete notice) {
        for (TaskAttempt attempt : notice.attempts()) {
            confirmed.merge(key(attempt), notice.checkpointId(), Math::max);
        }
    }

    void restored(TaskAttempt attempt, RestoredTask task, long checkpointId) {
        if (!task.shared().isEmpty()) {
            filesOf(attempt).put(checkpointId, task.shared());
            confirmed.put(key(attempt), checkpointId);
        }
    }

    /** The state that an acknowledgement carries. */
    @Nullable
    AcknowledgedState stateOf(Map<String, Object> ack) {
        if (Fields.isSet(ack, "finished_on_restore")) {
            return new AcknowledgedState(null, false, true, List.of(), List.of());
        }
        if (!Fields.isSet(ack, "state")) {
            return null;
        }
        String handle = newName();
        TaskAttempt attempt = job.attemptOf(ack);
        long checkpointId = Fields.number(ack, "checkpoint");
        boolean finished = Fields.isSet(ack, "finished");
        if (job.stateOf(attempt.task()) != StateKind.INCREMENTAL || savepoints.contains(checkpointId)) {
            return new AcknowledgedState(handle, finished, false, List.of(), List.of());
        }
        List<String> reused = reusable(attempt, checkpointId);
        String added = newName();
        List<String> all = new ArrayList<>(reused);
        all.add(added);
        filesOf(attempt).put(checkpointId, all);
        return new AcknowledgedState(handle, finished, false, List.of(added), reused);
    }

    private List<String> reusable(TaskAttempt attempt, long checkpointId) {
        if (fullCheckpoints.contains(checkpointId)) {
            return List.of();
        }
        List<String> base = filesOf(attempt).getOrDefault(confirmed.getOrDefault(key(attempt), -1L), List.of());
        return List.copyOf(base.subList(Math.max(0, base.size() - REUSED), base.size()));
    }

    private Map<Long, List<String>> filesOf(TaskAttempt attempt) {
        return files.computeIfAbsent(key(attempt), ignored -> new TreeMap<>());
    }

    private String newName() {
        states++;
        return "s" + states;
    }

    private String key(TaskAttempt attempt) {
        return job.label(attempt);
    }
}
