package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.CalculatePlan;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** The checkpoint plan, computed on the main thread from the graph of that moment (section 8). */
final class PlanTables {
    // spotless:off
    static final RuleTable<Desk, CalculatePlan, CoordinatorOut> PLAN = table("plan",
        rule("PL1", "finished tasks are not allowed",            PlanTables::isFinishedForbidden, PlanTables::failPlan,        "C-080", "C-081"),
        rule("PL2", "no task has finished, all run",             PlanTables::isAllRunning,        PlanTables::planAll,         "C-084"),
        rule("PL3", "no task has finished, one does not run",    PlanTables::isOneNotRunning,     PlanTables::failPlan,        "C-023", "C-083"),
        rule("PL4", "some have finished, all others run",        PlanTables::isRestRunning,       PlanTables::planUnfinished,  "C-085", "C-086", "C-087", "C-250"),
        rule("PL5", "some have finished, one other does not run", PlanTables::isRestNotRunning,   PlanTables::failPlan,        "C-023", "C-083"));

    static final RuleTable<Desk, Integer, PlanDraft> TASK = table("plan/task",
        rule("PT1", "ended, however: taken as finished",         PlanTables::isEnded,             PlanTables::addFinished,     "C-085", "C-087", "C-088"),
        rule("PT2", "nobody above it is alive: trigger it",      PlanTables::isTopmost,           PlanTables::addTriggered,    "C-085", "C-086"),
        rule("PT3", "somebody above it is alive",                PlanTables::isBelow,             PlanTables::addWaiting,      "C-085", "C-086"));

    /** As presumably intended: what has failed has not finished (C-087). */
    static final RowReplacement<Desk, CalculatePlan, CoordinatorOut> ONLY_FINISHED = replacing(PLAN, "PL4",
        rule("PL4", "some have finished, all others run",        PlanTables::isTrueRestRunning,   PlanTables::planUnfinished,  "C-085", "C-086"),
        rule("PL6", "some have finished, another has failed",    PlanTables::isOneBroken,         PlanTables::failPlan,        "C-083", "C-087"));
    // spotless:on

    /** A plan in the making. */
    record PlanDraft(
            List<TaskAttempt> trigger, List<TaskAttempt> waitFor, List<Integer> commitTo, List<TaskAttempt> finished) {}

    private PlanTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(PLAN, TASK);
    }

    static void calculate(Desk desk, CalculatePlan input, CoordinatorOut out) {
        desk.fire(PLAN, input, out);
    }

    private static boolean hasFinished(Desk desk) {
        return desk.state().graph.hasFinished();
    }

    private static boolean isFinishedForbidden(Desk desk, CalculatePlan input) {
        return hasFinished(desk) && !desk.config().checkpointsAfterTasksFinish();
    }

    private static boolean isAllRunning(Desk desk, CalculatePlan input) {
        return !hasFinished(desk) && isEachRunning(desk, false);
    }

    private static boolean isOneNotRunning(Desk desk, CalculatePlan input) {
        return !hasFinished(desk) && !isEachRunning(desk, false);
    }

    private static boolean isRestRunning(Desk desk, CalculatePlan input) {
        return hasFinished(desk) && desk.config().checkpointsAfterTasksFinish() && isEachRunning(desk, true);
    }

    private static boolean isTrueRestRunning(Desk desk, CalculatePlan input) {
        return isRestRunning(desk, input) && !desk.state().graph.hasBroken();
    }

    private static boolean isOneBroken(Desk desk, CalculatePlan input) {
        return isRestRunning(desk, input) && desk.state().graph.hasBroken();
    }

    private static boolean isRestNotRunning(Desk desk, CalculatePlan input) {
        return hasFinished(desk) && desk.config().checkpointsAfterTasksFinish() && !isEachRunning(desk, true);
    }

    private static boolean isEachRunning(Desk desk, boolean exceptEnded) {
        for (int task = 0; task < desk.job().tasks(); task++) {
            TaskState state = desk.state().graph.state(task);
            if (state != TaskState.RUNNING && !(exceptEnded && state.isTerminal())) {
                return false;
            }
        }
        return true;
    }

    private static void failPlan(Desk desk, CalculatePlan input, CoordinatorOut out) {
        FailureCause cause = FailureCause.of(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING);
        TriggerTables.endPhases(desk, input.request(), cause, out);
    }

    private static void planAll(Desk desk, CalculatePlan input, CoordinatorOut out) {
        List<TaskAttempt> all = new ArrayList<>();
        List<TaskAttempt> inputs = new ArrayList<>();
        List<Integer> commitTo = new ArrayList<>();
        for (int task = 0; task < desk.job().tasks(); task++) {
            all.add(desk.state().graph.current(task));
            commitTo.add(task);
        }
        for (int vertex : desk.job().inputVertices()) {
            inputs.addAll(all.subList(desk.job().firstTask(vertex), desk.job().endTask(vertex)));
        }
        goOn(desk, input, new CheckpointPlan(inputs, all, commitTo, List.of()), out);
    }

    private static void planUnfinished(Desk desk, CalculatePlan input, CoordinatorOut out) {
        PlanDraft draft = new PlanDraft(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int task = 0; task < desk.job().tasks(); task++) {
            desk.fireInto(TASK, task, draft);
        }
        goOn(
                desk,
                input,
                new CheckpointPlan(draft.trigger(), draft.waitFor(), draft.commitTo(), draft.finished()),
                out);
    }

    private static void goOn(Desk desk, CalculatePlan input, CheckpointPlan plan, CoordinatorOut out) {
        desk.state().requests.require(input.request()).setPlan(plan);
        out.post(CoordinatorContext.IO, new CoordinatorWork.TakeCheckpointId(input.request()));
    }

    private static boolean isEnded(Desk desk, Integer task) {
        return desk.state().graph.state(task).isTerminal();
    }

    private static boolean isTopmost(Desk desk, Integer task) {
        return !isEnded(desk, task) && !hasLivePredecessor(desk, task);
    }

    private static boolean isBelow(Desk desk, Integer task) {
        return !isEnded(desk, task) && hasLivePredecessor(desk, task);
    }

    private static boolean hasLivePredecessor(Desk desk, int task) {
        for (CoordinatedVertex.Input edge :
                desk.job().vertex(desk.job().vertexOf(task)).inputs()) {
            for (int upstream : desk.job().upstreamTasks(task, edge)) {
                if (!desk.state().graph.state(upstream).isTerminal()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void addFinished(Desk desk, Integer task, PlanDraft draft) {
        draft.finished().add(desk.state().graph.current(task));
    }

    private static void addTriggered(Desk desk, Integer task, PlanDraft draft) {
        draft.trigger().add(desk.state().graph.current(task));
        addWaiting(desk, task, draft);
    }

    private static void addWaiting(Desk desk, Integer task, PlanDraft draft) {
        draft.waitFor().add(desk.state().graph.current(task));
        draft.commitTo().add(task);
    }
}
