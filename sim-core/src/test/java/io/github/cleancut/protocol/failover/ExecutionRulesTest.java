package io.github.cleancut.protocol.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Executions at the scheduler: what tasks tell, cancellation (C-190), end of data (C-059, C-244). */
final class ExecutionRulesTest {
    private final ExecutionRules rules = new ExecutionRules(RuleBook.of(ExecutionRules.tables()));
    private final Notes out = new Notes();

    private String update(TaskState state, TaskState told) {
        rules.update(state, told, out);
        return out.take();
    }

    private String cancel(TaskState state) {
        rules.cancel(state, out);
        return out.take();
    }

    private String lost(TaskState state) {
        rules.lost(state, out);
        return out.take();
    }

    private String endOfData(boolean isWatched, boolean isWholeVertex, boolean isWholeJob) {
        rules.endOfData(isWatched, isWholeVertex, isWholeJob, out);
        return out.take();
    }

    /** C-190: a task that is being cancelled neither goes on nor fails. */
    @Test
    void aTaskThatIsBeingCancelledOnlyEnds() {
        assertEquals("", update(TaskState.CANCELING, TaskState.INITIALIZING));
        assertEquals("", update(TaskState.CANCELING, TaskState.RUNNING));
        assertEquals("CANCELED, go on", update(TaskState.CANCELING, TaskState.FAILED));
        assertEquals("CANCELED, go on", update(TaskState.CANCELING, TaskState.CANCELED));
        assertEquals("FINISHED, go on", update(TaskState.CANCELING, TaskState.FINISHED));
    }

    @Test
    void aFailureOfARunningTaskGoesToTheStrategy() { // C-190
        assertEquals("to INITIALIZING", update(TaskState.DEPLOYING, TaskState.INITIALIZING));
        assertEquals("to RUNNING, runs", update(TaskState.INITIALIZING, TaskState.RUNNING));
        assertEquals("FAILED, fail over", update(TaskState.RUNNING, TaskState.FAILED));
        assertEquals("", update(TaskState.FAILED, TaskState.RUNNING));
    }

    /** C-190: what is not deployed has ended at once, the others are told. */
    @Test
    void onlyDeployedTasksAreToldToEnd() {
        assertEquals("no slot, CANCELED", cancel(TaskState.SCHEDULED));
        assertEquals("to CANCELING, send", cancel(TaskState.RUNNING));
        assertEquals("", cancel(TaskState.CANCELING));
        assertEquals("", cancel(TaskState.FINISHED));
    }

    @Test
    void aLostTaskManagerTakesItsTasksAlong() { // C-190
        assertEquals("never, as FAILED", lost(TaskState.RUNNING));
        assertEquals("never, as FAILED", lost(TaskState.CANCELING));
        assertEquals("", lost(TaskState.SCHEDULED));
        assertEquals("", lost(TaskState.FINISHED));
    }

    /** C-059, C-244. */
    @Test
    void theLastEndOfDataTriggersACheckpointWhereThereAreAny() {
        assertEquals("", endOfData(true, false, false));
        assertEquals("vertex", endOfData(true, true, false));
        assertEquals("vertex, checkpoint", endOfData(true, true, true));
        assertEquals("", endOfData(false, true, true));
    }

    private static final class Notes implements ExecutionEffects {
        private final List<String> effects = new ArrayList<>();

        String take() {
            String text = String.join(", ", effects);
            effects.clear();
            return text;
        }

        @Override
        public void change(TaskState state) {
            effects.add("to " + state);
        }

        @Override
        public void end(TaskState state) {
            effects.add(state.name());
        }

        @Override
        public void runs() {
            effects.add("runs");
        }

        @Override
        public void goOn() {
            effects.add("go on");
        }

        @Override
        public void failOver() {
            effects.add("fail over");
        }

        @Override
        public void needNoSlot() {
            effects.add("no slot");
        }

        @Override
        public void sendCancel() {
            effects.add("send");
        }

        @Override
        public void neverBegin() {
            effects.add("never");
        }

        @Override
        public void update(TaskState state) {
            effects.add("as " + state);
        }

        @Override
        public void vertexAtEndOfData() {
            effects.add("vertex");
        }

        @Override
        public void triggerCheckpoint() {
            effects.add("checkpoint");
        }

        @Override
        public void fired(String id) {}
    }
}
