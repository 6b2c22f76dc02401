package io.github.cleancut.protocol.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cancel-with-savepoint at the scheduler. */
class CancelWithSavepointTest {
    private final List<String> done = new ArrayList<>();

    private final CancelEffects out = new CancelEffects() {
        @Override
        public void stopScheduler() {
            done.add("stop scheduler");
        }

        @Override
        public void triggerSavepoint() {
            done.add("savepoint");
        }

        @Override
        public void startScheduler() {
            done.add("start scheduler");
        }

        @Override
        public void cancelJob() {
            done.add("cancel");
        }

        @Override
        public void answerCancelled(long savepointId) {
            done.add("cancelled with " + savepointId);
        }

        @Override
        public void answerFailed(String cause) {
            done.add("failed: " + cause);
        }

        @Override
        public void fired(String id) {}
    };

    private CancelWithSavepoint begun(boolean isPeriodic) {
        RuleBook rules = RuleBook.of(new ArrayList<>(CancelWithSavepoint.tables()));
        CancelWithSavepoint request = new CancelWithSavepoint(rules, isPeriodic);
        request.begin(out);
        return request;
    }

    /** C-236: no checkpoint comes between the savepoint and the cancellation. */
    @Test
    void theSchedulerStopsBeforeTheSavepointAndTheJobIsCancelledAfterIt() {
        CancelWithSavepoint request = begun(true);
        assertEquals(List.of("stop scheduler", "savepoint"), done);
        request.onSavepoint(7, out);
        assertEquals(List.of("stop scheduler", "savepoint", "cancel", "cancelled with 7"), done);
    }

    /** C-236. */
    @Test
    void withoutASavepointTheJobGoesOnAndTheSchedulerStartsAgain() {
        CancelWithSavepoint request = begun(true);
        done.clear();
        request.onSavepointFailed("CHECKPOINT_EXPIRED", out);
        assertEquals(List.of("start scheduler", "failed: CHECKPOINT_EXPIRED"), done);
    }

    /** C-236. */
    @Test
    void withoutAnIntervalThereIsNothingToStartAgain() {
        CancelWithSavepoint request = begun(false);
        done.clear();
        request.onSavepointFailed("CHECKPOINT_EXPIRED", out);
        assertEquals(List.of("failed: CHECKPOINT_EXPIRED"), done);
    }
}
