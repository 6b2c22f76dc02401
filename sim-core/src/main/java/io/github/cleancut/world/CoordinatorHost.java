package io.github.cleancut.world;

import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Step;
import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.protocol.coordinator.Coordinator;
import io.github.cleancut.protocol.coordinator.CoordinatorClock;
import io.github.cleancut.protocol.coordinator.CoordinatorContext;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorOut;
import io.github.cleancut.protocol.coordinator.CoordinatorSnapshot;
import io.github.cleancut.protocol.coordinator.CoordinatorWork;
import io.github.cleancut.protocol.coordinator.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the coordinator in virtual time: its contexts cost no time (C-002), its storage operations do, and while it writes metadata everything else waits for its lock.
 */
final class CoordinatorHost implements CoordinatorOut {
    /** The relative clock does not start at 0, so that C-005 shows only where a scenario sets it. */
    static final long RELATIVE_START_MILLIS = 3_600_000L;

    /** Takes what the coordinator wants done in the job. */
    interface EffectListener {
        /** An effect of the coordinator. */
        void onEffect(CoordinatorEffect effect);

        /** What the JobManager's wall clock shows. */
        long wallMillis();
    }

    /** What becomes of timers. */
    private enum Timers {
        RUN,
        /** Nothing periodic any more (format.md, section 6). */
        WITHOUT_TRIGGERS,
        /** None any more (C-053). */
        KILLED,
        /** The process is gone, and nothing reaches the coordinator. */
        LOST
    }

    /** What the coordinator waits for, in a slot of the event queue. */
    private sealed interface Due {
        /** Work posted to a context. */
        record Posted(CoordinatorWork work) implements Due {}

        /** An armed timer. */
        record Timer(long timer, CoordinatorWork work) implements Due {}

        /** The completed store's answer. */
        record StoreAnswer(long checkpointId) implements Due {}

        /** Somebody outside answers. */
        record Answer(CoordinatorInput input) implements Due {}
    }

    /** Where the coordinator stands. */
    private static final class Moments {
        private boolean isHandling;

        /** The time at the last input: many come in one instant. */
        private CoordinatorClock clock = new CoordinatorClock(-1, -1);
    }

    private final EventQueue queue;
    private final Coordinator coordinator;
    private final Storage storage;
    private final Mishaps mishaps;
    private final EffectListener listener;
    private final int term;
    private Slots<Due> due = new Slots<>();
    private final SortedSet<Long> armed = new TreeSet<>();
    private final Deque<CoordinatorInput> inputs = new ArrayDeque<>();
    private OpenOperations operations = new OpenOperations();
    private final Moments moments = new Moments();
    private Timers timers = Timers.RUN;

    /**
     * A host.
     *
     * @param term of the JobManager that it belongs to
     */
    CoordinatorHost(
            EventQueue queue,
            Coordinator coordinator,
            Storage storage,
            Mishaps mishaps,
            EffectListener listener,
            int term) {
        this.queue = queue;
        this.coordinator = coordinator;
        this.storage = storage;
        this.mishaps = mishaps;
        this.listener = listener;
        this.term = term;
    }

    /** The time on the JobManager's two clocks. */
    CoordinatorClock clock() {
        long wallMillis = listener.wallMillis();
        long relativeMillis = RELATIVE_START_MILLIS + queue.timeNanos() / VirtualTime.NANOS_PER_MILLI;
        if (moments.clock.wallMillis() != wallMillis || moments.clock.relativeMillis() != relativeMillis) {
            moments.clock = new CoordinatorClock(wallMillis, relativeMillis);
        }
        return moments.clock;
    }

    /** Hands an input to the coordinator, after those that wait. */
    void submit(CoordinatorInput input) {
        if (timers != Timers.LOST) {
            inputs.addLast(input);
            drain();
        }
    }

    /** The JobManager's process is gone: from now on nothing reaches the coordinator, and what it waited for is forgotten. */
    void lose() {
        timers = Timers.LOST;
        inputs.clear();
        armed.clear();
        operations = new OpenOperations();
    }

    /** What high availability has of it. */
    CoordinatorInput.Heritage heritage() {
        return coordinator.heritage();
    }

