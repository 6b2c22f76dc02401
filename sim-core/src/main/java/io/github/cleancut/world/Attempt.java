package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.protocol.message.CoordinatorMessage;
import io.github.cleancut.trace.EventKind;

/** A live attempt of a subtask: one thread that takes mails before input, and one step at a time. What it does with checkpoints is {@link AttemptCheckpoints}', what with records {@link OperatorWork}'s. */
final class Attempt {
    private final World world;
    private final AttemptId id;
    private final RestoredState restored;
    private final Mailbox mailbox;
    private final InputSide inputs;
    private final InputWork inputWork;
    private final Output output;
    private final OperatorWork operator;
    private final AttemptCheckpoints checkpoints;

    private final RecordAtWork atWork = new RecordAtWork();
    private boolean isBlockedTold;

    /** It is open and takes in what its snapshot held as in flight. */
    private boolean isRecovering;

    /** The record that the operator works on, and the channel it came from. */
    private static final class RecordAtWork {
        private long lineage = Lineage.NONE;
        private int channel = -1;
    }

    /** Builds the parts of an attempt that hold on to it. */
    interface Parts {
        OperatorWork operator(Attempt attempt);

        AttemptCheckpoints checkpoints(Attempt attempt);
    }

    Attempt(World world, AttemptId id, RestoredState restored, Mailbox mailbox, InputSide inputs, Parts parts) {
        this.world = world;
        this.id = id;
        this.restored = restored;
        this.mailbox = mailbox;
        this.inputs = inputs;
        this.inputWork = new InputWork(world, this, inputs);
        this.output = new Output(world, world.keys(), id.task());
        this.operator = parts.operator(this);
        this.checkpoints = parts.checkpoints(this);
    }

    AttemptId id() {
        return id;
    }

    RestoredState restored() {
        return restored;
    }

    JobItem item() {
        return world.topology().itemAt(id.task());
    }

    Mailbox mailbox() {
        return mailbox;
    }

    InputSide inputs() {
        return inputs;
    }

    Output output() {
        return output;
    }

    AttemptCheckpoints checkpoints() {
        return checkpoints;
    }

    InputWork inputWork() {
        return inputWork;
    }

    OperatorWork operator() {
        return operator;
    }

    /** Its channels belong to its successor from now on. */
    void cutOff() {
        output.cutOff();
    }

    /** Whether its thread is at work, which is not to say that it waits for a buffer. */
    boolean isWorking() {
        return mailbox.isBusy() && !mailbox.isWaitingForBuffer();
    }

    /** Whether it is a source with records to come. */
    boolean isSourceWaiting() {
        SourceWork source = operator.source();
        return source != null && source.hasNext() && !checkpoints.hasEndedData();
    }

    /** The state is there: what a sink has to recover is recovered first, then the attempt runs. */
    void run() {
        operator.start(restored);
        if (!operator.beginCommit(mailbox)) {
            readInFlight();
        }
        look();
    }

    /** The operators are open: they take in what their own snapshot held as in flight before anything else (T-190). */
    private void readInFlight() {
        priority().listAll();
        if (inputs.hasReady() && world.network().inFlight().isRecovering(id.task())) {
            isRecovering = true;
        } else {
            beRunning();
        }
    }

    private void beRunning() {
        checkpoints.onRunning();
        inputWork.begin();
        world.subtasks().tellState(id, Envelope.AttemptState.RUNNING);
        world.network().inFlight().requestPartitions(id.task());
        priority().listAll();
    }

    /** A trigger call arrives. */
    void onTriggerCall(CoordinatorMessage.Trigger trigger) {
        checkpoints.onTriggerCall(trigger);
        look();
    }

    /** A mail arrives. */
    void onMail(Mail mail, boolean isUrgent) {
        mailbox.add(mail, isUrgent);
        look();
    }

    void inputHasArrived(int channel) {
        inputs.list(channel);
        look();
    }

    void outputIsFree() {
        if (isBlockedTold) {
            isBlockedTold = false;
            world.recorder().task(EventKind.OUTPUT_FREE, id, -1, -1, null);
        }
        look();
    }

    /** One more consumer has taken all records in. */
    void consumerAcknowledged() {
        if (output.consumerAcknowledged()) {
            onMail(new Mail.ConsumersAcknowledged(), false);
        }
    }

    void asyncPartIsOver(long checkpointId, boolean hasSucceeded) {
        checkpoints.asyncPartIsOver(checkpointId, hasSucceeded);
        look();
    }

    /** Has the thread look for work as soon as it can. */
    void look() {
        lookAt(mailbox.isBusy() ? mailbox.busyUntilNanos() : world.queue().timeNanos());
    }

    private void lookAt(long timeNanos) {
        long at = Math.max(timeNanos, world.queue().timeNanos());
        if (mailbox.wantsWake(at)) {
            world.queue().schedule(at, Targets.of(Targets.WAKE, id.task()), id.attempt());
        }
    }

    void onTimer(Mail mail) {
        if (checkpoints.time().isDue(mail)) {
            onMail(mail, false);
        }
    }

    void inFlightIsWritten(long checkpointId, boolean hasSucceeded) {
        checkpoints.channelState().isWritten(checkpointId, hasSucceeded);
        look();
    }

    void captured(long checkpointId, StoredRecords stored) {
        checkpoints.channelState().takeInput(checkpointId, stored);
    }

    void barrierHasLeft(long checkpointId) {
        checkpoints.channelState().barrierHasLeft(checkpointId);
    }

    /** Its inputs, as far as elements with priority are concerned. */
    PriorityInputs priority() {
        return inputWork.priority();
    }

