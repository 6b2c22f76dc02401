package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.coordinator.CoordinatedVertex.StateKind;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TaskState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.OptionsRequest;
import io.github.cleancut.protocol.message.OptionsTables;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hosts a coordinator for tests: time stands still unless advanced, contexts run at once unless held, operations succeed unless told otherwise. */
final class CoordinatorScript implements CoordinatorOut {
    private List<String> unreadableHooks = List.of();
    private List<String> failingHooks = List.of();

    private record Timer(long dueMillis, long number, CoordinatorWork work) {}

    /** What the job and the coordinator look like; each test changes what it is about. */
    static final class Setup {
        long intervalMillis = 100;
        long backlogIntervalMillis = PeriodicSchedule.DISABLED;
        long initialDelayMillis = 70;
        long minPauseMillis;
        int maxConcurrent = 1;
        long timeoutMillis = 1000;
        int tolerable;
        int retained = 1;
        CoordinatorConfig.Retention retention = CoordinatorConfig.Retention.RETAIN_ON_CANCELLATION;
        boolean unaligned;
        boolean afterFinish = true;
        boolean parallelCleaner;
        boolean tracking;
        boolean blocking;
        int historySize = 10;
        int sourceParallelism = 1;
        int sinkParallelism = 1;
        boolean allToAll = true;
        StateKind state = StateKind.LIST;
        boolean operatorCoordinator;
        long clockMillis = 1_000_000;
        RuleBook rules = rules();

        CoordinatorScript start() {
            CoordinatorScript script = new CoordinatorScript(this);
            script.handle(new CoordinatorInput.JobStatusChanged(JobStatus.RUNNING));
            for (int task = 0; task < sourceParallelism + sinkParallelism; task++) {
                script.deploy(task);
                if (!tracking) {
                    script.task(task, TaskState.RUNNING);
                }
            }
            script.effects.clear();
            return script;
        }

        private CoordinatorConfig config() {
            return new CoordinatorConfig(
                    new PeriodicSchedule(intervalMillis, backlogIntervalMillis, initialDelayMillis, minPauseMillis),
                    maxConcurrent,
                    timeoutMillis,
                    tolerable,
                    retained,
                    retention,
                    new OptionsRequest(true, unaligned, 0),
                    afterFinish,
                    parallelCleaner,
                    tracking,
                    blocking,
                    historySize);
        }

        private List<CoordinatedVertex> vertices() {
            return List.of(
                    new CoordinatedVertex("source", sourceParallelism, List.of(), state, operatorCoordinator),
                    new CoordinatedVertex(
                            "sink", sinkParallelism, List.of(new CoordinatedVertex.Input(0, allToAll)), state, false));
        }
    }

    final List<CoordinatorEffect> effects = new ArrayList<>();
    final List<String> fired = new ArrayList<>();

    /** Contexts and kinds of all work posted. */
    final List<String> posted = new ArrayList<>();

    /** Work of these contexts waits in {@link #held} until it is run by the test. */
    final List<CoordinatorContext> holding = new ArrayList<>();

    final Deque<CoordinatorWork> held = new ArrayDeque<>();
    private final Deque<CoordinatorInput> next = new ArrayDeque<>();
    private final List<Timer> timers = new ArrayList<>();
    private final TreeMap<String, Outcome> outcomes = new TreeMap<>();
    private Coordinator coordinator;
    private long nowMillis;
    private int handles;

    /** How far the wall clock is ahead of the relative one. */
    long wallAheadMillis;

    private CoordinatorScript(Setup setup) {
        nowMillis = setup.clockMillis;
        coordinator = new Coordinator(setup.config(), setup.vertices(), setup.rules, fired::add);
    }

