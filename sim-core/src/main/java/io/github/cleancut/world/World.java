package io.github.cleancut.world;

import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Action;
import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceDigest;
import io.github.cleancut.trace.TraceListener;
import java.util.List;

/**
 * The simulated job: hands each event of the queue to the room that it is for. All that changes in a run hangs here, so that a world can be copied and encoded.
 */
public final class World implements Loop.Handler, Storage.Listener, Mishaps.Listener {
    /** Longer than restart strategies wait by default. */
    private static final long LONGEST_BACKOFF_NANOS = 600 * VirtualTime.NANOS_PER_SECOND;

    private final Setting setting;
    private final TaskNumbers numbers;
    private final Keys keys;
    private final EventQueue queue;
    private final Recorder recorder;
    private final Transport transport;
    private final Storage storage;
    private final Wiring wiring;
    private final Subtasks subtasks;
    private final Leadership leadership;
    private final Script script;
    private long lastMoveNanos;

    /** The remote messages, the faults that lie in wait for them and for steps, the clocks of both ends, and whether these hear each other. */
    private record Transport(Rpc rpc, Mishaps mishaps, WallClocks clocks, Contact contact) {}

    /** The channels, and what barriers may do on them. */
    private record Wiring(Network network, Exchanges exchanges) {}

    /**
     * A world at its start, before anything is deployed.
     *
     * @param setting what to run
     * @param queue an empty queue
     * @param listeners take the trace
     */
    World(Setting setting, EventQueue queue, List<TraceListener> listeners) {
        this.setting = setting;
        this.queue = queue;
        numbers = new TaskNumbers(setting.topology());
        keys = new Keys(setting.topology(), setting.scenario().seed());
        recorder = new Recorder(queue, listeners, new TraceDigest());
        Mishaps mishaps = new Mishaps(setting.topology(), this);
        DrawnAmount rpcNanos = new DrawnAmount(setting.scenario().network().rpc(), setting.choices().stream("rpc"));
        int taskManagers = setting.scenario().cluster().taskManagers().size();
        transport = new Transport(
                new Rpc(queue, rpcNanos, mishaps, setting.topology().taskCount()),
                mishaps,
                new WallClocks(taskManagers),
                new Contact(
                        this,
                        new DrawnAmount(setting.scenario().network().rpc(), setting.choices().stream("contact")),
                        taskManagers));
        DrawnAmount storageNanos =
                new DrawnAmount(setting.scenario().storage().latency(), setting.choices().stream("storage"));
        storage = new Storage(setting.scenario().storage(), queue, this, storageNanos);
        wiring = new Wiring(new Network(this, new ElementTable()), new Exchanges(this));
        subtasks = new Subtasks(this, new AttemptFactory(this), new TaskManagers(this, taskManagers));
        leadership = new Leadership(this);
        script = new Script(this, new FaultWork(this));
    }

    private World(World from, EventQueue queue) {
        this.setting = from.setting;
        this.numbers = from.numbers;
        this.keys = from.keys;
        this.queue = queue;
        recorder = from.recorder.copy(queue);
        Mishaps mishaps = from.transport.mishaps().copy(this);
        transport = new Transport(
                from.transport.rpc().copy(queue, mishaps),
                mishaps,
                from.transport.clocks().copy(),
                from.transport.contact().copy(this));
        storage = from.storage.copy(queue, this);
        wiring = new Wiring(
                from.wiring.network().copy(this), from.wiring.exchanges().copy(this));
        subtasks = from.subtasks.copy(this);
        leadership = new Leadership(this, from.leadership);
        script = from.script.copy(this);
        lastMoveNanos = from.lastMoveNanos;
    }

    /** Submits the job and arms the script. */
    void start() {
        script.start();
        jobMaster().start();
        afterStep();
    }

    @Override
    public void handle(long timeNanos, int target, long argument) {
        int index = Targets.index(target);
        switch (Targets.kind(target)) {
            case Targets.ARRIVAL -> wiring.network().consumers().arrival(index, argument);
            case Targets.CREDIT -> wiring.network().creditArrives(index, argument);
            case Targets.RESUME -> wiring.network().resume(index, argument);
            case Targets.FLUSH -> wiring.network().flush(index, argument);
            case Targets.WAKE -> subtasks.wake(index, argument);
            case Targets.RPC -> deliver(transport.rpc().take(index), argument);
            case Targets.STORAGE -> storage.latencyIsOver(index);
            case Targets.TRANSFER -> storage.transferIsDue(argument);
            case Targets.COORDINATOR, Targets.JOB_MASTER -> jobManagerIsDue(target, argument);
            case Targets.SCRIPT -> script.isDue(index);
            case Targets.TASK -> subtasks.isDue(index);
            case Targets.LEADERSHIP -> leadership.isDue(index, argument);
            case Targets.CONTACT -> contact().isDue(index, argument);
            default -> throw new IllegalStateException("no room handles target " + target);
        }
    }

