package io.github.cleancut.reports.verdict;

import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What JobManagers leave behind, and what the next ones find of it. */
public final class Failovers implements TraceListener {
    private final List<Takeover> takeovers = new ArrayList<>();
    private final List<Left> notRemoved = new ArrayList<>();
    private final List<Left> unanswered = new ArrayList<>();
    private final List<Lost> lost = new ArrayList<>();

    /** Requests of this JobManager that are under way without an id: when each was made, by its number. */
    private final SortedMap<Long, Long> requestedNanos = new TreeMap<>();

    private final SortedMap<Long, Pending> pending = new TreeMap<>();
    private long chosenNanos;

    /**
     * A new JobManager with high availability.
     *
     * @param nanos when it took over, in virtual nanoseconds
     * @param found the checkpoints that it found in the store
     * @param takenForFailed those of them that the one before had taken for failed
     * @param restored what it restored first, 0 for nothing, -1 where it did not come to that
     */
    public record Takeover(long nanos, List<Long> found, List<Long> takenForFailed, long restored) {
        private Takeover and(long checkpoint, boolean isTakenForFailed) {
            List<Long> more = new ArrayList<>(found);
            more.add(checkpoint);
            List<Long> failed = new ArrayList<>(takenForFailed);
            if (isTakenForFailed) {
                failed.add(checkpoint);
            }
            return new Takeover(nanos, List.copyOf(more), List.copyOf(failed), restored);
        }
    }

    /**
     * A checkpoint that is in the store, and of which the JobManager does not know that.
     *
     * @param checkpoint which
     * @param nanos since when, in virtual nanoseconds
     */
    public record Left(long checkpoint, long nanos) {}

    /**
     * A pending checkpoint or savepoint of which nobody knew any more when its JobManager was gone.
     *
     * @param checkpoint which
     * @param type checkpoint, savepoint or synchronous-savepoint
     * @param requestedNanos when it was asked for, in virtual nanoseconds
     * @param nanos when the JobManager was gone
     */
    public record Lost(long checkpoint, String type, long requestedNanos, long nanos) {}

    private record Pending(String type, long requestedNanos) {}

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case REQUEST_QUEUED -> requestedNanos.put(event.number(), event.timeNanos());
            case REQUEST_CHOSEN -> chosenNanos = requestedNanos.getOrDefault(event.number(), event.timeNanos());
            case CHECKPOINT_PENDING -> pending.put(event.checkpoint(), new Pending(event.requireText(), chosenNanos));
            case COMPLETED, FAILED -> pending.remove(event.checkpoint());
            case STORED_UNANSWERED -> unanswered.add(new Left(event.checkpoint(), event.timeNanos()));
            case NOT_REMOVED -> notRemoved.add(new Left(event.checkpoint(), event.timeNanos()));
            case JOB_MANAGER_LOST -> loseAll(event.timeNanos());
            case JOB_MANAGER_STARTED -> takeOver(event);
            case ENTRY_RECOVERED -> found(event.checkpoint());
            case RESTORE_STARTED -> restored(event.checkpoint());
            default -> {
                // Nothing else tells what a JobManager knows of checkpoints.
            }
        }
    }

    private void loseAll(long nanos) {
        pending.forEach((id, one) -> lost.add(new Lost(id, one.type(), one.requestedNanos(), nanos)));
        pending.clear();
        requestedNanos.clear();
    }

    private void takeOver(TraceEvent event) {
        if ("recovered".equals(event.text())) {
            takeovers.add(new Takeover(event.timeNanos(), List.of(), List.of(), -1));
        }
    }

    /** What is found was stored, whatever the JobManager before knew of it. */
    private void found(long checkpoint) {
        lost.removeIf(one -> one.checkpoint() == checkpoint);
        if (!takeovers.isEmpty()) {
            boolean isTakenForFailed = unanswered.stream().anyMatch(left -> left.checkpoint() == checkpoint);
            int last = takeovers.size() - 1;
            takeovers.set(last, takeovers.get(last).and(checkpoint, isTakenForFailed));
        }
    }

    private void restored(long checkpoint) {
        int last = takeovers.size() - 1;
        if (last >= 0 && takeovers.get(last).restored() < 0) {
            Takeover over = takeovers.get(last);
            takeovers.set(last, new Takeover(over.nanos(), over.found(), over.takenForFailed(), checkpoint));
        }
    }

    /** The JobManagers that took over with high availability, in order. */
    List<Takeover> takeovers() {
        return takeovers;
    }

    /** Checkpoints that could not be removed from the store (C-146). */
    List<Left> notRemoved() {
        return notRemoved;
    }

    /** Checkpoints that are in the store and failed for the JobManager (C-134), but for those that a later one found. */
    List<Left> unanswered() {
        TreeSet<Long> found = new TreeSet<>();
        takeovers.forEach(over -> found.addAll(over.takenForFailed()));
        return unanswered.stream()
                .filter(left -> !found.contains(left.checkpoint()))
                .toList();
    }

    /** What was pending when a JobManager was gone, in order. */
    List<Lost> lost() {
        return lost;
    }
}
