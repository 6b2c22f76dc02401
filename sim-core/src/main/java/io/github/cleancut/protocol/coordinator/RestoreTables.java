package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreLatest;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** Restoring the latest checkpoint of the store into all tasks (C-194 to C-201, C-218). */
final class RestoreTables {
    /** A task that is restored from a checkpoint, and the list it goes to. */
    record Restoring(CompletedCheckpoint checkpoint, int task) {}

    // spotless:off
    static final RuleTable<Desk, RestoreLatest, CoordinatorOut> RESTORE = table("restore/latest",
        rule("RE1", "shut down: throws",                         RestoreTables::isShutDown,      RestoreTables::refuse,              "C-007"),
        rule("RE2", "no checkpoint, global: coordinators reset to the beginning", RestoreTables::isEmptyGlobal, RestoreTables::resetAll, "C-197", "C-198", "C-217"),
        rule("RE3", "no checkpoint, local",                      RestoreTables::isEmptyLocal,    RestoreTables::startEmpty,          "C-195", "C-198", "C-217"),
        rule("RE4", "latest checkpoint, global: coordinators too", RestoreTables::isGlobal,      RestoreTables::restoreGlobally,     "C-194", "C-197", "C-201", "C-242"),
        rule("RE5", "latest checkpoint, local: coordinators keep going", RestoreTables::isLocal, RestoreTables::restoreLocally,      "C-194", "C-195", "C-201", "C-242"));

    static final RuleTable<Desk, Restoring, List<RestoredTask>> TASK = table("restore/task",
        rule("RT1", "its vertex was fully finished: starts finished", RestoreTables::isFinished, RestoreTables::addFinished,         "C-218"),
        rule("RT2", "state that every subtask gets all of",      RestoreTables::isForAll,        RestoreTables::addAllOfVertex,      "C-196"),
        rule("RT3", "its own state",                             RestoreTables::isOwn,           RestoreTables::addOwn,              "C-196", "C-218"));
    // spotless:on