    private void jobManagerIsDue(int target, long argument) {
        int index = Targets.index(target);
        if (contact().isJobManagerHeld()) {
            contact().keep(new Held.Event(target, argument));
        } else if (Targets.kind(target) == Targets.COORDINATOR) {
            coordinator().isDue(index, argument);
        } else {
            failover().isDue(index, argument);
        }
    }

    /** What had to wait is handled as if it came now. */
    void goOnWith(Held held) {
        if (held instanceof Held.Message message) {
            deliver(message.envelope(), message.term());
        } else if (held instanceof Held.Event event) {
            jobManagerIsDue(event.target(), event.argument());
        } else if (held instanceof Held.Noticed noticed) {
            subtasks.taskManagers().take(noticed.notice());
        } else if (held instanceof Held.StorageDone done) {
            storageDone(done.job(), done.hasSucceeded());
        } else if (held instanceof Held.Asked asked) {
            act(asked.action());
        } else if (held instanceof Held.Overdue overdue) {
            contact().giveUp(overdue.taskManager());
        }
    }

    /** What was sent to a JobManager that is gone reaches nobody. */
    private void deliver(Envelope envelope, long term) {
        if (contact().takes(envelope, term)) {
            return;
        }
        if (envelope.isToTask()) {
            subtasks.onMessage(envelope);
        } else if (term == leadership.term()) {
            tellJobManager(envelope);
        }
    }

    private void tellJobManager(Envelope envelope) {
        if (envelope instanceof Envelope.ToJobMaster message) {
            effects().onTaskMessage(message.attempt(), message.message(), message.snapshot());
        } else if (envelope instanceof Envelope.StateUpdate update) {
            jobMaster().onStateUpdate(update.attempt(), update.state());
        } else if (envelope instanceof Envelope.TriggerFailed failed) {
            coordinator()
                    .submit(new CoordinatorInput.TriggerMessageFailed(
                            failed.checkpointId(), CheckpointFailureReason.TASK_CHECKPOINT_FAILURE));
        } else if (envelope instanceof Envelope.ToOperatorCoordinator message) {
            sources().take(message);
        } else if (envelope instanceof Envelope.EndOfDataReached end) {
            jobMaster().onEndOfData(end.attempt());
        }
    }

    @Override
    public void storageDone(StorageJob job, boolean hasSucceeded) {
        if (job.operation() == StorageOperation.UPLOAD || job.operation() == StorageOperation.READ) {
            subtasks.storageDone(job, hasSucceeded);
        } else if (contact().isJobManagerHeld()) {
            contact().keep(new Held.StorageDone(job, hasSucceeded));
        } else {
            coordinator().storageDone(job, hasSucceeded);
        }
    }

    @Override
    public void mishapStruck(int fault, String what) {
        recorder.job(EventKind.FAULT_STRUCK, -1, fault, what);
        script.mishapStruck(fault);
    }

    /** A user does something; nobody hears it while there is no JobManager, and one that stands still hears it later. */
    void act(Action action) {
        if (contact().isJobManagerHeld()) {
            contact().keep(new Held.Asked(action));
        } else if (!leadership.isGone()) {
            requests().take(action);
        }
    }

    @Override
    public void afterStep() {
        requests().submitAnew();
        script.afterStep();
        requests().submitAnew();
        recorder.stepIsOver();
    }

    @Override
    public boolean isOver() {
        boolean hasEnded = jobMaster().status().isTerminal();
        if (leadership.isGone() || (!hasEnded && !script.isSettled())) {
            return false;
        }
        if (hasEnded && script.isRestoreToCome()) {
            return false;
        }
        boolean isQuiet = transport.rpc().isEmpty()
                && coordinator().isIdle()
                && (hasEnded || contact().isQuiet());
        boolean isDrained = !effects().hasPending() && wiring.network().recordsUnderWay() == 0 && !subtasks.isAnyBusy();
        return isQuiet && (hasEnded || isDrained);
    }

