package io.github.cleancut.law;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A correct execution in a page: barriers flow with the records, a subtask waits for all of them, and a restore puts back what the snapshots hold. It shares nothing with the simulator; any subtask may
 * take any step at any time, and crashes come when they like.
 */
final class AbstractRun {
    private static final int RECORDS = 12;

    private final Topology topology;
    private final boolean exactlyOnce;
    private final Random random;
    private final TraceLog log;
    private final List<Deque<Long>> channels = new ArrayList<>();
    private final long[] nextOffset;
    private final int[] transaction;
    private final List<SortedMap<Long, Integer>> owed = new ArrayList<>();
    private final SortedMap<Long, Snapshot> snapshots = new TreeMap<>();
    private final BarrierBoard barriers;
    private long pending;
    private long restorable;

    /** What a checkpoint holds besides the records, which nobody in here needs: next offsets, and what sinks owe. */
    private static final class Snapshot {
        private final long[] nextOffset;
        private final List<SortedMap<Long, Integer>> owed = new ArrayList<>();

        Snapshot(int tasks) {
            nextOffset = new long[tasks];
            for (int task = 0; task < tasks; task++) {
                owed.add(new TreeMap<>());
            }
        }
    }

    AbstractRun(TestJob job, long seed) {
        topology = job.topology();
        exactlyOnce = job.scenario().flink().checkpointing().exactlyOnce();
        random = new Random(seed);
        log = new TraceLog(topology);
        nextOffset = new long[topology.taskCount()];
        transaction = new int[topology.taskCount()];
        for (int channel = 0; channel < topology.channelCount(); channel++) {
            channels.add(new ArrayDeque<>());
        }
        for (int task = 0; task < topology.taskCount(); task++) {
            owed.add(new TreeMap<>());
        }
        barriers = new BarrierBoard(topology);
    }

    /** Runs some steps and ends, in the middle of things or after everything has drained. */
    TraceLog run(int steps, boolean drains) {
        begin(0);
        long checkpoint = 0;
        for (int step = 0; step < steps; step++) {
            int dice = random.nextInt(100);
            if (dice < 2) {
                crash();
            } else if (dice < 8 && pending == 0) {
                pending = ++checkpoint;
                trigger();
            } else {
                act(random.nextInt(topology.taskCount()));
            }
        }
        if (drains) {
            drain(checkpoint);
        }
        log.job(EventKind.RUN_ENDED, -1, "OVER");
        return log;
    }

    private void drain(long checkpoint) {
        settle();
        pending = checkpoint + 1;
        trigger();
        settle();
    }

    private void settle() {
        for (int round = 0; round < 40 * topology.taskCount(); round++) {
            for (int task = 0; task < topology.taskCount(); task++) {
                act(task);
            }
        }
    }

    private void begin(long checkpoint) {
        for (int number = 0; number < topology.taskCount(); number++) {
            int task = number;
            log.start(task, checkpoint, isSource(task) ? nextOffset[task] : -1);
            SortedMap<Long, Integer> recovered = new TreeMap<>(owed.get(task));
            recovered.forEach((id, owing) -> log.commit(task, id, owing));
            owed.get(task).clear();
            if (isSink(task)) {
                transaction[task] = log.newTransaction();
            }
        }
        log.job(EventKind.JOB_RUNNING, -1, "RUNNING");
    }

    private void crash() {
        for (int task = 0; task < topology.taskCount(); task++) {
            log.stop(task);
            nextOffset[task] = 0;
            owed.get(task).clear();
        }
        log.job(EventKind.JOB_RESTARTING, -1, "RESTARTING");
        if (pending > 0) {
            log.job(EventKind.FAILED, pending, "JOB_FAILURE");
            pending = 0;
        }
        channels.forEach(Deque::clear);
        barriers.clear();
        log.job(EventKind.RESTORE_STARTED, restorable, null);
        Snapshot snapshot = snapshots.get(restorable);
        if (snapshot != null) {
            System.arraycopy(snapshot.nextOffset, 0, nextOffset, 0, nextOffset.length);
            for (int task = 0; task < owed.size(); task++) {
                owed.get(task).putAll(snapshot.owed.get(task));
            }
        }
        begin(restorable);
    }