    /** Hands an input in later: somebody outside answers. */
    void submitLater(long delayNanos, CoordinatorInput input) {
        schedule(VirtualTime.plus(queue.timeNanos(), delayNanos), new Due.Answer(input));
    }

    /** Hands the answer in for which the coordinator holds its lock. */
    private void answer(CoordinatorInput input) {
        handle(input);
        drain();
    }

    private void drain() {
        while (!moments.isHandling && !inputs.isEmpty() && !coordinator.isFinalizing()) {
            handle(inputs.removeFirst());
        }
    }

    private void handle(CoordinatorInput input) {
        moments.isHandling = true;
        coordinator.handle(input, clock(), this);
        moments.isHandling = false;
    }

    @Override
    public void effect(CoordinatorEffect effect) {
        listener.onEffect(effect);
    }

    @Override
    public void post(CoordinatorContext context, CoordinatorWork work) {
        if (timers != Timers.KILLED || context != CoordinatorContext.TIMER) {
            schedule(queue.timeNanos(), new Due.Posted(work));
        }
    }

    @Override
    public void arm(long timer, CoordinatorWork work, long delayMillis) {
        if (timers == Timers.KILLED) {
            return;
        }
        armed.add(timer);
        long delayNanos = delayMillis > Long.MAX_VALUE / VirtualTime.NANOS_PER_MILLI
                ? VirtualTime.NEVER
                : delayMillis * VirtualTime.NANOS_PER_MILLI;
        schedule(VirtualTime.plus(queue.timeNanos(), delayNanos), new Due.Timer(timer, work));
    }

    @Override
    public void disarm(long timer) {
        armed.remove(timer);
    }

    @Override
    public void writeMetadata(long checkpointId) {
        storage.begin(new StorageJob(StorageOperation.METADATA, checkpointId, StorageJob.jobManager(term), 0, 0));
    }

    /** With an IOException its state cannot be read; with any other exception the hook itself throws. */
    @Override
    public boolean readHookState(String hook, long checkpointId) {
        return !mishaps.fails(Step.RESTORE_HOOK, true, checkpointId);
    }

    @Override
    public boolean restoreHook(String hook, long checkpointId, @Nullable String state) {
        return !mishaps.fails(Step.RESTORE_HOOK, false, checkpointId);
    }

    @Override
    public boolean removeFromStore(long checkpointId) {
        return mishaps.failureOf(Step.REMOVE, -1, checkpointId) == null;
    }

    @Override
    public void addToStore(long checkpointId) {
        schedule(queue.timeNanos(), new Due.StoreAnswer(checkpointId));
    }

    private void schedule(long timeNanos, Due thing) {
        queue.schedule(timeNanos, Targets.of(Targets.COORDINATOR, due.put(thing)), term);
    }

    /** What was posted, armed or asked of the store in a term is due. */
    void isDue(int slot, long ofTerm) {
        if (timers == Timers.LOST || ofTerm != term) {
            return;
        }
        Due thing = due.take(slot);
        if (thing instanceof Due.StoreAnswer answer) {
            answer(new CoordinatorInput.StoreAdded(answer.checkpointId(), storing(answer.checkpointId())));
        } else if (thing instanceof Due.Answer answer) {
            submit(answer.input());
        } else if (thing instanceof Due.Posted posted) {
            run(posted.work());
        } else if (thing instanceof Due.Timer timer && armed.remove(timer.timer())) {
            run(timer.work());
        }
    }

    /** The job has ended: its timer is killed with it (C-053). */
    void killTimer() {
        timers = Timers.KILLED;
        armed.clear();
    }

    /** Periodic triggers stop, and what they have queued is not begun any more (format.md, section 6). */
    void stopTriggers() {
        timers = timers == Timers.RUN ? Timers.WITHOUT_TRIGGERS : timers;
    }

