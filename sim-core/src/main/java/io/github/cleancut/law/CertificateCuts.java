package io.github.cleancut.law;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a certificate that is about channels and checkpoints: where each record goes, where barriers and snapshots stand, and what follows of each completed checkpoint.
 *
 * <p>The numbers on a channel go on at the cut that an attempt is restored to, where the trace begins again with 1. A subtask that a restored checkpoint counts as finished is finished again: what its
 * new attempt does with barriers is left out, what it would do with records is not.
 */
final class CertificateCuts {
    private final Topology topology;
    private final CertificateText text;
    private final boolean isFull;
    private final Numbers numbers;
    private final long[] nextOffset;
    private final boolean[] isFinished;

    /** Finished already when its attempt began: what that one sends is left out. The last barriers of one that has finished since are taken after its end. */
    private final boolean[] wasFinished;

    /** Checkpoints that are planned and neither done nor failed. */
    private final SortedMap<Long, CertifiedCheckpoint> open = new TreeMap<>();

    /** Checkpoints that are done and have not left the store. */
    private final TreeMap<Long, CertifiedCheckpoint> done = new TreeMap<>();

    private final Weakest weakest = new Weakest();

    /** The weakest class of all completed checkpoints. */
    private static final class Weakest {
        private long completed;
        private boolean isLossless = true;
        private boolean isWithoutDoubles = true;

        void add(CertifiedCheckpoint checkpoint) {
            completed++;
            isLossless &= checkpoint.isLossless;
            isWithoutDoubles &= checkpoint.isWithoutDoubles;
        }

        String name() {
            return completed == 0 ? "-" : CertifiedCheckpoint.className(isLossless, isWithoutDoubles);
        }
    }

    /** The numbers on each channel. */
    private static final class Numbers {
        /** Of the last record sent. */
        private final long[] sent;

        /** Of the last record taken. */
        private final long[] taken;

        /** Of the last record before its life. */
        private final long[] restoredAt;

        Numbers(int channels) {
            sent = new long[channels];
            taken = new long[channels];
            restoredAt = new long[channels];
        }
    }

    CertificateCuts(Topology topology, CertificateText text, boolean isFull) {
        this.topology = topology;
        this.text = text;
        this.isFull = isFull;
        numbers = new Numbers(topology.channelCount());
        nextOffset = new long[topology.taskCount()];
        isFinished = new boolean[topology.taskCount()];
        wasFinished = new boolean[topology.taskCount()];
    }

    /** The weakest class of all completed checkpoints. */
    String weakestClass() {
        return weakest.name();
    }

    /** The next offset that a source will read, as far as its records on channels tell. */
    long nextOffset(int task) {
        return nextOffset[task];
    }

    boolean isFinished(int task) {
        return isFinished[task];
    }

    /** The oldest checkpoint that can be restored; any number is as old where there is none. */
    long oldestRestorable() {
        return done.isEmpty() ? Long.MAX_VALUE : done.firstKey();
    }

    boolean isOpen(long checkpoint) {
        return open.containsKey(checkpoint);
    }

    /** A record is put on a channel. */
    void send(TraceEvent event) {
        int channel = event.channel();
        numbers.sent[channel]++;
        int producer = topology.producerOf(channel);
        if (topology.inputCountOf(producer) == 0) {
            nextOffset[producer] = Lineage.offset(event.lineage()) + 1;
        }
        if (isFull) {
            text.word("s")
                    .number(channel)
                    .number(numbers.sent[channel])
                    .rid(event.lineage())
                    .endLine();
        }
    }

    /** A record is taken from a channel. */
    void take(TraceEvent event) {
        numbers.taken[event.channel()]++;
        if (isFull) {
            text.word("r")
                    .number(event.channel())
                    .number(numbers.taken[event.channel()])
                    .endLine();
        }
    }

