package io.github.cleancut.world;

import io.github.cleancut.model.JobItem;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.gateway.CoordinatorGateways;
import io.github.cleancut.protocol.gateway.GatewayEffects;
import io.github.cleancut.protocol.split.SplitTracker;
import io.github.cleancut.protocol.split.SplitTracker.Remaining;
import io.github.cleancut.protocol.split.TrackerEffects;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operator coordinator of a source: its enumerator, and the gateways through which what it tells the subtasks goes. It takes no time for what it does. */
final class SourceCoordinator implements GatewayEffects, TrackerEffects {
    private final World world;
    private final int vertex;
    private final JobItem item;
    private final int firstTask;
    private final CoordinatorGateways gateways;
    private final SplitTracker tracker;

    /** What was told, by the number of the event; what is confirmed is forgotten. */
    private final SortedMap<Long, Told> events = new TreeMap<>();

    /** What checkpoints hold: what was left to assign. */
    private final SortedMap<Long, List<Remaining>> stored = new TreeMap<>();

    /** What an attempt is told. */
    private record Told(AttemptId attempt, long split) {}

    SourceCoordinator(World world, int vertex, JobItem item, int firstTask) {
        this(
                world,
                vertex,
                item,
                firstTask,
                new CoordinatorGateways(
                        new CoordinatorGateways.Rules(world.setting().rules()), item.parallelism()),
                new SplitTracker(new SplitTracker.Rules(world.setting().rules()), allSplits(item)));
    }

    private SourceCoordinator(
            World world, int vertex, JobItem item, int firstTask, CoordinatorGateways gateways, SplitTracker tracker) {
        this.world = world;
        this.vertex = vertex;
        this.item = item;
        this.firstTask = firstTask;
        this.gateways = gateways;
        this.tracker = tracker;
    }

    private static List<Remaining> allSplits(JobItem item) {
        long size = item.requireSource().splitSize();
        List<Remaining> all = new ArrayList<>();
        for (int index = 0; index < item.parallelism(); index++) {
            long records = new SourceSchedule(item, index).records();
            all.add(Remaining.all(records < 0 ? -1 : (records + size - 1) / size));
        }
        return all;
    }

    /** It knows of what the checkpoints of another one hold. */
    void knowWhat(@Nullable SourceCoordinator before) {
        stored.putAll(Objects.requireNonNull(before).stored);
    }

    boolean owns(int task) {
        return task >= firstTask && task < firstTask + item.parallelism();
    }

    private int indexOf(int task) {
        return task - firstTask;
    }

    private AttemptId attemptOf(int subtask) {
        return world.jobMaster().executions().attemptOf(firstTask + subtask);
    }

    void onTrigger(long checkpointId) {
        gateways.onTrigger(checkpointId, false, this);
    }

    void onTriggeringAborted() {
        gateways.onTriggeringAborted(this);
    }

    void onComplete(long checkpointId) {
        tracker.onComplete(checkpointId, this);
        gateways.onCheckpointOver(checkpointId, this);
    }

    void onAborted(long checkpointId) {
        tracker.onAborted(checkpointId, this);
        stored.remove(checkpointId);
        gateways.onCheckpointOver(checkpointId, this);
    }

    /** The job restarts as a whole, from a checkpoint or, with 0, from nothing. */
    void onReset(long checkpointId) {
        for (int subtask = 0; subtask < item.parallelism(); subtask++) {
            gateways.onReset(subtask, this);
        }
        tracker.onReset(checkpointId > 0 ? Objects.requireNonNull(stored.get(checkpointId)) : allSplits(item), this);
    }

    void onSubtaskReset(int task, long checkpointId) {
        gateways.onReset(indexOf(task), this);
        tracker.onSubtaskReset(indexOf(task), checkpointId, this);
    }

    /** A message of a task; what an attempt that is over asks for is not answered. */
    void take(Envelope.ToOperatorCoordinator message, boolean isAlive) {
        int subtask = indexOf(message.attempt().task());
        if (message instanceof Envelope.EventDelivered delivered) {
            gateways.onDelivery(subtask, delivered.event(), delivered.hasArrived(), isAlive, this);
            events.remove(delivered.event());
        } else if (isAlive && message instanceof Envelope.SplitRequested) {
            tracker.onRequest(subtask, this);
        } else if (isAlive && message instanceof Envelope.CheckpointPassed passed) {
            gateways.onAcknowledged(passed.checkpoint(), subtask, this);
        }
    }

    @Override
    public void assign(int subtask, long split) {
        issue(subtask, split, "split " + split);
    }

    @Override
    public void noMoreSplits(int subtask) {
        issue(subtask, Envelope.OperatorEvent.NO_MORE_SPLITS, "no more splits");
    }

    private void issue(int subtask, long split, String what) {
        long event = gateways.nextEvent();
        events.put(event, new Told(attemptOf(subtask), split));
        world.recorder().task(EventKind.OPERATOR_EVENT_ISSUED, attemptOf(subtask), -1, event, what);
        gateways.onEvent(subtask, this);
    }

    @Override
    public void store(long checkpointId, List<Remaining> remaining) {
        stored.put(checkpointId, remaining);
    }

    @Override
    public void send(int subtask, long event) {
        Told told = Objects.requireNonNull(events.get(event));
        world.recorder().task(EventKind.OPERATOR_EVENT_SENT, told.attempt(), -1, event, null);
        world.rpc().send(new Envelope.OperatorEvent(told.attempt(), event, told.split()));
    }

    @Override
    public void askCoordinator(long checkpointId) {
        tracker.onSnapshot(checkpointId, this);
        world.recorder().job(EventKind.OPERATOR_COORDINATOR_SNAPSHOT, checkpointId, -1, item.name());
        gateways.onAnswer(checkpointId, true, this);
    }

    @Override
    public void acknowledge(long checkpointId) {
        world.coordinator().submit(new CoordinatorInput.OperatorCoordinatorAnswered(vertex, checkpointId, true));
    }

    @Override
    public void failCheckpoint(long checkpointId) {
        world.coordinator().submit(new CoordinatorInput.OperatorCoordinatorAnswered(vertex, checkpointId, false));
    }

    @Override
    public void failTask(int subtask) {
        world.jobMaster().failFromHere(attemptOf(subtask));
    }

    @Override
    public void failJob(long checkpointId) {
        world.failJobLater("the operator coordinator of " + item.name() + " threw");
    }

    @Override
    public void refuse(String exception) {
        throw new IllegalStateException("the operator coordinator of " + item.name() + " answers " + exception);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    SourceCoordinator copy(World copiedWorld) {
        SourceCoordinator copy =
                new SourceCoordinator(copiedWorld, vertex, item, firstTask, gateways.copy(), tracker.copy());
        copy.events.putAll(events);
        copy.stored.putAll(stored);
        return copy;
    }

    void encode(StringBuilder to) {
        gateways.encode(to);
        tracker.encode(to);
        to.append(events);
    }
}