    private RestoreTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(RESTORE, TASK);
    }

    static void restore(Desk desk, RestoreLatest input, CoordinatorOut out) {
        desk.fire(RESTORE, input, out);
    }

    private static boolean isEmpty(Desk desk) {
        return desk.state().store.latest() == null;
    }

    private static boolean isShutDown(Desk desk, RestoreLatest input) {
        return desk.isShutDown();
    }

    private static boolean isEmptyGlobal(Desk desk, RestoreLatest input) {
        return !desk.isShutDown() && isEmpty(desk) && input.global();
    }

    private static boolean isEmptyLocal(Desk desk, RestoreLatest input) {
        return !desk.isShutDown() && isEmpty(desk) && !input.global();
    }

    private static boolean isGlobal(Desk desk, RestoreLatest input) {
        return !desk.isShutDown() && !isEmpty(desk) && input.global();
    }

    private static boolean isLocal(Desk desk, RestoreLatest input) {
        return !desk.isShutDown() && !isEmpty(desk) && !input.global();
    }

    private static void refuse(Desk desk, RestoreLatest input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Threw("IllegalStateException"));
    }

    private static void resetAll(Desk desk, RestoreLatest input, CoordinatorOut out) {
        for (int vertex : desk.job().coordinatedVertices()) {
            out.effect(new CoordinatorEffect.OperatorCoordinatorReset(vertex, CoordinatorEffect.NONE, false));
        }
        MasterHookTables.reset(desk, out);
        out.effect(new CoordinatorEffect.Restored(CoordinatorEffect.NONE, List.of()));
    }

    private static void startEmpty(Desk desk, RestoreLatest input, CoordinatorOut out) {
        MasterHookTables.reset(desk, out);
        out.effect(new CoordinatorEffect.Restored(CoordinatorEffect.NONE, List.of()));
        tellSubtaskResets(desk, CoordinatorEffect.NONE, out);
    }

    private static void restoreGlobally(Desk desk, RestoreLatest input, CoordinatorOut out) {
        CompletedCheckpoint checkpoint = begin(desk, out);
        for (int vertex : desk.job().coordinatedVertices()) {
            boolean withState = checkpoint.contents().hasCoordinatorState(vertex);
            out.effect(new CoordinatorEffect.OperatorCoordinatorReset(vertex, checkpoint.id(), withState));
        }
        out.effect(new CoordinatorEffect.Restored(checkpoint.id(), assign(desk, checkpoint)));
    }

    private static void restoreLocally(Desk desk, RestoreLatest input, CoordinatorOut out) {
        CompletedCheckpoint checkpoint = begin(desk, out);
        out.effect(new CoordinatorEffect.Restored(checkpoint.id(), assign(desk, checkpoint)));
        tellSubtaskResets(desk, checkpoint.id(), out);
    }

    private static CompletedCheckpoint begin(Desk desk, CoordinatorOut out) {
        CompletedCheckpoint latest = desk.state().store.requireLatest();
        desk.state().store.forceFull(latest.isUnclaimed());
        desk.state().statistics.restored();
        MasterHookTables.restore(desk, latest, out);
        return latest;
    }

    private static void tellSubtaskResets(Desk desk, long checkpointId, CoordinatorOut out) {
        for (int vertex : desk.job().coordinatedVertices()) {
            for (int task = desk.job().firstTask(vertex); task < desk.job().endTask(vertex); task++) {
                out.effect(new CoordinatorEffect.OperatorCoordinatorSubtaskReset(vertex, task, checkpointId));
            }
        }
    }

    private static List<RestoredTask> assign(Desk desk, CompletedCheckpoint checkpoint) {
        List<RestoredTask> tasks = new ArrayList<>();
        for (int task = 0; task < desk.job().tasks(); task++) {
            desk.fireInto(TASK, new Restoring(checkpoint, task), tasks);
        }
        return List.copyOf(tasks);
    }

    private static boolean isFinished(Desk desk, Restoring restoring) {
        return restoring.checkpoint().contents().isFullyFinished(desk.job().vertexOf(restoring.task()));
    }

    private static boolean isSpread(Desk desk, Restoring restoring) {
        return switch (desk.job().vertex(desk.job().vertexOf(restoring.task())).state()) {
            case UNION, BROADCAST -> true;
            case NONE, LIST, KEYED, INCREMENTAL -> false;
        };
    }

    private static boolean isForAll(Desk desk, Restoring restoring) {
        return !isFinished(desk, restoring) && isSpread(desk, restoring);
    }

    private static boolean isOwn(Desk desk, Restoring restoring) {
        return !isFinished(desk, restoring) && !isSpread(desk, restoring);
    }

    private static void addFinished(Desk desk, Restoring restoring, List<RestoredTask> out) {
        out.add(new RestoredTask(restoring.task(), true, List.of(), List.of()));
    }

    private static void addAllOfVertex(Desk desk, Restoring restoring, List<RestoredTask> out) {
        int vertex = desk.job().vertexOf(restoring.task());
        SnapshotContents contents = restoring.checkpoint().contents();
        List<String> states = new ArrayList<>(contents.handlesOf(restoring.task()));
        for (int task = desk.job().firstTask(vertex); task < restoring.task(); task++) {
            states.addAll(contents.handlesOf(task));
        }
        for (int task = restoring.task() + 1; task < desk.job().endTask(vertex); task++) {
            states.addAll(contents.handlesOf(task));
        }
        out.add(new RestoredTask(restoring.task(), false, List.copyOf(states), List.of()));
    }

    private static void addOwn(Desk desk, Restoring restoring, List<RestoredTask> out) {
        SnapshotContents contents = restoring.checkpoint().contents();
        int task = restoring.task();
        out.add(new RestoredTask(task, false, contents.handlesOf(task), contents.sharedOf(task)));
    }
}
