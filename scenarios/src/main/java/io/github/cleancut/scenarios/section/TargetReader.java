package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.yaml.Node;
import org.jspecify.annotations.Nullable;

/** Reads the target of a fault: a subtask, a TaskManager, the storage, or any. */
final class TargetReader {
    private final Context context;

    TargetReader(Context context) {
        this.context = context;
    }

    Fault.@Nullable Target read(Fields fields, String accepted) {
        return read(fields, FaultKeys.TARGET, accepted);
    }

    /** Reads the target in a field that is there. */
    Fault.@Nullable Target read(Fields fields, Key<Node> key, String accepted) {
        Node node = fields.node(key);
        if (!(node instanceof Node.Scalar scalar)) {
            context.problems()
                    .error(
                            fields.place(key),
                            "a target is one name, not " + (node == null ? "nothing" : node.describe()),
                            accepted);
            return null;
        }
        return switch (scalar.text()) {
            case "storage" -> new Fault.Target.Storage();
            case "any" -> new Fault.Target.Subtasks(new SubtaskRef(SubtaskRef.ANY, SubtaskRef.ALL));
            case "any-taskmanager" -> new Fault.Target.TaskManager(null);
            case "jobmanager" -> new Fault.Target.JobManager();
            default -> named(scalar);
        };
    }

    private Fault.@Nullable Target named(Node.Scalar scalar) {
        if (context.names().isTaskManager(scalar.text())) {
            return new Fault.Target.TaskManager(scalar.text());
        }
        SubtaskRef ref = Types.SUBTASK.read(scalar, "target", context.problems());
        if (ref == null || !context.names().checkTarget(ref, scalar.place(), context.problems())) {
            return null;
        }
        return new Fault.Target.Subtasks(ref);
    }
}