    private void run(CoordinatorWork work) {
        if (timers != Timers.RUN
                && (work instanceof CoordinatorWork.Tick || work instanceof CoordinatorWork.DecisionRound)) {
            return;
        }
        if (work instanceof CoordinatorWork.InitializeLocation location) {
            begin(location, StorageOperation.LOCATION, location.checkpointId());
        } else if (work instanceof CoordinatorWork.Discard discard) {
            begin(discard, StorageOperation.DELETE, discard.checkpointId());
        } else if (work instanceof CoordinatorWork.Operation operation) {
            submit(new CoordinatorInput.OperationDone(operation, Outcome.OK));
        } else {
            submit(new CoordinatorInput.RunWork(work));
        }
    }

    private void begin(CoordinatorWork.Operation operation, StorageOperation kind, long checkpointId) {
        storage.begin(new StorageJob(kind, checkpointId, StorageJob.jobManager(term), 0, operations.begin(operation)));
    }

    /** An operation of the JobManager on the storage is over. */
    void storageDone(StorageJob job, boolean hasSucceeded) {
        if (timers == Timers.LOST || job.attempt().attempt() != term) {
            return;
        }
        Outcome outcome = outcomeOf(job, hasSucceeded);
        if (job.operation() == StorageOperation.METADATA) {
            answer(new CoordinatorInput.MetadataWritten(job.checkpointId(), outcome));
            return;
        }
        submit(new CoordinatorInput.OperationDone(operations.end(job.ticket()), outcome));
    }

    private Outcome outcomeOf(StorageJob job, boolean hasSucceeded) {
        if (!hasSucceeded) {
            return Outcome.IO_FAILURE;
        }
        Fault.Verb.Fail fail = stepFailure(job);
        if (fail == null) {
            return Outcome.OK;
        }
        return fail.io() ? Outcome.IO_FAILURE : Outcome.OTHER_FAILURE;
    }

    /** An entry that was refused is not there; one that nobody knows of is there as the fault says (C-134). */
    private Outcome storing(long checkpointId) {
        Fault.Verb.Fail fail = mishaps.failureOf(Step.STORE, -1, checkpointId);
        if (fail == null) {
            return Outcome.OK;
        }
        if (fail.io()) {
            return Outcome.IO_FAILURE;
        }
        return fail.stored() ? Outcome.POSSIBLY_INCONSISTENT_STORED : Outcome.POSSIBLY_INCONSISTENT;
    }

    private Fault.Verb.@Nullable Fail stepFailure(StorageJob job) {
        return switch (job.operation()) {
            case LOCATION -> mishaps.failureOf(Step.LOCATION, -1, job.checkpointId());
            case METADATA -> mishaps.failureOf(Step.METADATA, -1, job.checkpointId());
            case UPLOAD, READ, DELETE -> null;
        };
    }

    /** What is in a slot, in words; a timer that was disarmed counts for nothing. */
    String peek(int slot, long ofTerm) {
        Due thing = ofTerm == term ? due.peek(slot) : null;
        boolean isVoid = thing == null || (thing instanceof Due.Timer timer && !armed.contains(timer.timer()));
        return isVoid ? "nothing" : String.valueOf(thing);
    }

    /** What a metrics reporter of this JobManager shows (C-263). */
    Map<String, Long> gauges() {
        return coordinator.gauges();
    }

    /** Flink's counters (C-262). */
    CoordinatorSnapshot.Counts counts() {
        return coordinator.snapshot().counts();
    }

    /** Whether something of the coordinator is under way or waits, timers apart. */
    boolean isIdle() {
        boolean isPosted = due.all().stream().anyMatch(Due.Posted.class::isInstance);
        return inputs.isEmpty() && operations.isEmpty() && !isPosted && !coordinator.isFinalizing();
    }

    /** A copy for another world. */
    CoordinatorHost copy(
            EventQueue copiedQueue,
            Storage copiedStorage,
            Mishaps copiedMishaps,
            Recorder log,
            EffectListener copiedListener) {
        CoordinatorHost copy = new CoordinatorHost(
                copiedQueue, coordinator.copy(log), copiedStorage, copiedMishaps, copiedListener, term);
        copy.due = due.copy();
        copy.armed.addAll(armed);
        copy.inputs.addAll(inputs);
        copy.operations = operations.copy();
        copy.timers = timers;
        return copy;
    }

    void encode(StringBuilder to) {
        coordinator.encode(to);
        to.append(inputs).append(operations).append(armed.size());
    }
}
