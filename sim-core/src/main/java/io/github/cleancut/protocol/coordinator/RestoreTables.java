package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RestoredTask;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreLatest;
import io.github.cleancut.protocol.coordinator.HookRestoreTables.Restoration;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** Restoring the latest checkpoint of the store into all tasks (C-194 to C-201, C-218). */
final class RestoreTables {
    /** A checkpoint whose hooks have been called, {@code global} and {@code isStart} as the restore is. */
    record AfterHooks(Restoration hooks, boolean global, boolean isStart) {}

    /** A task that is restored from a checkpoint, and the list it goes to. */
    record Restoring(CompletedCheckpoint checkpoint, int task) {}

    // spotless:off
    static final RuleTable<Desk, RestoreLatest, CoordinatorOut> RESTORE = table("restore/latest",
        rule("RE1", "shut down: throws",                         RestoreTables::isShutDown,      RestoreTables::refuse,              "C-007"),
        rule("RE2", "no checkpoint, global: coordinators reset to the beginning", RestoreTables::isEmptyGlobal, RestoreTables::resetAll, "C-197", "C-198", "C-217"),
        rule("RE3", "no checkpoint, local",                      RestoreTables::isEmptyLocal,    RestoreTables::startEmpty,          "C-195", "C-198", "C-217"),
        rule("RE4", "latest checkpoint, global",                 RestoreTables::isGlobal,        RestoreTables::restoreGlobally,     "C-194", "C-201", "C-242"),
        rule("RE5", "latest checkpoint, local",                  RestoreTables::isLocal,         RestoreTables::restoreLocally,      "C-194", "C-201", "C-242"));

    static final RuleTable<Desk, Boolean, CoordinatorOut> START = table("restore/start",
        rule("RE6", "there is no checkpoint: everything begins anew", RestoreTables::isEmptyStart, RestoreTables::startFresh,         "C-198", "C-211"),
        rule("RE7", "the latest checkpoint, everything",         RestoreTables::isFilledStart,   RestoreTables::startFromLatest,     "C-194", "C-201", "C-211"));

    static final RuleTable<Desk, AfterHooks, CoordinatorOut> AFTER_HOOKS = table("restore/after-hooks",
        rule("RG1", "global: operator coordinators go back too", RestoreTables::isRestoredGlobally, RestoreTables::goBackGlobally,   "C-197", "C-216"),
        rule("RG2", "local: operator coordinators keep going",  RestoreTables::isRestoredLocally, RestoreTables::goBackLocally,      "C-195", "C-216"),
        rule("RG3", "a hook has failed: the job fails as a whole", RestoreTables::isFailedRestore, RestoreTables::tellRestoreFailed, "C-199", "C-261"),
        rule("RG4", "a hook has failed: the job does not start", RestoreTables::isFailedStart,  RestoreTables::tellStartFailed,     "C-199", "C-261"));

    static final RuleTable<Desk, Restoring, List<RestoredTask>> TASK = table("restore/task",
        rule("RT1", "its vertex was fully finished: starts finished", RestoreTables::isFinished, RestoreTables::addFinished,         "C-218"),
        rule("RT2", "state that every subtask gets all of",      RestoreTables::isForAll,        RestoreTables::addAllOfVertex,      "C-196"),
        rule("RT3", "its own state",                             RestoreTables::isOwn,           RestoreTables::addOwn,              "C-196", "C-218"));
    // spotless:on

