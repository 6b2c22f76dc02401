package io.github.cleancut.protocol.coordinator;

/** Sends every input to its pipeline of tables. */
final class Dispatch {
    private Dispatch() {}

    static void input(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        if (desk.isFinalizing()) {
            answer(desk, input, out);
        } else if (input instanceof CoordinatorInput.RunWork run) {
            work(desk, run.work(), out);
        } else if (input instanceof CoordinatorInput.OperationDone done) {
            operation(desk, done, out);
        } else if (input instanceof CoordinatorInput.Acknowledge acknowledge) {
            AcknowledgeTables.acknowledge(desk, acknowledge, out);
        } else if (input instanceof CoordinatorInput.Decline decline) {
            AbortTables.decline(desk, decline, out);
        } else if (input instanceof CoordinatorInput.TriggerMessageFailed failed) {
            out.post(
                    CoordinatorContext.TIMER,
                    new CoordinatorWork.AbortAfterTriggerFailure(failed.checkpointId(), failed.reason()));
        } else if (input instanceof CoordinatorInput.OperatorCoordinatorAnswered answered) {
            TriggerTables.coordinatorAnswered(desk, answered, out);
        } else {
            command(desk, input, out);
        }
    }

    private static void answer(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        if (input instanceof CoordinatorInput.MetadataWritten written) {
            CompletionTables.metadataWritten(desk, written, out);
        } else if (input instanceof CoordinatorInput.StoreAdded added) {
            CompletionTables.storeAdded(desk, added, out);
        } else {
            throw new IllegalStateException("a checkpoint is being finalised, " + input + " must wait");
        }
    }

    private static void command(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        if (input instanceof CoordinatorInput.StartScheduler start) {
            SchedulerTables.start(desk, start, out);
        } else if (input instanceof CoordinatorInput.StopScheduler stop) {
            SchedulerTables.stop(desk, stop, out);
        } else if (input instanceof CoordinatorInput.Shutdown shutdown) {
            SchedulerTables.shutdown(desk, shutdown, out);
        } else if (input instanceof CoordinatorInput.BacklogReported backlog) {
            SchedulerTables.backlog(desk, backlog, out);
        } else if (input instanceof CoordinatorInput.JobStatusChanged changed) {
            ActivationTables.jobStatusChanged(desk, changed, out);
        } else if (input instanceof CoordinatorInput.TaskStateChanged changed) {
            ActivationTables.taskStateChanged(desk, changed, out);
        } else if (input instanceof CoordinatorInput.TaskReset reset) {
            desk.state().graph.reset(reset.task());
        } else if (input instanceof CoordinatorInput.AbortPendingForFailover) {
            AbortTables.abortForFailover(desk, out);
        } else if (input instanceof CoordinatorInput.RestoreLatest restore) {
            RestoreTables.restore(desk, restore, out);
        } else {
            rare(desk, input, out);
        }
    }

    private static void rare(Desk desk, CoordinatorInput input, CoordinatorOut out) {
        if (input instanceof CoordinatorInput.RestoreSavepoint restore) {
            SnapshotTables.restoreSavepoint(desk, restore, out);
        } else if (input instanceof CoordinatorInput.TakeOver takeOver) {
            TakeOverTables.takeOver(desk, takeOver, out);
        } else if (input instanceof CoordinatorInput.RecoverStore recover) {
            SnapshotTables.recoverStore(desk, recover, out);
        } else if (input instanceof CoordinatorInput.ShutDownStore end) {
            StoreEndTables.shutDown(desk, end, out);
        } else if (input instanceof CoordinatorInput.AddMasterHook hook) {
            MasterHookTables.add(desk, hook, out);
        } else if (input instanceof CoordinatorInput.MasterHookAnswered answered) {
            MasterHookTables.answered(desk, answered, out);
        } else if (input instanceof CoordinatorInput.VertexAtEndOfData ended) {
            SchedulerTables.endOfData(desk, ended, out);
        } else {
            RequestTables.byHand(desk, input, out);
        }
    }

    private static void work(Desk desk, CoordinatorWork work, CoordinatorOut out) {
        if (work instanceof CoordinatorWork.Tick tick) {
            SchedulerTables.tick(desk, tick, out);
        } else if (work instanceof CoordinatorWork.SubmitRequest submit) {
            RequestTables.submitByHand(desk, submit, out);
        } else if (work instanceof CoordinatorWork.DecisionRound) {
            RequestTables.decide(desk, out);
        } else if (work instanceof CoordinatorWork.Expire expire) {
            AbortTables.expire(desk, expire, out);
        } else if (work instanceof CoordinatorWork.AbortAfterTriggerFailure failure) {
            AbortTables.triggerMessageFailed(desk, failure, out);
        } else if (work instanceof CoordinatorWork.SendAbortMessages messages) {
            AbortTables.sendMessages(desk, messages, out);
        } else if (work instanceof CoordinatorWork.AfterCleaning) {
            RequestTables.postRound(desk, out);
        } else {
            phase(desk, work, out);
        }
    }

    private static void phase(Desk desk, CoordinatorWork work, CoordinatorOut out) {
        if (work instanceof CoordinatorWork.CalculatePlan plan) {
            PlanTables.calculate(desk, plan, out);
        } else if (work instanceof CoordinatorWork.CreatePending create) {
            TriggerTables.createPending(desk, create, out);
        } else if (work instanceof CoordinatorWork.AskCoordinators ask) {
            TriggerTables.askCoordinators(desk, ask, out);
        } else if (work instanceof CoordinatorWork.AcknowledgeCoordinators acknowledge) {
            TriggerTables.acknowledgeCoordinators(desk, acknowledge, out);
        } else if (work instanceof CoordinatorWork.SnapshotMasterHooks hooks) {
            MasterHookTables.snapshot(desk, hooks, out);
        } else if (work instanceof CoordinatorWork.EndTriggering end) {
            TriggerEndTables.end(desk, end, out);
        } else {
            throw new IllegalArgumentException(work + " is done by the host, which hands back its outcome");
        }
    }

    private static void operation(Desk desk, CoordinatorInput.OperationDone done, CoordinatorOut out) {
        if (done.operation() instanceof CoordinatorWork.Discard) {
            CleaningTables.discarded(desk, done, out);
        } else if (done.operation() instanceof CoordinatorWork.TakeCheckpointId) {
            TriggerTables.idTaken(desk, done, out);
        } else {
            TriggerTables.locationInitialized(desk, done, out);
        }
    }
}