    /** A subtask begins again with what a checkpoint holds, 0: with nothing. */
    void begin(int task, long checkpoint) {
        CertifiedCheckpoint from = done.get(checkpoint);
        isFinished[task] = from != null && from.finished.get(task);
        wasFinished[task] = isFinished[task];
        nextOffset[task] = from == null ? 0 : from.offsets[task];
        for (int[] edge : topology.outputsOf(task)) {
            for (int channel : edge) {
                numbers.sent[channel] = from == null ? 0 : from.sent[channel];
                numbers.taken[channel] = from == null ? 0 : from.sent[channel] - from.logged[channel];
                numbers.restoredAt[channel] = numbers.taken[channel];
            }
        }
    }

    /** Subtasks have begun again: what is newer than their checkpoint cannot be restored any more. */
    void rewind(long checkpoint) {
        done.tailMap(checkpoint, false).clear();
    }

    /** The tasks that must acknowledge; those that have finished by now need not. */
    void plan(TraceEvent event) {
        CertifiedCheckpoint checkpoint = new CertifiedCheckpoint(event.checkpoint(), topology);
        for (String number : event.requireText().split(" ", -1)) {
            if (!number.isEmpty() && !isFinished[Integer.parseInt(number)]) {
                checkpoint.planned.set(Integer.parseInt(number));
            }
        }
        if (checkpoint.planned.isEmpty()) {
            return;
        }
        open.put(checkpoint.id, checkpoint);
        text.word("plan").number(checkpoint.id);
        checkpoint.planned.stream().forEach(text::number);
        text.endLine();
    }

    void sendBarrier(TraceEvent event) {
        if (!isFinished[topology.producerOf(event.channel())]) {
            text.word("b").number(event.channel()).number(event.checkpoint()).endLine();
        }
    }

    void takeBarrier(TraceEvent event) {
        boolean isLeftOut =
                wasFinished[topology.producerOf(event.channel())] || isFinished[topology.consumerOf(event.channel())];
        if (!isLeftOut) {
            text.word("B").number(event.channel()).number(event.checkpoint()).endLine();
        }
    }

    /** A subtask fixes its state. */
    void snap(TraceEvent event) {
        int task = event.task();
        if (isFinished[task]) {
            return;
        }
        CertifiedCheckpoint checkpoint = open.get(event.checkpoint());
        if (checkpoint != null) {
            checkpoint.snapped.set(task);
            fix(checkpoint, task);
        }
        String state = event.text() == null ? "" : event.text();
        text.word("snap").number(event.checkpoint()).number(task).word(CertificateText.digestOf(state));
        if (topology.itemAt(task).kind() == ItemKind.SOURCE) {
            text.number(event.number());
            if (checkpoint != null) {
                checkpoint.offsets[task] = event.number();
            }
        }
        text.endLine();
    }

    private void fix(CertifiedCheckpoint checkpoint, int task) {
        for (int[] edge : topology.outputsOf(task)) {
            for (int channel : edge) {
                checkpoint.sent[channel] = numbers.sent[channel];
            }
        }
        int first = topology.firstInputOf(task);
        System.arraycopy(numbers.taken, first, checkpoint.taken, first, topology.inputCountOf(task));
    }

    /** Records in flight are stored with a checkpoint. */
    void log(TraceEvent event, RecordQueue underWay, long takenInLife) {
        CertifiedCheckpoint checkpoint = open.get(event.checkpoint());
        long count = Figures.of(event).getOrDefault("records", 0L);
        if (checkpoint == null || count == 0) {
            return;
        }
        long first = numbers.restoredAt[event.channel()] + event.number();
        checkpoint.log(event.channel(), first, count);
        for (long i = 0; i < count; i++) {
            checkpoint.loggedRecords.add(underWay.lineage((int) (event.number() - takenInLife - 1 + i)));
        }
        text.word("log").number(checkpoint.id).number(event.channel());
        text.number(first).number(first + count - 1).endLine();
    }

