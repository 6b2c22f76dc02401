package io.github.cleancut.conform;

import io.github.cleancut.protocol.coordinator.AcknowledgedState;
import io.github.cleancut.protocol.coordinator.Coordinator;
import io.github.cleancut.protocol.coordinator.CoordinatorClock;
import io.github.cleancut.protocol.coordinator.CoordinatorContext;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorOut;
import io.github.cleancut.protocol.coordinator.CoordinatorWork;
import io.github.cleancut.protocol.coordinator.Outcome;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hosts the coordinator as the recorder hosts the real one: contexts as queues, operations at once, faults on request. */
final class Replay implements CoordinatorOut {
    /** Both clocks at the start of a recording. */
    private static final long ORIGIN_MILLIS = 1_000_000_000L;

    private final RecordedJob job;
    private final Coordinator coordinator;
    private final RecordedContexts contexts;
    private final EffectWriter effects;
    private final TreeSet<String> faults = new TreeSet<>();
    private final Deque<CoordinatorInput> next = new ArrayDeque<>();

    Replay(RecordedJob job, RuleBook rules, FiredRows rows, Tolerances tolerances) {
        this.job = job;
        coordinator = new Coordinator(job.coordinatorConfig(), job.vertices(), rules, rows);
        contexts = new RecordedContexts(tolerances);
        effects = new EffectWriter(job, rows);
    }

    Coordinator coordinator() {
        return coordinator;
    }

    EffectWriter effects() {
        return effects;
    }

    RecordedContexts contexts() {
        return contexts;
    }

    long relativeMillis(long clockMillis) {
        return clockMillis - ORIGIN_MILLIS;
    }

    void inject(String fault) {
        faults.add(fault);
    }

    /** Hands in an input and whatever follows from it without waiting: work of the main thread, answers that come at once. */
    void handle(CoordinatorInput input) {
        next.addLast(input);
        for (CoordinatorInput head = next.pollFirst(); head != null; head = next.pollFirst()) {
            long now = ORIGIN_MILLIS + contexts.nowMillis();
            contexts.beginCall();
            effects.setNow(contexts.nowMillis());
            coordinator.handle(head, new CoordinatorClock(now, now), this);
        }
    }

    void acknowledge(CoordinatorInput.Acknowledge ack, @Nullable AcknowledgedState state) {
        effects.beginAcknowledge(state);
        handle(ack);
    }

    /** Runs everything that is due. */
    void drain() {
        for (CoordinatorWork work = contexts.takeDue(); work != null; work = contexts.takeDue()) {
            run(work);
        }
    }

    void advance(long millis) {
        long target = contexts.nowMillis() + millis;
        if (!job.isStepped()) {
            drain();
            while (contexts.nextDueMillis() <= target) {
                contexts.moveTo(contexts.nextDueMillis());
                drain();
            }
        }
        contexts.moveTo(target);
    }

    void runOne(CoordinatorContext context) {
        CoordinatorWork work = contexts.takeDue(context);
        if (work != null) {
            run(work);
        }
    }

    private void run(CoordinatorWork work) {
        if (work instanceof CoordinatorWork.Operation operation) {
            handle(new CoordinatorInput.OperationDone(operation, outcome(operation)));
        } else {
            handle(new CoordinatorInput.RunWork(work));
        }
    }

    private Outcome outcome(CoordinatorWork.Operation operation) {
        if (operation instanceof CoordinatorWork.TakeCheckpointId) {
            return faults.remove("id_counter") ? Outcome.OTHER_FAILURE : ioOutcome("id_counter_io");
        }
        return operation instanceof CoordinatorWork.InitializeLocation ? ioOutcome("location_io") : Outcome.OK;
    }

    private Outcome ioOutcome(String fault) {
        return faults.remove(fault) ? Outcome.IO_FAILURE : Outcome.OK;
    }

    @Override
    public void effect(CoordinatorEffect effect) {
        boolean fails = effect instanceof CoordinatorEffect.TriggerSent && faults.remove("trigger_rpc");
        effects.write(effect, fails);
        if (fails && effect instanceof CoordinatorEffect.TriggerSent sent) {
            next.addLast(CoordinatorInput.TriggerMessageFailed.unexplained(sent.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorAsked asked
                && job.operatorCoordinator().equals("immediate")) {
            next.addLast(new CoordinatorInput.OperatorCoordinatorAnswered(asked.vertex(), asked.checkpointId(), true));
        }
    }

    @Override
    public void post(CoordinatorContext context, CoordinatorWork work) {
        if (context == CoordinatorContext.MAIN) {
            next.addLast(new CoordinatorInput.RunWork(work));
        } else {
            contexts.submit(context, work, 0, 0);
        }
    }

    @Override
    public void arm(long timer, CoordinatorWork work, long delayMillis) {
        contexts.submit(CoordinatorContext.TIMER, work, delayMillis, timer);
    }

    @Override
    public void disarm(long timer) {
        contexts.cancel(timer);
    }

    /** The recorder has no master hooks. */
    @Override
    public boolean readHookState(String hook, long checkpointId) {
        throw new IllegalStateException("recordings have no master hook " + hook);
    }

    @Override
    public boolean restoreHook(String hook, long checkpointId, @Nullable String state) {
        throw new IllegalStateException("recordings have no master hook " + hook);
    }

    @Override
    public void writeMetadata(long checkpointId) {
        next.addFirst(new CoordinatorInput.MetadataWritten(checkpointId, ioOutcome("metadata_io")));
    }

    /** The recorder's store lives and dies with its JobManager. */
    @Override
    public boolean removeFromStore(long checkpointId) {
        return true;
    }

    @Override
    public void addToStore(long checkpointId) {
        next.addFirst(new CoordinatorInput.StoreAdded(checkpointId, ioOutcome("store_add")));
    }
}
