package io.github.cleancut.protocol.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorConfig.Retention;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.AckAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect.RequestFailed;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.ClaimMode;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.Ownership;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RestoreSavepoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.ShutDownStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of the store: C-149 to C-153, C-168. */
class StoreEndTest {
    private static final List<JobStatus> ENDS =
            List.of(JobStatus.FINISHED, JobStatus.CANCELED, JobStatus.FAILED, JobStatus.SUSPENDED);

    private final CoordinatorScript.Setup setup = new CoordinatorScript.Setup();

    private static List<String> deleted(CoordinatorScript script) {
        return script.effects(CoordinatorEffect.StateDiscarded.class).stream()
                .flatMap(discarded -> discarded.handles().stream())
                .toList();
    }

    private List<JobStatus> endsThatDelete(Retention retention, boolean isHighlyAvailable) {
        setup.retention = retention;
        List<JobStatus> deleting = new ArrayList<>();
        for (JobStatus end : ENDS) {
            CoordinatorScript script = setup.start().checkpoint("a").complete(1);
            script.handle(new ShutDownStore(end, isHighlyAvailable));
            assertEquals(List.of(), script.state().completed());
            if (!deleted(script).isEmpty()) {
                deleting.add(end);
            }
        }
        return deleting;
    }

    /** C-149, C-152, C-153, and C-017: which ends of the job delete its checkpoints. */
    @Test
    void whatTheRetentionSaysIsDeletedAtTheEnd() {
        assertEquals(ENDS, endsThatDelete(Retention.NEVER_RETAIN_AFTER_TERMINATION, false));
        assertEquals(
                List.of(JobStatus.FINISHED, JobStatus.CANCELED, JobStatus.SUSPENDED),
                endsThatDelete(Retention.RETAIN_ON_FAILURE, false));
        assertEquals(List.of(JobStatus.FINISHED), endsThatDelete(Retention.RETAIN_ON_CANCELLATION, false));
    }

    /** C-150: with high availability a suspended job deletes nothing, as it goes on elsewhere. */
    @Test
    void aSuspendedJobWithHighAvailabilityDeletesNothing() {
        assertEquals(
                List.of(JobStatus.FINISHED, JobStatus.CANCELED, JobStatus.FAILED),
                endsThatDelete(Retention.NEVER_RETAIN_AFTER_TERMINATION, true));
    }

    /** C-152: a savepoint is deleted by no end of the job. */
    @Test
    void savepointsOutliveTheJob() {
        setup.retention = Retention.NEVER_RETAIN_AFTER_TERMINATION;
        CoordinatorScript script = setup.start();
        script.handle(new RestoreSavepoint(
                new SavedCheckpoint(
                        7, Ownership.CHECKPOINT, List.of(AcknowledgedState.of("s7"), AcknowledgedState.of("t7"))),
                ClaimMode.LEGACY));
        script.handle(new ShutDownStore(JobStatus.FINISHED, false));
        assertEquals(List.of(), deleted(script));
    }

    /** C-149: shared state goes when the job has ended for good, unless a retained checkpoint may use it. */
    @Test
    void sharedStateGoesWithTheLastCheckpointThatIsKept() {
        setup.state = StateKind.INCREMENTAL;
        setup.sinkParallelism = 0;
        setup.retention = Retention.RETAIN_ON_FAILURE;
        assertEquals(List.of("p1", "f1"), deleted(withSharedFile(JobStatus.FINISHED)));
        assertEquals(List.of(), deleted(withSharedFile(JobStatus.FAILED)));
        assertEquals(List.of("p1"), deleted(withSharedFile(JobStatus.SUSPENDED)));
    }

    private CoordinatorScript withSharedFile(JobStatus end) {
        CoordinatorScript script = setup.start().checkpoint("a");
        script.ack(0, 1, new AcknowledgedState("p1", false, false, List.of("f1"), List.of()));
        script.handle(new ShutDownStore(end, false));
        return script;
    }

    /** C-168: after that, registering throws; a suspended job's registry stays open. */
    @Test
    void afterTheEndNothingCanBeRegistered() {
        setup.state = StateKind.INCREMENTAL;
        CoordinatorScript script = setup.start().checkpoint("a");
        script.handle(new ShutDownStore(JobStatus.SUSPENDED, false)).ack(0, 1);
        script.handle(new ShutDownStore(JobStatus.FAILED, false)).ack(1, 1);
        List<AckAnswered> answers = script.effects(AckAnswered.class);
        assertTrue(answers.get(0).result());
        assertEquals("IllegalStateException", answers.get(1).threw());
    }

    /** C-151: what completes after that cannot be added. */
    @Test
    void afterTheEndNothingCanBeAdded() {
        CoordinatorScript script = setup.start().checkpoint("a");
        script.handle(new ShutDownStore(JobStatus.SUSPENDED, false)).complete(1);
        assertEquals(List.of(new RequestFailed("a", "IllegalStateException")), script.effects(RequestFailed.class));
        assertEquals(List.of(), script.state().completed());
        assertEquals(1, script.state().counts().failed());
    }
}