    void acknowledge(TraceEvent event) {
        if (!isFinished[event.task()] || isSnapped(event)) {
            text.word("ack").number(event.checkpoint()).number(event.task()).endLine();
        }
    }

    private boolean isSnapped(TraceEvent event) {
        CertifiedCheckpoint checkpoint = open.get(event.checkpoint());
        return checkpoint != null && checkpoint.snapped.get(event.task());
    }

    void fail(TraceEvent event) {
        if (open.remove(event.checkpoint()) != null) {
            text.word("fail")
                    .number(event.checkpoint())
                    .word(event.requireText())
                    .endLine();
        }
    }

    /** The JobManager is gone: what was open will not complete (C-220). */
    void forget() {
        for (long checkpoint : open.keySet()) {
            text.word("fail").number(checkpoint).word("JOBMANAGER_LOST").endLine();
        }
        open.clear();
    }

    void drop(TraceEvent event) {
        if (done.remove(event.checkpoint()) != null) {
            text.word("drop").number(event.checkpoint()).endLine();
        }
    }

    /** The attempt of a subtask has finished, and the JobManager knows. */
    void finish(int task) {
        if (!isFinished[task]) {
            isFinished[task] = true;
            text.word("fin").number(task).endLine();
        }
    }

    /** A checkpoint is done: its cuts, its class, and a witness for each channel that is not as it should be; null if it was never planned. */
    @Nullable
    CertifiedCheckpoint complete(TraceEvent event) {
        CertifiedCheckpoint checkpoint = open.remove(event.checkpoint());
        if (checkpoint == null) {
            return null;
        }
        for (int task = 0; task < topology.taskCount(); task++) {
            if (!checkpoint.snapped.get(task)) {
                checkpoint.finished.set(task);
                checkpoint.offsets[task] = nextOffset[task];
                fix(checkpoint, task);
            }
        }
        text.word("done").number(checkpoint.id).endLine();
        for (int channel = 0; channel < numbers.sent.length; channel++) {
            long deficit = checkpoint.deficit(channel);
            checkpoint.isLossless &= deficit <= 0;
            checkpoint.isWithoutDoubles &= deficit >= 0;
            writeCut(checkpoint, channel);
        }
        text.word("class")
                .number(checkpoint.id)
                .word(CertifiedCheckpoint.className(checkpoint.isLossless, checkpoint.isWithoutDoubles))
                .endLine();
        writeWitnesses(checkpoint);
        weakest.add(checkpoint);
        done.put(checkpoint.id, checkpoint);
        return checkpoint;
    }

    private void writeCut(CertifiedCheckpoint checkpoint, int channel) {
        long first = checkpoint.logged[channel] == 0 ? checkpoint.taken[channel] + 1 : checkpoint.firstLogged[channel];
        text.word("cut")
                .number(checkpoint.id)
                .number(channel)
                .number(checkpoint.sent[channel])
                .number(checkpoint.taken[channel])
                .number(first)
                .number(first + checkpoint.logged[channel] - 1)
                .endLine();
    }

    /** A record that a restore loses or doubles: one before the first that is logged, or behind the last. */
    private static long witness(CertifiedCheckpoint checkpoint, int channel) {
        long next = Math.min(checkpoint.sent[channel], checkpoint.taken[channel]) + 1;
        boolean isLogged = checkpoint.logged[channel] > 0 && checkpoint.firstLogged[channel] == next;
        return isLogged ? next + checkpoint.logged[channel] : next;
    }

    private void writeWitnesses(CertifiedCheckpoint checkpoint) {
        for (int channel = 0; channel < numbers.sent.length; channel++) {
            long deficit = checkpoint.deficit(channel);
            if (deficit != 0) {
                text.word(deficit < 0 ? "orphan" : "lost")
                        .number(checkpoint.id)
                        .number(channel)
                        .number(witness(checkpoint, channel))
                        .endLine();
            }
        }
    }
}
