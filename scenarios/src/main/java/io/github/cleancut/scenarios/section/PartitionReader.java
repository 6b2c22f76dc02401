package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Fault;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads who a partition stands between. */
final class PartitionReader {
    private static final String JOB_MANAGER = "jobmanager";
    private static final String ACCEPTED =
            "two of jobmanager and the TaskManagers, for example between: [tm1, jobmanager]";

    private final Context context;
    private final Fields fields;

    PartitionReader(Context context, Fields fields) {
        this.context = context;
        this.fields = fields;
    }

    Fault.@Nullable Verb read() {
        if (!fields.has(FaultKeys.BETWEEN)) {
            context.problems().error(fields.place(), "partition does not say between whom", ACCEPTED);
            return null;
        }
        List<Fault.Target> ends = new ArrayList<>();
        if (!(fields.node(FaultKeys.BETWEEN) instanceof Node.Sequence sequence)
                || sequence.items().size() != 2) {
            context.problems().error(fields.place(FaultKeys.BETWEEN), "a partition stands between two", ACCEPTED);
            return null;
        }
        for (Node node : sequence.items()) {
            Fault.Target end = end(node);
            if (end == null) {
                return null;
            }
            ends.add(end);
        }
        if (ends.get(0).equals(ends.get(1))) {
            context.problems()
                    .error(sequence.items().get(1).place(), "a partition stands between two, not within one", ACCEPTED);
            return null;
        }
        return new Fault.Verb.Partition(ends.get(0), ends.get(1), backNanos(ends));
    }

    private Fault.@Nullable Target end(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            context.problems().error(node.place(), "one end of a partition is " + node.describe(), ACCEPTED);
            return null;
        }
        if (scalar.text().equals(JOB_MANAGER)) {
            return new Fault.Target.JobManager();
        }
        if (context.names().isTaskManager(scalar.text())) {
            return new Fault.Target.TaskManager(scalar.text());
        }
        if (!context.names().isIncomplete()) {
            List<String> known = new ArrayList<>(context.names().all("TaskManager"));
            known.add(JOB_MANAGER);
            context.problems()
                    .error(
                            scalar.place(),
                            "there is no TaskManager " + scalar.text(),
                            DidYouMean.hint(
                                    scalar.text(), known, "a partition takes two of " + String.join(", ", known)));
        }
        return null;
    }

    private long backNanos(List<Fault.Target> ends) {
        boolean isOfJobManager = ends.contains(new Fault.Target.JobManager());
        if (fields.has(FaultKeys.REPLACED) && !isOfJobManager) {
            context.problems()
                    .error(
                            fields.keyPlace(FaultKeys.REPLACED),
                            "back belongs to a partition from the JobManager",
                            "leave it out: TaskManagers do not give each other up");
        }
        return fields.get(FaultKeys.REPLACED);
    }
}