    static RuleBook rules() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(CoordinatorTables.all());
        tables.addAll(OptionsTables.all());
        return RuleBook.of(tables);
    }

    Coordinator coordinator() {
        return coordinator;
    }

    CoordinatorSnapshot state() {
        return coordinator.snapshot();
    }

    /** What the wall clock shows. */
    long wallNow() {
        return nowMillis + wallAheadMillis;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** The next operation of this kind ends so. */
    void fail(Class<?> operation, Outcome outcome) {
        outcomes.put(operation.getSimpleName(), outcome);
    }

    void failMetadata(Outcome outcome) {
        outcomes.put("metadata", outcome);
    }

    void failStore(Outcome outcome) {
        outcomes.put("store", outcome);
    }

    private Outcome outcome(String what) {
        Outcome outcome = outcomes.remove(what);
        return outcome == null ? Outcome.OK : outcome;
    }

    CoordinatorScript handle(CoordinatorInput input) {
        next.addLast(input);
        for (CoordinatorInput head = next.pollFirst(); head != null; head = next.pollFirst()) {
            coordinator.handle(head, new CoordinatorClock(nowMillis + wallAheadMillis, nowMillis), this);
        }
        return this;
    }

    void run(CoordinatorWork work) {
        handle(
                work instanceof CoordinatorWork.Operation operation
                        ? new CoordinatorInput.OperationDone(
                                operation, outcome(operation.getClass().getSimpleName()))
                        : new CoordinatorInput.RunWork(work));
    }

    /** Runs what was held first. */
    CoordinatorWork runHeld() {
        CoordinatorWork work = held.removeFirst();
        run(work);
        return work;
    }

    /** Lets everything held run, in its order. */
    void release() {
        holding.clear();
        while (!held.isEmpty()) {
            runHeld();
        }
    }

    CoordinatorScript advance(long millis) {
        long target = nowMillis + millis;
        timers.sort(Comparator.comparingLong(Timer::dueMillis).thenComparingLong(Timer::number));
        while (!timers.isEmpty() && timers.get(0).dueMillis() <= target) {
            Timer timer = timers.remove(0);
            nowMillis = Math.max(nowMillis, timer.dueMillis());
            run(timer.work());
            timers.sort(Comparator.comparingLong(Timer::dueMillis).thenComparingLong(Timer::number));
        }
        nowMillis = target;
        return this;
    }

    CoordinatorScript startScheduler() {
        return handle(new CoordinatorInput.StartScheduler());
    }

    CoordinatorScript checkpoint(String request) {
        return handle(new CoordinatorInput.TriggerCheckpoint(request, CoordinatorInput.ManualType.CONFIGURED));
    }

    CoordinatorScript savepoint(String request) {
        return handle(new CoordinatorInput.TriggerSavepoint(request));
    }

    CoordinatorScript task(int task, TaskState state) {
        return handle(new CoordinatorInput.TaskStateChanged(task, state));
    }

    void deploy(int task) {
        task(task, TaskState.SCHEDULED);
        task(task, TaskState.DEPLOYING);
        task(task, TaskState.INITIALIZING);
    }

    /** Attempt 0 of a task acknowledges with a handle named {@code h1}, {@code h2} and so on. */
    CoordinatorScript ack(int task, long checkpointId) {
        handles++;
        return ack(task, checkpointId, AcknowledgedState.of("h" + handles));
    }

    CoordinatorScript ack(int task, long checkpointId, AcknowledgedState state) {
        return handle(new CoordinatorInput.Acknowledge(new TaskAttempt(task, 0), checkpointId, state));
    }

    /** Both tasks of the plain job acknowledge. */
    CoordinatorScript complete(long checkpointId) {
        return ack(0, checkpointId).ack(1, checkpointId);
    }

    CoordinatorScript decline(int task, long checkpointId, CheckpointFailureReason reason) {
        return handle(new CoordinatorInput.Decline(new TaskAttempt(task, 0), checkpointId, reason));
    }

    /** The effects of one kind since the last look at all of them was cleared. */
    <E extends CoordinatorEffect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Long> pendingIds() {
        return state().pending().stream()
                .map(CoordinatorSnapshot.Pending::checkpointId)
                .toList();
    }

    /** Reasons reported to the failure manager. */
    List<CheckpointFailureReason> reported() {
        return effects(CoordinatorEffect.FailureReported.class).stream()
                .map(CoordinatorEffect.FailureReported::reason)
                .toList();
    }

    /** Relative times at which timers with this work are due, from now. */
    List<Long> timersMillis(Class<? extends CoordinatorWork> work) {
        return timers.stream()
                .filter(timer -> work.isInstance(timer.work()))
                .map(timer -> timer.dueMillis() - nowMillis)
                .sorted()
                .toList();
    }

    void replaceByCopy() {
        coordinator = coordinator.copy();
    }

    @Override
    public void effect(CoordinatorEffect effect) {
        effects.add(effect);
    }

    @Override
    public void post(CoordinatorContext context, CoordinatorWork work) {
        posted.add(context + " " + work.getClass().getSimpleName());
        if (holding.contains(context)) {
            held.addLast(work);
        } else if (work instanceof CoordinatorWork.Operation operation) {
            Outcome outcome = outcome(operation.getClass().getSimpleName());
            next.addLast(new CoordinatorInput.OperationDone(operation, outcome));
        } else {
            next.addLast(new CoordinatorInput.RunWork(work));
        }
    }

    @Override
    public void arm(long timer, CoordinatorWork work, long delayMillis) {
        timers.add(new Timer(nowMillis + delayMillis, timer, work));
    }

    @Override
    public void disarm(long timer) {
        timers.removeIf(armed -> armed.number() == timer);
    }

    @Override
    public boolean readHookState(String hook, long checkpointId) {
        return !unreadableHooks.contains(hook);
    }

    @Override
    public boolean restoreHook(String hook, long checkpointId, @Nullable String state) {
        return !failingHooks.contains(hook);
    }

    /** Hooks whose state cannot be read, and hooks that throw when they are restored, from here on. */
    CoordinatorScript failingHooks(List<String> unreadable, List<String> throwing) {
        unreadableHooks = unreadable;
        failingHooks = throwing;
        return this;
    }

    @Override
    public void writeMetadata(long checkpointId) {
        next.addFirst(new CoordinatorInput.MetadataWritten(checkpointId, outcome("metadata")));
    }

    @Override
    public void addToStore(long checkpointId) {
        next.addFirst(new CoordinatorInput.StoreAdded(checkpointId, outcome("store")));
    }

    @Override
    public boolean removeFromStore(long checkpointId) {
        return outcome("remove " + checkpointId) == Outcome.OK;
    }

    /** The store outside does not give this entry up when it is asked to. */
    void failRemoval(long checkpointId) {
        outcomes.put("remove " + checkpointId, Outcome.IO_FAILURE);
    }
}