    /** The thread looks for work and takes one step. */
    void wake() {
        if (!mailbox.wakes(world.queue().timeNanos())
                || world.subtasks().slowdownsOf(id.task()).isPaused()) {
            return;
        }
        if (mailbox.isBusy()) {
            if (world.queue().timeNanos() >= mailbox.busyUntilNanos()) {
                endWork();
            }
            look();
            return;
        }
        Mail mail = mailbox.next();
        if (mail instanceof Mail.PriorityArrived) {
            priority().drain(mail);
        } else if (mail instanceof Mail.Debloat) {
            inputWork.debloat();
        } else if (mail != null) {
            checkpoints.onMail(mail);
        } else if (!checkpoints.endsWithEmptyMailbox() && (checkpoints.isRunning() || isRecovering)) {
            takeStep();
        }
        if (mail != null || !mailbox.isEmpty()) {
            look();
        }
    }

    private void endWork() {
        switch (mailbox.end()) {
            case RECORD -> finishRecord();
            case EMISSION -> emit();
            case TIMER -> operator.endTimer();
            case SYNC_PART -> checkpoints.endSyncPart();
            case COMMIT -> endCommit();
            case NOTHING, WAITING_FOR_BUFFER -> {}
        }
    }

    private void endCommit() {
        operator.endCommit();
        if (operator.beginCommit(mailbox)) {
            return;
        }
        if (checkpoints.hasRun()) {
            checkpoints.commitsAreOver(operator.failsTask());
        } else if (operator.failsTask()) {
            world.subtasks().fail(this, "recovery of a transaction failed");
        } else {
            readInFlight();
        }
    }

    /** The default action: a record or an event of some input, or the next record of a source; only with output available (T-058, T-059). */
    private void takeStep() {
        if (output.isCutOff()) {
            return;
        }
        if (!world.network().isOutputAvailable(id.task())) {
            if (!isBlockedTold) {
                isBlockedTold = true;
                world.recorder().task(EventKind.OUTPUT_BLOCKED, id, -1, -1, null);
            }
        } else if (operator.source() != null) {
            takeSourceStep(operator.source());
        } else if (inputWork.hasMore()) {
            inputWork.takeRecord();
        } else if (isRecovering) {
            isRecovering = false;
            beRunning();
            look();
        } else {
            inputWork.findNothing();
        }
    }

    private void takeSourceStep(SourceWork source) {
        if (checkpoints.hasEndedData() || (world.subtasks().outside().isStopped() && source.hasNext())) {
            return;
        }
        long due = source.dueNanos();
        if (due > world.queue().timeNanos()) {
            lookAt(due);
            return;
        }
        long nanos = source.hasNext() ? operator.processNanos() : 0;
        if (nanos > 0) {
            begin(Mailbox.Work.EMISSION, nanos);
        } else {
            emit();
        }
        if (!source.isWaiting()) {
            look();
        }
    }

    private void emit() {
        SourceWork source = operator.source();
        if (source != null && !output.isCutOff() && source.emitNext()) {
            checkpoints.onEndOfData(true);
        }
        stopIfBufferless();
    }

    /** The thread is at work for a while. */
    void begin(Mailbox.Work work, long nanos) {
        mailbox.begin(work, world.queue().timeNanos() + nanos);
    }

    /** The operator begins to work on a record. */
    void beginRecord(int channel, long lineage) {
        atWork.lineage = lineage;
        atWork.channel = channel;
        long nanos = operator.processNanos();
        if (nanos > 0) {
            begin(Mailbox.Work.RECORD, nanos);
        } else {
            finishRecord();
        }
    }

    private void finishRecord() {
        long lineage = atWork.lineage;
        atWork.lineage = Lineage.NONE;
        if (output.isCutOff()) {
            return;
        }
        if (operator.process(lineage, world.topology().inputOf(atWork.channel))) {
            output.emit(lineage);
        }
        world.recorder().record(EventKind.RECORD_PROCESSED, id, -1, lineage);
        stopIfBufferless();
    }

    /** Not even the overdraft sufficed: the thread stands still, and not even mails run (T-058). */
    void stopIfBufferless() {
        if (world.network().writers().pools().isStopped(id.task()) && !output.isCutOff()) {
            mailbox.begin(Mailbox.Work.WAITING_FOR_BUFFER, VirtualTime.NEVER);
        }
    }

    /** The data of the inputs has ended, and the timers that were due have fired. */
    void endData() {
        checkpoints.onEndOfData(inputs.isDrained());
    }

    /** A buffer is there for the thread that stood still. */
    void goOnWriting() {
        if (mailbox.isWaitingForBuffer()) {
            mailbox.end();
            operator.goOnFiring();
            look();
        }
    }

    Attempt copy(World copiedWorld) {
        Attempt copy = new Attempt(copiedWorld, id, restored, mailbox.copy(), inputs.copy(), new Parts() {
            @Override
            public OperatorWork operator(Attempt attempt) {
                return operator.copy(copiedWorld, attempt);
            }

            @Override
            public AttemptCheckpoints checkpoints(Attempt attempt) {
                return checkpoints.copy(copiedWorld, attempt);
            }
        });
        output.copyTo(copy.output);
        copy.atWork.lineage = atWork.lineage;
        copy.atWork.channel = atWork.channel;
        inputWork.copyTo(copy.inputWork);
        copy.isBlockedTold = isBlockedTold;
        copy.isRecovering = isRecovering;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(id + " " + atWork.lineage + "@" + atWork.channel + " " + isRecovering + " ");
        mailbox.encode(to);
        inputWork.encode(to);
        inputs.encode(to);
        output.encode(to);
        operator.encode(to);
        checkpoints.encode(to);
    }
}
