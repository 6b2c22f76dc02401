package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex;
import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorConfig;
import io.github.cleancut.protocol.coordinator.PeriodicSchedule;
import io.github.cleancut.protocol.coordinator.TaskAttempt;
import io.github.cleancut.protocol.message.OptionsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The job and the configuration of a recording. */
final class RecordedJob {
    /** The recorder's statistics remember ten checkpoints. */
    private static final int HISTORY_SIZE = 10;

    private final Map<String, Object> config;
    private final List<CoordinatedVertex> vertices = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();
    private final List<StateKind> stateOfTask = new ArrayList<>();

    RecordedJob(Recording recording) {
        config = recording.config();
        List<String> names = new ArrayList<>();
        for (Map<String, Object> vertex : Fields.maps(config, "vertices")) {
            addVertex(vertex, names);
        }
        if (!tasks.equals(recording.members())) {
            throw new MalformedRecording(
                    "the tasks " + recording.members() + " do not belong to the vertices, which have " + tasks);
        }
    }

    private void addVertex(Map<String, Object> vertex, List<String> names) {
        List<CoordinatedVertex.Input> inputs = new ArrayList<>();
        for (Map<String, Object> input : Fields.maps(vertex, "inputs")) {
            boolean allToAll = Fields.text(input, "pattern").equals("ALL_TO_ALL");
            inputs.add(new CoordinatedVertex.Input(names.indexOf(Fields.text(input, "from")), allToAll));
        }
        String name = Fields.text(vertex, "name");
        StateKind state = StateKind.valueOf(Fields.text(vertex, "state").toUpperCase(Locale.ROOT));
        int parallelism = (int) Fields.number(vertex, "parallelism");
        boolean coordinated = names.isEmpty() && !operatorCoordinator().equals("none");
        names.add(name);
        vertices.add(new CoordinatedVertex(name, parallelism, inputs, state, coordinated));
        for (int index = 0; index < parallelism; index++) {
            tasks.add(name + "#" + index);
            stateOfTask.add(state);
        }
    }

    CoordinatorConfig coordinatorConfig() {
        String mode = Fields.text(config, "mode");
        long interval = Fields.numberOr(config, "interval_ms", PeriodicSchedule.DISABLED);
        PeriodicSchedule schedule = new PeriodicSchedule(
                interval,
                Fields.numberOr(config, "backlog_interval_ms", PeriodicSchedule.DISABLED),
                Fields.number(config, "initial_delay_ms"),
                Fields.number(config, "min_pause_ms"));
        OptionsRequest barriers = new OptionsRequest(
                !mode.equals("at_least_once"),
                mode.startsWith("unaligned"),
                Fields.numberOr(config, "aligned_timeout_ms", 0));
        return new CoordinatorConfig(
                schedule,
                (int) Fields.number(config, "max_concurrent"),
                Fields.number(config, "timeout_ms"),
                (int) Fields.numberOr(config, "tolerable_failures", CoordinatorConfig.UNLIMITED_FAILURES),
                (int) Fields.number(config, "retained"),
                CoordinatorConfig.Retention.valueOf(Fields.text(config, "retention")),
                barriers,
                Fields.flag(config, "after_finish"),
                Fields.flag(config, "cleaner_parallel"),
                isTracking(),
                false,
                HISTORY_SIZE);
    }

    List<CoordinatedVertex> vertices() {
        return vertices;
    }

    boolean isTracking() {
        return Fields.text(config, "activation").equals("tracking");
    }

    boolean isStepped() {
        return Fields.text(config, "drain").equals("stepped");
    }

    /** none, immediate or manual. */
    String operatorCoordinator() {
        return Fields.text(config, "operator_coordinator");
    }

    int tasks() {
        return tasks.size();
    }

    String task(int task) {
        return tasks.get(task);
    }

    int taskOf(Map<String, Object> command) {
        int task = tasks.indexOf(Fields.text(command, "task"));
        if (task < 0) {
            throw new MalformedRecording("no task of that name: " + command);
        }
        return task;
    }

    TaskAttempt attemptOf(Map<String, Object> command) {
        return new TaskAttempt(taskOf(command), (int) Fields.number(command, "attempt"));
    }

    StateKind stateOf(int task) {
        return stateOfTask.get(task);
    }

    /** Task, or task@n for its attempt n if that is not the first. */
    String label(TaskAttempt attempt) {
        if (attempt.attempt() == TaskAttempt.UNKNOWN) {
            return "unknown";
        }
        return attempt.attempt() == 0 ? task(attempt.task()) : task(attempt.task()) + "@" + attempt.attempt();
    }
}
