package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/** {@code cluster:}. */
public final class ClusterSection {
    static final Key<String> ID = Key.required("id", Types.NAME, "Name of the TaskManager.");
    static final Key<Long> SLOTS = Key.required("slots", Types.integer(1, 32_768), "Its slots.");
    static final Section TASK_MANAGER = Section.of("taskmanager", "a TaskManager", ID, SLOTS);
    static final Key<List<Fields>> TASK_MANAGERS = Key.optional(
            "taskmanagers",
            Types.list(TASK_MANAGER),
            "as many as taskmanager.numberOfTaskSlots asks for, else one with enough slots",
            "The machines, in the order in which their slots are counted.");
    static final Key<Amount> DEPLOY = Key.of(
            "deploy", Types.AMOUNT, Amount.Fixed.ZERO, "0 ms", "From the deploy message to INITIALIZING, per subtask.");
    static final Key<Amount> CANCEL = Key.of(
            "cancel", Types.AMOUNT, Amount.Fixed.ZERO, "0 ms", "From the cancel message to CANCELED, per subtask.");

    /** Its fields. */
    public static final Section SECTION = Section.of("cluster", "cluster", TASK_MANAGERS, DEPLOY, CANCEL);

    /** The sections of its parts. */
    public static List<Section> parts() {
        return List.of(TASK_MANAGER);
    }

    private final Context context;
    private final Fields fields;
    private boolean isBroken;

    ClusterSection(Context context, Fields fields) {
        this.context = context;
        this.fields = fields;
    }

    /** Whether TaskManagers are written, read or not. */
    boolean isWritten() {
        return fields.has(TASK_MANAGERS);
    }

    /** The TaskManagers that are written; empty where the default holds. */
    List<ClusterSpec.TaskManager> declared() {
        List<ClusterSpec.TaskManager> declared = new ArrayList<>();
        for (Fields entry : fields.get(TASK_MANAGERS, List.of())) {
            String id = entry.find(ID);
            Long slots = entry.find(SLOTS);
            isBroken |= id == null || slots == null;
            if (id != null) {
                context.names().declare(id, "TaskManager", entry.place(ID), context.problems());
                declared.add(new ClusterSpec.TaskManager(id, slots == null ? 1 : Math.toIntExact(slots)));
            }
        }
        boolean isEmptyList = fields.node(TASK_MANAGERS) instanceof Node.Sequence list
                && list.items().isEmpty();
        if (isEmptyList) {
            context.problems()
                    .error(
                            fields.place(TASK_MANAGERS),
                            "cluster.taskmanagers names none",
                            "leave it out, or name one: [{id: tm1, slots: 4}]");
        }
        return declared;
    }

    /** The cluster with enough slots for a job; too few are Flink's refusal. */
    ClusterSpec read(List<ClusterSpec.TaskManager> declared, List<JobItem> items) {
        int needed = items.stream()
                .filter(item -> item.placement().isEmpty())
                .mapToInt(JobItem::parallelism)
                .max()
                .orElse(1);
        List<ClusterSpec.TaskManager> managers = declared.isEmpty() ? byDefault(needed) : declared;
        int slots = managers.stream().mapToInt(ClusterSpec.TaskManager::slots).sum();
        if (slots < needed && !isBroken) {
            context.problems()
                    .refuse(
                            fields.place(TASK_MANAGERS),
                            "the job needs " + needed + " slots and the cluster has " + slots,
                            "the largest parallelism counts; add slots or TaskManagers");
        }
        return new ClusterSpec(managers, fields.get(DEPLOY), fields.get(CANCEL));
    }

    private List<ClusterSpec.TaskManager> byDefault(int needed) {
        int each = context.flink().slots() < 1 ? needed : context.flink().slots();
        List<ClusterSpec.TaskManager> managers = new ArrayList<>();
        for (int i = 0; i * each < needed; i++) {
            managers.add(new ClusterSpec.TaskManager("tm" + (i + 1), each));
        }
        return managers;
    }
}