    private RestoreTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(RESTORE, START, AFTER_HOOKS, TASK);
    }

    static void restore(Desk desk, RestoreLatest input, CoordinatorOut out) {
        desk.fire(RESTORE, input, out);
    }

    /** A job starts from the latest entry of the store, if there is one; {@code isUnmatchedAllowed}: state that belongs to nothing is left out. */
    static void start(Desk desk, boolean isUnmatchedAllowed, CoordinatorOut out) {
        desk.fire(START, isUnmatchedAllowed, out);
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
        desk.state().statistics.initializationStarted();
        for (int vertex : desk.job().coordinatedVertices()) {
            out.effect(new CoordinatorEffect.OperatorCoordinatorReset(vertex, CoordinatorEffect.NONE, false));
        }
        MasterHookTables.reset(desk, out);
        out.effect(new CoordinatorEffect.Restored(CoordinatorEffect.NONE, List.of()));
    }

    private static void startEmpty(Desk desk, RestoreLatest input, CoordinatorOut out) {
        desk.state().statistics.initializationStarted();
        MasterHookTables.reset(desk, out);
        out.effect(new CoordinatorEffect.Restored(CoordinatorEffect.NONE, List.of()));
        tellSubtaskResets(desk, CoordinatorEffect.NONE, out);
    }

    private static boolean isEmptyStart(Desk desk, Boolean isUnmatchedAllowed) {
        return isEmpty(desk);
    }

    private static boolean isFilledStart(Desk desk, Boolean isUnmatchedAllowed) {
        return !isEmpty(desk);
    }

    private static void startFresh(Desk desk, Boolean isUnmatchedAllowed, CoordinatorOut out) {
        resetAll(desk, new RestoreLatest(true), out);
    }

    private static void startFromLatest(Desk desk, Boolean isUnmatchedAllowed, CoordinatorOut out) {
        begin(desk, isUnmatchedAllowed, true, true, out);
    }

    private static void restoreGlobally(Desk desk, RestoreLatest input, CoordinatorOut out) {
        begin(desk, true, true, false, out);
    }

    private static void restoreLocally(Desk desk, RestoreLatest input, CoordinatorOut out) {
        begin(desk, true, false, false, out);
    }

    private static void begin(
            Desk desk, boolean isUnmatchedAllowed, boolean global, boolean isStart, CoordinatorOut out) {
        CompletedCheckpoint latest = desk.state().store.requireLatest();
        desk.state().store.forceFull(latest.isUnclaimed());
        desk.state().statistics.restored(desk.wallMillis());
        Restoration hooks = new Restoration(latest, isUnmatchedAllowed);
        HookRestoreTables.restore(desk, hooks, out);
        desk.fire(AFTER_HOOKS, new AfterHooks(hooks, global, isStart), out);
    }

    private static boolean isRestoredGlobally(Desk desk, AfterHooks restore) {
        return restore.hooks().failure() == null && restore.global();
    }

    private static boolean isRestoredLocally(Desk desk, AfterHooks restore) {
        return restore.hooks().failure() == null && !restore.global();
    }

    private static boolean isFailedRestore(Desk desk, AfterHooks restore) {
        return restore.hooks().failure() != null && !restore.isStart();
    }

    private static boolean isFailedStart(Desk desk, AfterHooks restore) {
        return restore.hooks().failure() != null && restore.isStart();
    }

    private static void goBackGlobally(Desk desk, AfterHooks restore, CoordinatorOut out) {
        CompletedCheckpoint checkpoint = restore.hooks().checkpoint();
        for (int vertex : desk.job().coordinatedVertices()) {
            boolean withState = checkpoint.contents().hasCoordinatorState(vertex);
            out.effect(new CoordinatorEffect.OperatorCoordinatorReset(vertex, checkpoint.id(), withState));
        }
        out.effect(new CoordinatorEffect.Restored(checkpoint.id(), assign(desk, checkpoint)));
    }

    private static void goBackLocally(Desk desk, AfterHooks restore, CoordinatorOut out) {
        CompletedCheckpoint checkpoint = restore.hooks().checkpoint();
        out.effect(new CoordinatorEffect.Restored(checkpoint.id(), assign(desk, checkpoint)));
        tellSubtaskResets(desk, checkpoint.id(), out);
    }

    private static void tellRestoreFailed(Desk desk, AfterHooks restore, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.RestoreFailed(
                restore.hooks().checkpoint().id(),
                String.valueOf(restore.hooks().failure())));
    }

    private static void tellStartFailed(Desk desk, AfterHooks restore, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.StartFailed(
                restore.hooks().checkpoint().id(),
                String.valueOf(restore.hooks().failure())));
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
