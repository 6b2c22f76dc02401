package io.github.cleancut.protocol.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Restarts that wait (C-190), newer failures (C-203), and the end of a job (C-053). */
final class JobRestartsTest {
    private static final List<Integer> EVERYTHING = List.of(0, 1, 2, 3);

    private final Notes out = new Notes();
    private final JobRestarts restarts = restarts(2);
    private JobStatus status = JobStatus.RUNNING;

    private JobRestarts restarts(int attempts) {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(RestartTables.all());
        tables.addAll(FailoverTables.all());
        RuleBook book = RuleBook.of(tables);
        return new JobRestarts(new RestartBackoff(new RestartStrategy.FixedDelay(attempts, 40), book, row -> {}), book);
    }

    private void fail(Integer... tasks) {
        restarts.onFailure(status, List.of(tasks), false, EVERYTHING, out);
    }

    /** C-190: the delay and the cancellations, in either order; then the job runs again and what failed restarts. */
    @Test
    void aRestartWaitsForItsDelayAndForTheCancellations() {
        fail(0, 1);
        assertEquals("RESTARTING, restarting in 40, cancel [0, 1], await 1 for 40", out.take());
        restarts.onAttemptEnded(tasks -> true, out);
        restarts.onDelayOver(1);
        restarts.onAttemptEnded(tasks -> false, out);
        assertEquals("", out.take());
        restarts.onAttemptEnded(tasks -> true, out);
        assertEquals("RUNNING, restart 1 [0, 1]", out.take());
    }

    /** C-180: by the time that the main thread gets to it. */
    @Test
    void aTaskThatHasEndedSinceFailsTheJobNoMore() {
        restarts.onBlame(status, true, false, out);
        assertEquals("", out.take());
        restarts.onBlame(status, true, true, out);
        assertEquals("all fail", out.take());
        restarts.onBlame(status, false, false, out);
        assertEquals("all fail", out.take());
    }

    /** C-203: the older restart skips what the newer failure restarts; the job runs again with the last of them (C-190). */
    @Test
    void anOlderRestartSkipsWhatANewerFailureRestarts() {
        fail(0, 1);
        fail(1, 2);
        out.take();
        restarts.onDelayOver(1);
        restarts.onAttemptEnded(tasks -> true, out);
        assertEquals("restart 1 [0]", out.take());
        restarts.onDelayOver(2);
        restarts.onAttemptEnded(tasks -> true, out);
        assertEquals("RUNNING, restart 2 [1, 2]", out.take());
    }

    /** C-203: of an older restart of which nothing is left nothing comes. */
    @Test
    void anOlderRestartOfWhichNothingIsLeftIsDropped() {
        fail(0, 1);
        fail(0, 1, 2);
        out.take();
        restarts.onDelayOver(1);
        restarts.onAttemptEnded(tasks -> true, out);
        assertEquals("", out.take());
    }

    /** C-203: regions that have nothing in common restart apart. */
    @Test
    void regionsRestartApart() {
        fail(0);
        fail(3);
        out.take();
        restarts.onDelayOver(1);
        restarts.onDelayOver(2);
        restarts.onAttemptEnded(tasks -> true, out);
        assertEquals("restart 1 [0], RUNNING, restart 2 [3]", out.take());
    }

    /** C-190: where the strategy says no, everything is cancelled and the job fails once all attempts have ended. */
    @Test
    void withoutAnotherRestartTheJobFails() {
        fail(0);
        fail(1);
        out.take();
        fail(2);
        assertEquals("FAILING, cancel [0, 1, 2, 3]", out.take());
        restarts.onDelayOver(1);
        restarts.onAttemptEnded(tasks -> true, out);
        fail(3);
        restarts.endJob(status, false, false, out);
        assertEquals("", out.take());
        restarts.endJob(status, true, false, out);
        assertEquals("FAILED", out.take());
    }

    /** C-053: a job that was cancelled ends CANCELED even if its tasks were faster; one that has ended stays as it is. */
    @Test
    void aCancelledJobEndsCanceled() {
        restarts.onCancel(status, EVERYTHING, out);
        assertEquals("CANCELLING, cancel [0, 1, 2, 3]", out.take());
        restarts.endJob(status, true, true, out);
        assertEquals("CANCELED", out.take());
        restarts.onCancel(status, EVERYTHING, out);
        assertEquals("", out.take());
    }

    /** C-053. */
    @Test
    void aJobHasFinishedWithAllItsTasks() {
        restarts.endJob(status, true, false, out);
        assertEquals("", out.take());
        restarts.endJob(status, true, true, out);
        assertEquals("FINISHED", out.take());
    }

    private final class Notes implements FailoverEffects {
        private final List<String> effects = new ArrayList<>();

        String take() {
            String text = String.join(", ", effects);
            effects.clear();
            return text;
        }

        @Override
        public void failGlobally() {
            effects.add("all fail");
        }

        @Override
        public Failure failure() {
            return new Failure(0, 0);
        }

        @Override
        public void setStatus(JobStatus next) {
            status = next;
            effects.add(next.name());
        }

        @Override
        public void cancel(List<Integer> tasks) {
            effects.add("cancel " + tasks);
        }

        @Override
        public void tellRestarting(long delayMillis) {
            effects.add("restarting in " + delayMillis);
        }

        @Override
        public void await(int number, long delayMillis) {
            effects.add("await " + number + " for " + delayMillis);
        }

        @Override
        public void restart(PendingRestart restart) {
            effects.add("restart " + restart.number() + " " + restart.tasks());
        }

        @Override
        public void fired(String id) {}
    }
}