    /** Something moves: a record, or a checkpoint that completes. Restarts and failed checkpoints are no progress. */
    void moved() {
        lastMoveNanos = queue.timeNanos();
    }

    /**
     * When something last moved. Where nothing has to move at once, time counts as progress only for as long as something can still come of it: while a source has records to come or a thread is at work,
     * and else until every checkpoint, backoff and heartbeat has had its time.
     */
    @Override
    public long lastProgressNanos() {
        if (jobMaster().status().isTerminal()) {
            return queue.nextTimeNanos();
        }
        boolean isLed = !leadership.isGone() && jobMaster().status() == JobStatus.RUNNING;
        boolean isWorkQueued = wiring.network().recordsUnderWay() > 0 && isLed;
        if (subtasks.isAnyBusy() || (!isWorkQueued && subtasks.isAnySourceWaiting())) {
            return queue.nextTimeNanos();
        }
        if (script.hasStandingFault() || leadership.isGone()) {
            return VirtualTime.plus(lastMoveNanos, VirtualTime.plus(patienceNanos(), script.longestNanos()));
        }
        return VirtualTime.plus(lastMoveNanos, isWorkQueued ? alignmentNanos() : patienceNanos());
    }

    /** A job that restarts for ever, with no fault left that could end, is what a restart strategy without a limit makes of a lasting failure (C-204). */
    @Override
    public boolean isGoingInCircles() {
        return subtasks.outside().isGoingInCircles() && !script.hasStandingFault() && !script.isAnythingDue();
    }

    /** Where a fault keeps a barrier away, an aligning subtask stands still, lawfully, until its checkpoint expires. */
    private long alignmentNanos() {
        boolean hasFaults = !setting.scenario().events().faults().isEmpty();
        return hasFaults ? setting.checkpointing().timeoutMillis() * VirtualTime.NANOS_PER_MILLI : 0;
    }

    private long patienceNanos() {
        long millis = setting.checkpointing().timeoutMillis()
                + Math.max(0, setting.checkpointing().intervalMillis())
                + setting.scenario().flink().heartbeatTimeoutMillis();
        return VirtualTime.plus(LONGEST_BACKOFF_NANOS, 3 * millis * VirtualTime.NANOS_PER_MILLI);
    }

    /** The master hooks of the job. */
    HookHost hooks() {
        return effects().hooks();
    }

    /** Fails the job as a whole once the coordinator has returned. */
    void failJobLater(String cause) {
        failover().failLater(cause, null);
    }

    /** An independent world in the same state, with a queue of its own. */
    World copy() {
        return new World(this, queue.copy());
    }

    /** Appends everything that decides what can happen from here on, times and the events to come apart. */
    void encode(StringBuilder to) {
        wiring.network().encode(to);
        subtasks.encode(to);
        coordinator().encode(to);
        jobMaster().encode(to);
        failover().encode(to);
        effects().encode(to);
        requests().encode(to);
        sources().encode(to);
        leadership.encode(to);
        clocks().encode(to);
        contact().encode(to);
    }

    Setting setting() {
        return setting;
    }

    Topology topology() {
        return setting.topology();
    }

    TaskNumbers numbers() {
        return numbers;
    }

    Keys keys() {
        return keys;
    }

    EventQueue queue() {
        return queue;
    }

    Recorder recorder() {
        return recorder;
    }

    Mishaps mishaps() {
        return transport.mishaps();
    }

    Rpc rpc() {
        return transport.rpc();
    }

    WallClocks clocks() {
        return transport.clocks();
    }

    Contact contact() {
        return transport.contact();
    }

    Storage storage() {
        return storage;
    }

    Network network() {
        return wiring.network();
    }

    /** On which channels barriers may overtake. */
    Exchanges exchanges() {
        return wiring.exchanges();
    }

    Subtasks subtasks() {
        return subtasks;
    }

    Leadership leadership() {
        return leadership;
    }

    CoordinatorHost coordinator() {
        return leadership.jobManager().coordinator();
    }

    CheckpointEffects effects() {
        return leadership.jobManager().effects();
    }

    SourceCoordinators sources() {
        return leadership.jobManager().sources();
    }

    JobMaster jobMaster() {
        return leadership.jobManager().jobMaster();
    }

    UserRequests requests() {
        return leadership.jobManager().requests();
    }

    Failover failover() {
        return leadership.jobManager().failover();
    }

    Script script() {
        return script;
    }
}
