package io.github.cleancut.world;

import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.model.StorageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint storage: each operation waits for the latency, then its bytes share the bandwidth equally with all other transfers (format.md, section 2). Standing faults hold operations back or let
 * them fail at once.
 */
final class Storage {
    /** Learns how operations end. */
    interface Listener {
        /** An operation is over. */
        void storageDone(StorageJob job, boolean hasSucceeded);
    }

    private final StorageSpec spec;
    private final EventQueue queue;
    private final Listener listener;
    private final DrawnAmount latency;
    private final Slowdowns slowdowns;
    private final SharedBandwidth bandwidth;
    private final Slots<StorageJob> waiting;
    private final List<StorageJob> held = new ArrayList<>();

    /** Operations on which stall and fill faults stand, once for each fault. */
    private final List<StorageOperation> stalls = new ArrayList<>();

    private final List<StorageOperation> fills = new ArrayList<>();
    private final SortedMap<String, StateFile> files = new TreeMap<>();
    private long usedBytes;

    Storage(StorageSpec spec, EventQueue queue, Listener listener, DrawnAmount latency) {
        this(
                spec,
                queue,
                listener,
                latency,
                new Slowdowns(),
                new SharedBandwidth(spec.bandwidthBytesPerSecond()),
                new Slots<>());
    }

    private Storage(
            StorageSpec spec,
            EventQueue queue,
            Listener listener,
            DrawnAmount latency,
            Slowdowns slowdowns,
            SharedBandwidth bandwidth,
            Slots<StorageJob> waiting) {
        this.spec = spec;
        this.queue = queue;
        this.listener = listener;
        this.latency = latency;
        this.slowdowns = slowdowns;
        this.bandwidth = bandwidth;
        this.waiting = waiting;
    }

    /** Begins an operation; its end reaches the listener, not before this method has returned unless it takes no time at all. */
    void begin(StorageJob job) {
        if (isStalled(job.operation())) {
            held.add(job);
            return;
        }
        long nanos = slowdowns.stretch(latency.nextNanos());
        queue.schedule(VirtualTime.plus(queue.timeNanos(), nanos), Targets.of(Targets.STORAGE, waiting.put(job)), 0);
    }

    /** An operation has waited for the latency. */
    void latencyIsOver(int slot) {
        StorageJob job = waiting.take(slot);
        if (isStalled(job.operation())) {
            held.add(job);
        } else if (fails(job)) {
            listener.storageDone(job, false);
        } else if (job.bytes() == 0 || spec.bandwidthBytesPerSecond() < 0) {
            finish(job);
        } else {
            bandwidth.add(queue.timeNanos(), job, !isStalled(StorageOperation.UPLOAD));
            planNextEnd();
        }
    }

    /** A transfer may be through. */
    void transferIsDue(long plan) {
        if (!bandwidth.isCurrent(plan)) {
            return;
        }
        List<StorageJob> through = bandwidth.finished(queue.timeNanos(), true);
        planNextEnd();
        through.forEach(this::finish);
    }

    private void finish(StorageJob job) {
        if (fails(job)) {
            listener.storageDone(job, false);
            return;
        }
        listener.storageDone(job, true);
    }

    private boolean fails(StorageJob job) {
        boolean isBeyondCapacity = job.operation() == StorageOperation.UPLOAD
                && spec.capacityBytes() >= 0
                && usedBytes + job.bytes() > spec.capacityBytes();
        return fills.contains(job.operation()) || isBeyondCapacity;
    }

    /** A file is there from now on. */
    void write(StateFile file) {
        delete(file.name());
        files.put(file.name(), file);
        usedBytes += file.bytes();
    }

    /** The file with a name, null if there is none. */
    @Nullable
    StateFile find(String name) {
        return files.get(name);
    }

    /** Deletes a file; false where there was none. */
    boolean delete(String name) {
        StateFile file = files.remove(name);
        usedBytes -= file == null ? 0 : file.bytes();
        return file != null;
    }

    private void planNextEnd() {
        long end = bandwidth.nextEndNanos();
        long plan = bandwidth.newPlan();
        if (end != VirtualTime.NEVER && !isStalled(StorageOperation.UPLOAD)) {
            queue.schedule(end, Targets.of(Targets.TRANSFER, 0), plan);
        }
    }

    /** The operation in a slot. */
    @Nullable
    StorageJob peek(int slot) {
        return waiting.peek(slot);
    }

    /** The slow faults on the storage. */
    Slowdowns slowdowns() {
        return slowdowns;
    }

    /** Operations of some kinds hang from now on. */
    void stall(List<StorageOperation> operations) {
        bandwidth.progress(queue.timeNanos(), !isStalled(StorageOperation.UPLOAD));
        stalls.addAll(operations);
        planNextEnd();
    }

    /** They go on. */
    void unstall(List<StorageOperation> operations) {
        bandwidth.progress(queue.timeNanos(), !isStalled(StorageOperation.UPLOAD));
        operations.forEach(stalls::remove);
        planNextEnd();
        List<StorageJob> waitingJobs = new ArrayList<>(held);
        held.clear();
        waitingJobs.forEach(this::begin);
    }

    /** Operations of some kinds fail from now on. */
    void fill(List<StorageOperation> operations) {
        fills.addAll(operations);
    }

    /** They succeed again. */
    void empty(List<StorageOperation> operations) {
        operations.forEach(fills::remove);
    }

    private boolean isStalled(StorageOperation operation) {
        return stalls.contains(operation);
    }

    Storage copy(EventQueue copiedQueue, Listener copiedListener) {
        Storage copy = new Storage(
                spec, copiedQueue, copiedListener, latency.copy(), slowdowns.copy(), bandwidth.copy(), waiting.copy());
        copy.held.addAll(held);
        copy.stalls.addAll(stalls);
        copy.fills.addAll(fills);
        copy.files.putAll(files);
        copy.usedBytes = usedBytes;
        return copy;
    }

    /** Appends what is stored. */
    void encodeFiles(StringBuilder to) {
        to.append(files.keySet());
    }
}
