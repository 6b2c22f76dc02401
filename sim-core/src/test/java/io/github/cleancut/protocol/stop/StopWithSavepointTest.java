package io.github.cleancut.protocol.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stop-with-savepoint at the scheduler. */
class StopWithSavepointTest {
    private final List<String> done = new ArrayList<>();

    private final StopEffects out = new StopEffects() {
        @Override
        public void stopScheduler() {
            done.add("stop scheduler");
        }

        @Override
        public void triggerSynchronousSavepoint(boolean drain) {
            done.add(drain ? "terminate savepoint" : "suspend savepoint");
        }

        @Override
        public void startScheduler() {
            done.add("start scheduler");
        }

        @Override
        public void failJob(long savepointId) {
            done.add("fail job, savepoint " + savepointId);
        }

        @Override
        public void answerStopped(long savepointId) {
            done.add("stopped with " + savepointId);
        }

        @Override
        public void answerFailed(String cause) {
            done.add("failed: " + cause);
        }

        @Override
        public void fired(String id) {}
    };

    private StopWithSavepoint begun(boolean drain, boolean isPeriodic) {
        StopWithSavepoint.Rules rules = new StopWithSavepoint.Rules(RuleBook.of(new ArrayList<>(StopTables.all())));
        StopWithSavepoint stop = new StopWithSavepoint(rules, drain, isPeriodic);
        stop.begin(out);
        return stop;
    }

    /** C-237, M8. */
    @Test
    void theSchedulerStopsBeforeTheSavepointIsTriggered() {
        begun(false, true);
        assertEquals(List.of("stop scheduler", "suspend savepoint"), done);
    }

    /** C-237, C-238. */
    @Test
    void drainAsksForATerminateSavepoint() {
        begun(true, true);
        assertEquals(List.of("stop scheduler", "terminate savepoint"), done);
    }

    /** C-240. */
    @Test
    void theUserGetsTheSavepointOnceAllExecutionsHaveFinished() {
        StopWithSavepoint stop = begun(false, true);
        done.clear();
        stop.onSavepoint(7, out);
        assertEquals(List.of(), done);
        stop.onExecutionsEnded(true, out);
        assertEquals(List.of("stopped with 7"), done);
    }

    /** C-240. */
    @Test
    void anExecutionThatDidNotFinishFailsTheJobAndTheErrorNamesTheSavepoint() {
        StopWithSavepoint stop = begun(false, true);
        done.clear();
        stop.onSavepoint(7, out);
        stop.onExecutionsEnded(false, out);
        assertEquals(List.of("fail job, savepoint 7"), done);
    }

    /** C-241. */
    @Test
    void theSavepointsResultIsHandledFirstAlsoWhenItComesLater() {
        StopWithSavepoint stop = begun(false, true);
        done.clear();
        stop.onExecutionsEnded(true, out);
        assertEquals(List.of(), done);
        stop.onSavepoint(7, out);
        assertEquals(List.of("stopped with 7"), done);
    }

    /** C-240. */
    @Test
    void afterAFailedSavepointTheSchedulerStartsAgainAndNobodyAsksForTheExecutions() {
        StopWithSavepoint stop = begun(false, true);
        done.clear();
        stop.onSavepointFailed("CHECKPOINT_EXPIRED", out);
        stop.onExecutionsEnded(false, out);
        assertEquals(List.of("start scheduler", "failed: CHECKPOINT_EXPIRED"), done);
    }

    /** C-240. */
    @Test
    void withoutAnIntervalThereIsNoSchedulerToStartAgain() {
        StopWithSavepoint stop = begun(false, false);
        done.clear();
        stop.onSavepointFailed("CHECKPOINT_EXPIRED", out);
        assertEquals(List.of("failed: CHECKPOINT_EXPIRED"), done);
    }

    @Test
    void aCopyGoesOnByItself() {
        StopWithSavepoint stop = begun(false, true);
        StopWithSavepoint copy = stop.copy();
        StringBuilder before = new StringBuilder();
        stop.encode(before);
        copy.onSavepoint(7, out);
        assertEquals(before.toString(), stop.toString());
        assertEquals("SAVEPOINT_CREATED RUNNING7", copy.toString());
    }
}
