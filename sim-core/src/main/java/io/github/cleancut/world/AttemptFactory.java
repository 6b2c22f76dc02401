package io.github.cleancut.world;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.protocol.barrier.BarrierRules;
import io.github.cleancut.protocol.barrier.HandlerConfig;
import io.github.cleancut.protocol.sink.SinkRules;
import io.github.cleancut.protocol.sink.TwoPhaseSink;
import io.github.cleancut.protocol.split.SplitReader;
import io.github.cleancut.protocol.task.SourceHold;
import io.github.cleancut.protocol.task.SourcePosition;
import io.github.cleancut.protocol.task.SubtaskCheckpoints;
import io.github.cleancut.protocol.task.SubtaskConfig;
import io.github.cleancut.protocol.task.SubtaskRules;
import io.github.cleancut.protocol.time.EventTime;
import io.github.cleancut.trace.EventKind;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds attempts, with the tables of the variant resolved once. */
final class AttemptFactory {
    /** So many transactions may one attempt have. */
    private static final long TRANSACTIONS_PER_ATTEMPT = 1_000_000L;

    private static final long ATTEMPTS_PER_TASK = 10_000L;

    private final World world;
    private final BarrierRules barrierRules;
    private final SubtaskRules subtaskRules;
    private final SourcePosition.Rules sourceRules;
    private final SplitReader.Rules readerRules;
    private final SinkRules sinkRules;
    private final EventTime.Rules timeRules;
    private final boolean hasEventTime;
    private final boolean areTimersInterruptible;

    /** Attempts that were cancelled before they began, as task and attempt. */
    private final SortedSet<Long> forbidden = new TreeSet<>();

    AttemptFactory(World world) {
        this.world = world;
        barrierRules = new BarrierRules(world.setting().rules());
        subtaskRules = new SubtaskRules(world.setting().rules());
        sourceRules = new SourcePosition.Rules(world.setting().rules());
        readerRules = new SplitReader.Rules(world.setting().rules());
        sinkRules = new SinkRules(world.setting().rules());
        timeRules = new EventTime.Rules(world.setting().rules());
        areTimersInterruptible = world.setting().checkpointing().unaligned()
                && world.setting().scenario().flink().interruptibleTimers();
        hasEventTime = EventTimeWork.isIn(world.topology());
    }

    private static long keyOf(AttemptId id) {
        return id.task() * ATTEMPTS_PER_TASK + id.attempt();
    }

    /** An attempt that has been cancelled must not begin. */
    void forbid(AttemptId id) {
        forbidden.add(keyOf(id));
    }

    boolean isForbidden(AttemptId id) {
        return forbidden.contains(keyOf(id));
    }

    /** The trace says what an attempt begins with. */
    void tellBeginning(AttemptId id, RestoredState state) {
        HeldRecords held = new HeldRecords();
        state.snapshots().forEach(held::restore);
        boolean isSource = world.topology().itemAt(id.task()).kind() == ItemKind.SOURCE;
        long offset = isSource ? firstOffset(id, state) : -1;
        world.recorder().task(EventKind.ATTEMPT_STARTED, id, state.checkpointId(), offset, held.text());
    }

    /** The offset from which a source will go on, as its tables decide. */
    private long firstOffset(AttemptId id, RestoredState state) {
        SourcePosition position = position(world.topology().itemAt(id.task()), id);
        long stored =
                state.snapshots().isEmpty() ? -1 : state.snapshots().get(0).nextOffset();
        position.restore(
                stored, world.subtasks().outside().liveOffset(id.task()), state.checkpointId() > 0, new SilentSource());
        return position.nextOffset();
    }

    private SourcePosition position(JobItem item, AttemptId id) {
        SourceSchedule schedule = new SourceSchedule(item, world.topology().indexOf(id.task()));
        return new SourcePosition(sourceRules, item.requireSource().replayable(), schedule.records());
    }

