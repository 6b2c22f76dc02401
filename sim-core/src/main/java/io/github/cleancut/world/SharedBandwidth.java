package io.github.cleancut.world;

import io.github.cleancut.kernel.VirtualTime;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth that all transfers under way share equally: whenever one begins, ends or hangs, the others' shares change. */
final class SharedBandwidth {
    /** Below this a transfer is through: far less than a byte, far more than the rounding of the shares. */
    private static final double THROUGH_BYTES = 1e-3;

    private record Transfer(StorageJob job, double remainingBytes) {}

    private final double bytesPerNano;
    private List<Transfer> transfers = new ArrayList<>();
    private long lastChangeNanos;

    /** Number of the plan for the next end; a plan that is not the newest is void. */
    private long plan;

    SharedBandwidth(long bytesPerSecond) {
        bytesPerNano = (double) bytesPerSecond / VirtualTime.NANOS_PER_SECOND;
    }

    /** A transfer joins. */
    void add(long nowNanos, StorageJob job, boolean isMoving) {
        progress(nowNanos, isMoving);
        transfers.add(new Transfer(job, job.bytes()));
    }

    /** Takes out what is through by now. */
    List<StorageJob> finished(long nowNanos, boolean isMoving) {
        progress(nowNanos, isMoving);
        List<StorageJob> through = new ArrayList<>();
        List<Transfer> rest = new ArrayList<>();
        for (Transfer transfer : transfers) {
            if (transfer.remainingBytes() <= THROUGH_BYTES) {
                through.add(transfer.job());
            } else {
                rest.add(transfer);
            }
        }
        transfers = rest;
        return through;
    }

    /** Takes out everything. */
    List<StorageJob> removeAll(long nowNanos, boolean isMoving) {
        progress(nowNanos, isMoving);
        List<StorageJob> jobs = transfers.stream().map(Transfer::job).toList();
        transfers = new ArrayList<>();
        return jobs;
    }

    /** Time goes on with the shares as they were. */
    void progress(long nowNanos, boolean isMoving) {
        if (isMoving && !transfers.isEmpty()) {
            double share = (nowNanos - lastChangeNanos) * bytesPerNano / transfers.size();
            transfers.replaceAll(transfer -> new Transfer(transfer.job(), transfer.remainingBytes() - share));
        }
        lastChangeNanos = nowNanos;
    }

    /** When the next transfer is through if nothing changes, or {@link VirtualTime#NEVER}. */
    long nextEndNanos() {
        double least = Double.MAX_VALUE;
        for (Transfer transfer : transfers) {
            least = Math.min(least, transfer.remainingBytes());
        }
        if (transfers.isEmpty()) {
            return VirtualTime.NEVER;
        }
        return lastChangeNanos + (long) Math.ceil(Math.max(0, least) * transfers.size() / bytesPerNano);
    }

    /** Makes all plans but the one returned void. */
    long newPlan() {
        return ++plan;
    }

    boolean isCurrent(long number) {
        return number == plan;
    }

    SharedBandwidth copy() {
        SharedBandwidth copy = new SharedBandwidth(0, bytesPerNano);
        copy.transfers = new ArrayList<>(transfers);
        copy.lastChangeNanos = lastChangeNanos;
        copy.plan = plan;
        return copy;
    }

    private SharedBandwidth(int ignored, double bytesPerNano) {
        this.bytesPerNano = bytesPerNano;
    }
}