    private void trigger() {
        snapshots.put(pending, new Snapshot(topology.taskCount()));
        log.job(EventKind.CHECKPOINT_PENDING, pending, "checkpoint");
        barriers.begin(pending);
    }

    /** One step of a subtask, if it has one. */
    private void act(int task) {
        if (isSource(task)) {
            if (barriers.awaitsSource(task)) {
                snapshot(task);
            } else if (nextOffset[task] < RECORDS) {
                long offset = nextOffset[task]++;
                log.emitted(task, offset);
                send(task, Lineage.of(task, offset));
            }
        } else if (isSink(task) && barriers.owesNotice(task)) {
            notice(task);
        } else {
            take(task);
        }
    }

    private void take(int task) {
        int count = topology.inputCountOf(task);
        int channel = topology.firstInputOf(task) + random.nextInt(count);
        Deque<Long> queue = channels.get(channel);
        if (queue.isEmpty() || (exactlyOnce && barriers.hasArrived(channel))) {
            return;
        }
        long element = queue.removeFirst();
        if (element < 0) {
            if (-element == pending && barriers.arrive(channel)) {
                snapshot(task);
            }
            return;
        }
        log.take(channel, element);
        JobItem item = topology.itemAt(task);
        boolean twoInputs = item.kind().logicalInputs() == 2;
        boolean isBroadcastSide = twoInputs && topology.edgeOf(channel).exchange() == Exchange.BROADCAST;
        boolean isDropped = item.kind() == ItemKind.FILTER && 37 * Lineage.offset(element) % 100 >= item.keepPercent();
        if (isSink(task)) {
            log.write(task, transaction[task], element);
        } else if (!isBroadcastSide && !isDropped) {
            send(task, element);
        }
        log.processed(task, element);
    }

    private void send(int task, long lineage) {
        List<int[]> outputs = topology.outputsOf(task);
        for (int[] edge : outputs) {
            Edge declared = topology.edgeOf(edge[0]);
            int hashed = (int) ((Lineage.offset(lineage) * 31 + Lineage.sourceTask(lineage)) % edge.length);
            for (int i = 0; i < edge.length; i++) {
                if (declared.exchange() == Exchange.BROADCAST || i == hashed) {
                    channels.get(edge[i]).addLast(lineage);
                    log.send(edge[i], lineage);
                }
            }
        }
    }

    private void snapshot(int task) {
        Snapshot snapshot = snapshots.get(pending);
        if (snapshot == null) {
            throw new IllegalStateException("snapshot of checkpoint " + pending + ", which is not pending");
        }
        snapshot.nextOffset[task] = nextOffset[task];
        log.snapshot(task, pending, isSource(task) ? nextOffset[task] : -1);
        if (isSink(task)) {
            log.preCommit(task, pending, transaction[task]);
            owed.get(task).put(pending, transaction[task]);
            snapshot.owed.get(task).putAll(owed.get(task));
            transaction[task] = log.newTransaction();
        }
        for (int[] edge : topology.outputsOf(task)) {
            for (int channel : edge) {
                channels.get(channel).addLast(-pending);
            }
        }
        if (barriers.acknowledge(task)) {
            complete();
        }
    }

    private void complete() {
        if (random.nextInt(5) == 0) {
            log.job(EventKind.FAILED, pending, "IO_EXCEPTION");
            snapshots.remove(pending);
        } else {
            log.job(EventKind.COMPLETED, pending, null);
            restorable = pending;
            barriers.notice(pending);
        }
        pending = 0;
    }

    private void notice(int task) {
        long upTo = barriers.takeNotice(task);
        new TreeMap<>(owed.get(task)).forEach((checkpoint, number) -> {
            if (checkpoint <= upTo) {
                log.commit(task, checkpoint, number);
                owed.get(task).remove(checkpoint);
            }
        });
    }

    private boolean isSource(int task) {
        return topology.inputCountOf(task) == 0;
    }

    private boolean isSink(int task) {
        return topology.itemAt(task).kind() == ItemKind.SINK
                && topology.itemAt(task).requireSink().commit() == Commit.TWO_PHASE;
    }
}