    /** An attempt reads the files that it is restored from; false where one is not there (C-117). */
    boolean readState(Attempt attempt) {
        boolean isComplete = true;
        for (TaskSnapshot snapshot : attempt.restored().snapshots()) {
            for (StateFile wanted : snapshot.files().all()) {
                StateFile found = world.storage().find(wanted.name());
                long digest = found == null ? -1 : found.digest();
                long checkpointId = attempt.restored().checkpointId();
                world.recorder().task(EventKind.STATE_READ, attempt.id(), checkpointId, digest, wanted.name());
                isComplete &= found != null;
            }
        }
        return isComplete;
    }

    /** An attempt that has been deployed begins to initialise. */
    Attempt create(AttemptId id, RestoredState state) {
        int first = world.topology().firstInputOf(id.task());
        InputSide inputs = new InputSide(first, world.topology().inputCountOf(id.task()));
        return new Attempt(world, id, state, new Mailbox(), inputs, new Attempt.Parts() {
            @Override
            public OperatorWork operator(Attempt attempt) {
                return AttemptFactory.this.operator(attempt);
            }

            @Override
            public AttemptCheckpoints checkpoints(Attempt attempt) {
                return AttemptFactory.this.checkpoints(attempt);
            }
        });
    }

    private OperatorWork operator(Attempt attempt) {
        String name = world.topology().nameOf(attempt.id().task());
        DrawnAmount process =
                new DrawnAmount(attempt.item().process(), world.setting().choices().stream(name + "/process"));
        return new OperatorWork(
                world, attempt, process, new OperatorWork.Parts(source(attempt), sink(attempt, name), time(attempt)));
    }

    private @Nullable EventTimeWork time(Attempt attempt) {
        return hasEventTime
                ? new EventTimeWork(
                        world,
                        attempt,
                        new EventTime(timeRules, attempt.inputs().channels(), areTimersInterruptible))
                : null;
    }

    private @Nullable SourceWork source(Attempt attempt) {
        if (attempt.item().source() == null) {
            return null;
        }
        SourceSchedule schedule = new SourceSchedule(
                attempt.item(), world.topology().indexOf(attempt.id().task()));
        long splitSize = attempt.item().requireSource().splitSize();
        SourceWork source = splitSize > 0
                ? new SplitSource(world, attempt, new SplitReader(readerRules, splitSize, schedule.records()), schedule)
                : new EndlessSource(world, attempt, position(attempt.item(), attempt.id()), schedule);
        return world.setting().scenario().flink().pausesSourcesUntilFirstCheckpoint()
                ? new HeldSource(
                        world,
                        source,
                        new SourceHold(new SourceHold.Rules(world.setting().rules())))
                : source;
    }

    private @Nullable SinkWork sink(Attempt attempt, String name) {
        SinkSpec spec = attempt.item().sink();
        if (spec == null) {
            return null;
        }
        DrawnAmount commit =
                new DrawnAmount(spec.commitTime(), world.setting().choices().stream(name + "/commit-time"));
        TwoPhaseSink sink = new TwoPhaseSink(sinkRules, keyOf(attempt.id()) * TRANSACTIONS_PER_ATTEMPT);
        Commit kind = spec.commit();
        return new SinkWork(world, attempt, sink, sinkRules.visibility(kind, world.recorder()), commit);
    }

    private AttemptCheckpoints checkpoints(Attempt attempt) {
        HandlerConfig config = new HandlerConfig(
                barrierRules.choose(world.setting().checkpointing(), world.recorder()),
                attempt.inputs().channels(),
                world.setting().checkpointing().afterTasksFinish());
        SubtaskConfig subtask = new SubtaskConfig(
                world.setting().checkpointing().maxConcurrent(),
                world.setting().checkpointing().isPeriodic()
                        && world.setting().checkpointing().afterTasksFinish(),
                attempt.item().kind() == ItemKind.SOURCE,
                attempt.output().hasConsumers(),
                attempt.restored().isFinished(),
                attempt.restored().checkpointId());
        SnapshotWork snapshots =
                new SnapshotWork(world, attempt.id(), attempt.restored().snapshots());
        return new AttemptCheckpoints(
                world, attempt, barrierRules.handler(config), new SubtaskCheckpoints(subtaskRules, subtask), snapshots);
    }

    AttemptFactory copy(World copiedWorld) {
        AttemptFactory copy = new AttemptFactory(copiedWorld);
        copy.forbidden.addAll(forbidden);
        return copy;
    }
}
