package io.github.cleancut.world;

import io.github.cleancut.protocol.message.SubtaskMetrics;
import org.jspecify.annotations.Nullable;

/** What a subtask measures of its part of a checkpoint (T-091, T-129), in nanoseconds. */
final class SnapshotMeter {
    private static final long NEVER = -1;

    private @Nullable TaskSnapshot snapshot;
    private long startDelay;
    private long alignment;
    private long processedBytes;
    private long began = NEVER;
    private long sync;
    private long async;
    private long persistedBytes;

    /** The task is told to begin; one that has begun drops what comes once more, figures and all (T-121). */
    /** The snapshot that is being taken, as it stands. */
    void take(TaskSnapshot taken) {
        snapshot = taken;
    }

    @Nullable
    TaskSnapshot snapshot() {
        return snapshot;
    }

    boolean isTaking() {
        return snapshot != null;
    }

    void startedAfter(long delayNanos) {
        if (began == NEVER) {
            startDelay = delayNanos;
        }
    }

    void aligned(long durationNanos, long bytes) {
        alignment = durationNanos;
        processedBytes = bytes;
    }

    /** The synchronous or the asynchronous part begins. */
    void begin(long nowNanos) {
        began = nowNanos;
    }

    void endSync(long nowNanos) {
        sync = nowNanos - began;
    }

    void endAsync(long nowNanos) {
        async = nowNanos - began;
    }

    /** Data in flight was stored with the snapshot. */
    void persisted(long bytes) {
        persistedBytes = bytes;
    }

    SubtaskMetrics metrics(TaskSnapshot taken) {
        return new SubtaskMetrics(
                startDelay,
                alignment,
                processedBytes,
                persistedBytes,
                sync,
                async,
                SnapshotFiles.bytesOf(taken.files().written()),
                taken.stateBytes());
    }

    SnapshotMeter copy() {
        SnapshotMeter copy = new SnapshotMeter();
        copy.snapshot = snapshot;
        copy.startDelay = startDelay;
        copy.alignment = alignment;
        copy.processedBytes = processedBytes;
        copy.began = began;
        copy.sync = sync;
        copy.async = async;
        copy.persistedBytes = persistedBytes;
        return copy;
    }
}
