package io.github.cleancut.world;

import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.protocol.channel.WriterEffects;
import io.github.cleancut.protocol.channel.WriterRules;
import io.github.cleancut.protocol.channel.WriterState;
import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The data in flight that an attempt stores with its snapshots: takes it while barriers are on their way, then writes it, and the acknowledgement waits for that (T-117, T-118). */
final class ChannelStateWork implements WriterEffects {
    /** The ticket of storage operations that write data in flight. */
    static final long TICKET = 1;

    private final World world;
    private final AttemptId id;
    private final AttemptCheckpoints checkpoints;
    private final WriterRules rules;
    private WriterState writer = new WriterState();
    private final SortedMap<Long, Part> parts = new TreeMap<>();

    /** What is there of one checkpoint. */
    private static final class Part {
        private final SortedMap<Integer, StoredRecords> inputs = new TreeMap<>();
        private final SortedMap<Integer, StoredRecords> outputs = new TreeMap<>();
        private boolean isStored;
        private boolean isAwaited;
        private @Nullable CheckpointFailureReason failure;

        InFlightData data() {
            return new InFlightData(List.copyOf(inputs.values()), List.copyOf(outputs.values()));
        }

        Part copy() {
            Part copy = new Part();
            copy.inputs.putAll(inputs);
            copy.outputs.putAll(outputs);
            copy.isStored = isStored;
            copy.isAwaited = isAwaited;
            copy.failure = failure;
            return copy;
        }
    }

    ChannelStateWork(World world, AttemptId id, AttemptCheckpoints checkpoints) {
        this.world = world;
        this.id = id;
        this.checkpoints = checkpoints;
        this.rules = new WriterRules(world.setting().rules());
    }

    /** The inputs are made ready for a checkpoint. */
    void start(long checkpointId, CheckpointOptions options, boolean hasOpenInputs) {
        rules.init(writer, checkpointId, options, hasOpenInputs, this);
    }

    /** Records that wait in an input channel, or have just arrived there, belong to a checkpoint. */
    void takeInput(long checkpointId, StoredRecords stored) {
        Part part = find(checkpointId);
        if (part != null && writer.serves(checkpointId) && stored.bytes() > 0) {
            part.inputs.merge(stored.channel(), stored, StoredRecords::and);
            tell(checkpointId, stored);
        }
    }

    /** Records that a barrier has overtaken in an output belong to a checkpoint. */
    void takeOutput(long checkpointId, StoredRecords stored) {
        Part part = find(checkpointId);
        if (part != null && writer.serves(checkpointId) && stored.bytes() > 0) {
            part.outputs.merge(stored.channel(), stored, StoredRecords::and);
            tell(checkpointId, stored);
        }
    }

    private void tell(long checkpointId, StoredRecords stored) {
        world.recorder().captured(id, checkpointId, stored);
    }

    /** So many barriers have yet to leave their subpartitions (T-114, T-118). */
    void awaitBarriers(long checkpointId, int count) {
        writer.await(checkpointId, count);
    }

    /** A barrier has left its subpartition. */
    void barrierHasLeft(long checkpointId) {
        rules.barrierHasLeft(writer, checkpointId, this);
    }

    /** All outputs have been told of the checkpoint. */
    void finishOutputs(long checkpointId) {
        if (has(checkpointId)) {
            rules.outputsTold(writer, checkpointId, this);
        }
    }

    /** All barriers are in. */
    void inputsDone(long checkpointId) {
        if (!parts.isEmpty()) {
            rules.inputsDone(writer, checkpointId, this);
        }
    }

    void abort(long checkpointId, CheckpointFailureReason reason) {
        rules.abort(writer, checkpointId, reason, this);
    }

    @Override
    public void startWriter(long checkpointId) {
        rules.start(writer, checkpointId, this);
    }

    @Override
    public void inputsComplete(long checkpointId) {
        rules.inputsDone(writer, checkpointId, this);
    }

    @Override
    public void outputsComplete(long checkpointId) {
        rules.outputsDone(writer, checkpointId, this);
    }

    @Override
    public void begin(long checkpointId) {
        parts.put(checkpointId, new Part());
    }

    @Override
    public void fail(long checkpointId, CheckpointFailureReason reason) {
        Part part = parts.computeIfAbsent(checkpointId, key -> new Part());
        part.failure = reason;
        end(checkpointId, part);
    }

    @Override
    public void store(long checkpointId) {
        long bytes = part(checkpointId).data().bytes();
        if (bytes < inlineThresholdBytes()) {
            isWritten(checkpointId, true);
        } else {
            world.storage().begin(new StorageJob(StorageOperation.UPLOAD, checkpointId, id, bytes, TICKET));
        }
    }

    /** What is there of a checkpoint; nothing is, and nothing is looked for, where all checkpoints are aligned. */
    private @Nullable Part find(long checkpointId) {
        return parts.isEmpty() ? null : parts.get(checkpointId);
    }

    /** Whether data in flight of a checkpoint is there. */
    boolean has(long checkpointId) {
        return find(checkpointId) != null;
    }

    private long inlineThresholdBytes() {
        return world.setting().scenario().flink().inlineThresholdBytes();
    }

    private Part part(long checkpointId) {
        Part part = find(checkpointId);
        if (part == null) {
            throw new IllegalStateException("no data in flight is being taken for checkpoint " + checkpointId);
        }
        return part;
    }

    /** The data of a checkpoint has been written, or could not be. */
    void isWritten(long checkpointId, boolean hasSucceeded) {
        Part part = find(checkpointId);
        if (part != null) {
            part.isStored = hasSucceeded;
            part.failure = hasSucceeded ? null : CheckpointFailureReason.CHECKPOINT_ASYNC_EXCEPTION;
            end(checkpointId, part);
        }
    }

    private void end(long checkpointId, Part part) {
        if (part.isAwaited) {
            checkpoints.asyncPartIsOver(checkpointId, true);
        }
    }

    /** Everything else of a checkpoint has been stored; whether it has to wait for data in flight. */
    boolean isAwaited(long checkpointId) {
        Part part = find(checkpointId);
        if (part == null || part.isStored || part.failure != null) {
            return false;
        }
        part.isAwaited = true;
        return true;
    }

    /** Why the data in flight of a checkpoint cannot be stored, or null. */
    @Nullable
    CheckpointFailureReason failureOf(long checkpointId) {
        Part part = find(checkpointId);
        return part == null ? null : part.failure;
    }

    /** The snapshot with its data in flight. */
    TaskSnapshot complete(long checkpointId, TaskSnapshot snapshot) {
        Part part = find(checkpointId);
        return part == null || part.data().isEmpty()
                ? snapshot
                : snapshot.with(part.data(), part.data().bytes(), inlineThresholdBytes());
    }

    /** Bytes of the data in flight of a checkpoint. */
    long bytesOf(long checkpointId) {
        Part part = find(checkpointId);
        return part == null ? 0 : part.data().bytes();
    }

    /** A checkpoint is over for this task; of older ones nobody asks any more. */
    void forget(long checkpointId) {
        if (!parts.isEmpty()) {
            parts.remove(checkpointId);
        }
    }

    @Override
    public void fired(String rule) {
        world.recorder().fired(rule);
    }

    void copyTo(ChannelStateWork copy) {
        copy.writer = writer.copy();
        parts.forEach((checkpointId, part) -> copy.parts.put(checkpointId, part.copy()));
    }

    void encode(StringBuilder to) {
        writer.encode(to);
        parts.forEach((checkpointId, part) -> to.append(checkpointId).append(part.data()));
    }
}
