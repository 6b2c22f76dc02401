package io.github.cleancut.protocol.task;

import static io.github.cleancut.protocol.task.SubtaskScript.ALIGNED;
import static io.github.cleancut.protocol.task.SubtaskScript.MAP;
import static io.github.cleancut.protocol.task.SubtaskScript.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.message.Barrier;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sections B, G, H and I of docs/spec/tasks.md. */
class SubtaskCheckpointsTest {
    private static final CheckpointOptions UNALIGNED = CheckpointOptions.unaligned(SnapshotType.CHECKPOINT);

    /** T-020, T-021, T-136: while it runs a trigger waits in the mailbox, before all others if it is unaligned. */
    @Test
    void aTriggerBeforeTheTaskRunsIsDeclined() {
        SubtaskScript task = new SubtaskScript(SOURCE);
        assertEquals("decline 1 CHECKPOINT_DECLINED_TASK_NOT_READY", task.call(1, ALIGNED));
        task.checkpoints.onRunning();
        assertEquals("enqueue", task.call(2, ALIGNED));
        assertEquals("enqueue urgent", task.call(3, UNALIGNED));
        task.checkpoints.onClosing();
        assertEquals("decline 4 CHECKPOINT_DECLINED_TASK_CLOSING", task.call(4, ALIGNED));
    }

    /** T-022, T-025, T-125, T-129: prepare, barrier and synchronous part are one step. */
    @Test
    void aSourceSendsTheBarrierBeforeItsSnapshotAndAcknowledgesAfterTheAsynchronousPart() {
        SubtaskScript task = SubtaskScript.running(SOURCE);
        assertEquals("delay 7000000, init 1 ALIGNED, prepare, barrier 1 ALIGNED, sync 1", task.mail(1, ALIGNED, false));
        assertEquals("coordinators, async 1", task.syncDone(1));
        assertEquals("ack 1", task.asyncDone(1));
    }

    /** T-023. */
    @Test
    void withOpenInputsATriggerBecomesPseudoBarriers() {
        assertEquals("pseudo 1", SubtaskScript.running(MAP).mail(1, ALIGNED, true));
    }

    /** T-024: by call it declines as well. */
    @Test
    void aBarrierAtATaskThatDoesNotRunIsAnsweredByACancelMarkerOnly() {
        SubtaskScript task = new SubtaskScript(MAP);
        assertEquals("cancel 1", task.barrier(1));
        assertEquals(
                "delay 7000000, init 1 ALIGNED, cancel 1, decline 1 CHECKPOINT_DECLINED_TASK_NOT_READY",
                task.mail(1, ALIGNED, false));
    }

    /** T-121, T-122, T-123, T-144: what comes twice is dropped; 7 and 8, which were never aborted, are taken as such, 9 is not. */
    @Test
    void g24TheMemoryOfAbortedCheckpointsHasARange() {
        SubtaskScript task = SubtaskScript.running(MAP);
        assertEquals("prepare, barrier 5 ALIGNED, sync 5", task.barrier(5));
        task.syncDone(5);
        task.asyncDone(5);
        assertEquals("channel state off", task.barrier(5));
        assertEquals("channel state off", task.barrier(4));
        task.abort(5, 0);
        task.abort(6, 0);
        task.abort(10, 0);
        for (long id = 6; id <= 8; id++) {
            assertEquals("cancel " + id + ", channel state off", task.barrier(id));
        }
        assertEquals("prepare, barrier 9 ALIGNED, sync 9", task.barrier(9));
        assertEquals("cancel 10, channel state off", task.barrier(10));
        assertEquals("prepare, barrier 11 ALIGNED, sync 11", task.barrier(11));
    }

    /** T-006, T-110, T-124: the inputs are initialised now, the barrier leaves before the outputs are complete, then comes the snapshot. */
    @Test
    void forcedAlignmentEndsAtTheReceivingTask() {
        SubtaskScript task = SubtaskScript.running(MAP);
        CheckpointOptions forced =
                CheckpointOptions.forcedAligned(SnapshotType.CHECKPOINT, CheckpointOptions.NO_TIMEOUT);
        assertEquals("init 1 UNALIGNED, prepare, barrier 1 UNALIGNED, outputs, sync 1", task.barrier(1, forced));
    }

    /** T-093, T-125, T-133: 30 ms since the trigger, of which 7 are over. */
    @Test
    void aTimeoutableBarrierArmsTheOutputTimerAndReplacesAnOlderOne() {
        SubtaskScript task = SubtaskScript.running(MAP);
        CheckpointOptions timed = CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 30);
        assertEquals("prepare, barrier 1 ALIGNED, timer 1 +23, outputs, sync 1", task.barrier(1, timed));
        task.syncDone(1);
        assertEquals("prepare, barrier 2 ALIGNED, timer off 1, timer 2 +23, outputs, sync 2", task.barrier(2, timed));
    }

    /** C-182, T-128, T-129, T-136: what fails in the synchronous part fails the task, and nothing is declined. */
    @Test
    void aFailedSynchronousPartFailsTheTaskAndAnAsynchronousOneDeclines() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.barrier(1);
        task.syncDone(1);
        task.checkpoints.onAsyncFailed(1, null, task);
        assertEquals("decline 1 CHECKPOINT_ASYNC_EXCEPTION", task.take());
        task.barrier(2);
        task.syncDone(2);
        task.checkpoints.onAsyncFailed(2, CheckpointFailureReason.CHANNEL_STATE_SHARED_STREAM_EXCEPTION, task);
        assertEquals("decline 2 CHANNEL_STATE_SHARED_STREAM_EXCEPTION", task.take());
        task.barrier(3);
        task.checkpoints.onSyncFailed(3, task);
        assertEquals("FAIL SYNC_PART_FAILED", task.take());
    }

    /** T-130, T-144. */
    @Test
    void aDiscardedAsynchronousPartIsNeitherAcknowledgedNorDeclined() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.barrier(1);
        task.syncDone(1);
        assertEquals("async off 1, channel state off, aborted 1", task.abort(1, 0));
        assertEquals("nothing", task.asyncDone(1));
        task.checkpoints.onAsyncFailed(1, null, task);
        assertEquals("nothing", task.take());
    }

    /** T-132. */
    @Test
    void twoAsynchronousPartsOfOneCheckpointAreAnError() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.barrier(1);
        task.syncDone(1);
        assertThrows(IllegalStateException.class, () -> task.syncDone(1));
    }

    /** T-114, T-134, T-136: what outputs have promised fails; the barrier is obsolete then (T-121). */
    @Test
    void anAbortByTheHandlerDeclinesAndGoesDownstream() {
        SubtaskScript task = SubtaskScript.running(MAP);
        assertEquals(
                "channel state off, decline 3 CHECKPOINT_DECLINED_SUBSUMED, promises off, cancel 3",
                task.barrierAbort(3, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED));
        assertEquals("channel state off", task.barrier(3));
    }

    /** T-140, T-141: begins with the restored id, and only larger ones count. */
    @Test
    void aCompletionIsToldOnceAndOnlyWhileRunning() {
        SubtaskScript task = SubtaskScript.running(new SubtaskConfig(1, true, false, true, false, 4));
        assertEquals("nothing", task.complete(4));
        assertEquals("complete 6", task.complete(6));
        assertEquals("nothing", task.complete(5));
        task.checkpoints.onClosing();
        assertEquals("nothing", task.complete(7));
    }

    /** T-012: at 107 ms a source and a task behind it send the time of the trigger on, which was 100 ms. */
    @Test
    void aBarrierKeepsIdAndTimeAtEachHop() {
        SubtaskScript source = SubtaskScript.running(SOURCE);
        source.mail(1, ALIGNED, false);
        SubtaskScript map = SubtaskScript.running(MAP);
        map.barrier(1);
        assertEquals(List.of(new Barrier(1, 100, ALIGNED)), source.sent);
        assertEquals(source.sent, map.sent);
    }

    /** T-141: an operator that throws at a completion notice fails the task. */
    @Test
    void aFailedNotificationFailsTheTask() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.performAll(1);
        assertEquals("complete 1", task.complete(1));
        task.checkpoints.onNotificationFailed(1, task);
        assertEquals("FAIL NOTIFICATION_FAILED", task.take());
    }

    /** T-140, T-142. */
    @Test
    void aSubsumptionIsToldWhileTheTaskRuns() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.checkpoints.onSubsumed(2, task);
        assertEquals("subsumed 2", task.take());
        task.checkpoints.onClosing();
        task.checkpoints.onSubsumed(3, task);
        assertEquals("nothing", task.take());
    }

    /** T-134, T-159: no decline is sent for the stop-with-savepoint that the task ends with. */
    @Test
    void aStopWithSavepointThatTheHandlerGivesUpFailsTheTask() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.barrier(3, CheckpointOptions.alignedNoTimeout(SnapshotType.SUSPEND_SAVEPOINT));
        task.syncDone(3);
        String effects = task.barrierAbort(3, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED);
        assertTrue(effects.contains("FAIL STOP_WITH_SAVEPOINT_ABORTED"), effects);
        assertFalse(effects.contains("decline"), effects);
    }

    /** T-143. */
    @Test
    void anAbortNoticeRepairsALostCompletion() {
        SubtaskScript task = SubtaskScript.running(MAP);
        assertEquals("complete 2, channel state off, aborted 3", task.abort(3, 2));
        assertEquals("channel state off, aborted 4", task.abort(4, 2));
    }

    /** T-150, T-151, T-152, T-155. */
    @Test
    void theLastRecordsOfABoundedJobWaitForACheckpointPerformedAfterThem() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.performAll(1);
        assertEquals("finish, end of data", task.endOfData(true));
        assertEquals("nothing", task.consumersAcknowledged());
        assertEquals("complete 1", task.complete(1));
        assertEquals("ack 2 finished", task.performAll(2));
        assertEquals("complete 2, end of partition, FINISHED", task.complete(2));
        assertEquals("nothing", task.complete(3));
    }

    /** T-151, T-154. */
    @Test
    void theTaskAlsoWaitsForConsumersAndForItsOwnAsynchronousParts() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.endOfData(true);
        task.performAll(1);
        task.barrier(2);
        task.syncDone(2);
        assertEquals("complete 1", task.complete(1));
        assertEquals("nothing", task.consumersAcknowledged());
        assertEquals("ack 2 finished, end of partition, FINISHED", task.asyncDone(2));
    }

    /** T-020, T-154. */
    @Test
    void aTriggerThatWaitsWhenTheTaskEndsIsStillPerformedAndStored() {
        SubtaskScript task = SubtaskScript.running(SOURCE).withMails();
        task.endOfData(true);
        task.performAll(1);
        task.consumersAcknowledged();
        assertEquals("complete 1", task.complete(1));
        assertEquals("decline 3 CHECKPOINT_DECLINED_TASK_CLOSING", task.call(3, ALIGNED));
        assertEquals("delay 7000000, init 2 ALIGNED, prepare, barrier 2 ALIGNED, sync 2", task.mail(2, ALIGNED, false));
        assertEquals("coordinators, async 2", task.syncDone(2));
        assertEquals("nothing", task.drained());
        assertEquals("nothing", task.complete(2));
        assertEquals("ack 2 finished, end of partition, FINISHED", task.asyncDone(2));
    }

    /** T-154. */
    @Test
    void aNoticeThatWaitsWhenTheTaskEndsStillReachesItsOperators() {
        SubtaskScript task = SubtaskScript.running(MAP).withMails();
        task.endOfData(true);
        task.performAll(1);
        task.performAll(2);
        task.consumersAcknowledged();
        assertEquals("complete 1", task.complete(1));
        assertEquals("complete 2", task.complete(2));
        assertEquals("end of partition, FINISHED", task.drained());
    }

    /** T-155. */
    @Test
    void aSnapshotTakenBeforeTheEndOfDataIsNotAcknowledgedAsFinished() {
        SubtaskScript task = SubtaskScript.running(MAP);
        task.barrier(1);
        task.syncDone(1);
        task.endOfData(true);
        assertEquals("ack 1", task.asyncDone(1));
        assertEquals("ack 2 finished", task.performAll(2));
    }

    /** T-160. */
    @Test
    void withoutAFinalCheckpointATaskExitsRightAfterItsData() {
        SubtaskScript task = SubtaskScript.running(new SubtaskConfig(1, false, true, true, false, 0));
        assertEquals("finish, end of data, end of partition, FINISHED", task.endOfData(true));
    }

    @Test
    void withoutAFinalCheckpointATaskWithInputsStaysUntilTheyHaveEnded() {
        // T-159: behind the end of data the barrier of a stop-with-savepoint may come.
        SubtaskScript task = SubtaskScript.running(new SubtaskConfig(1, false, false, true, false, 0));
        assertEquals("suspend, end of data, stopped", task.endOfData(false));
        CheckpointOptions stop = CheckpointOptions.alignedNoTimeout(SnapshotType.SUSPEND_SAVEPOINT);
        assertEquals("prepare, barrier 1 ALIGNED, sync 1", task.barrier(1, stop));
        task.syncDone(1);
        task.asyncDone(1);
        task.consumersAcknowledged();
        assertEquals("complete 1, end of partition, FINISHED", task.complete(1));

        SubtaskScript other = SubtaskScript.running(new SubtaskConfig(1, false, false, true, false, 0));
        assertEquals("finish, end of data", other.endOfData(true));
        assertEquals("end of partition, FINISHED", other.inputsEnded());
    }

    /** T-144, T-150, T-152, T-159: only the completion of the savepoint would count, and its abort fails the task. */
    @Test
    void aSourceEndsItsDataBeforeAStopWithSavepoint() {
        SubtaskScript task = SubtaskScript.running(SOURCE);
        CheckpointOptions stop = CheckpointOptions.alignedNoTimeout(SnapshotType.SUSPEND_SAVEPOINT);
        assertEquals(
                "suspend, end of data, stopped, delay 7000000, init 3 ALIGNED, prepare, barrier 3 ALIGNED, sync 3",
                task.mail(3, stop, false));
        task.syncDone(3);
        task.asyncDone(3);
        task.consumersAcknowledged();
        assertEquals("complete 4", task.complete(4));
        assertEquals("FAIL STOP_WITH_SAVEPOINT_ABORTED", task.abort(3, 0));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        SubtaskScript task = SubtaskScript.running(MAP);
        SubtaskCheckpoints copy = task.checkpoints.copy();
        StringBuilder before = new StringBuilder();
        copy.encode(before);
        task.barrier(1);
        StringBuilder after = new StringBuilder();
        copy.encode(after);
        assertEquals(before.toString(), after.toString());
    }
}
