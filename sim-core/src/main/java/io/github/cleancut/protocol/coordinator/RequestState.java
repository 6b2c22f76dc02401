package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests: the queue, those on their way, and the futures of those made by a user. */
final class RequestState {
    /** Savepoint, forced, by hand, older, in this order (C-063); what is left is decided by arrival (C-064). */
    private static final Comparator<TriggerRequest> PRIORITY = Comparator.comparing(
                    (TriggerRequest request) -> !request.type().isSavepoint())
            .thenComparing(request -> !request.isForced())
            .thenComparing(TriggerRequest::isPeriodic)
            .thenComparingLong(TriggerRequest::requestWallMillis);

    /** Most queued requests (C-060). */
    static final int CAPACITY = 1000;

    private final List<TriggerRequest> queue = new ArrayList<>();
    private final TreeMap<Long, TriggerRequest> onTheWay = new TreeMap<>();
    private final TreeMap<Long, String> futures = new TreeMap<>();
    private final List<CoordinatorEffect> held = new ArrayList<>();
    private long lastNumber;
    private long submitting;
    private boolean triggering;
    private long lastCompletionMillis;

    RequestState() {}

    RequestState copy(PendingCheckpoints copied) {
        RequestState copy = new RequestState();
        onTheWay.forEach((number, request) -> copy.onTheWay.put(number, request.copy(copied)));
        for (TriggerRequest request : queue) {
            copy.queue.add(copy.onTheWay.get(request.number()));
        }
        copy.futures.putAll(futures);
        copy.held.addAll(held);
        copy.lastNumber = lastNumber;
        copy.submitting = submitting;
        copy.triggering = triggering;
        copy.lastCompletionMillis = lastCompletionMillis;
        return copy;
    }

    long newNumber() {
        lastNumber++;
        return lastNumber;
    }

    void add(TriggerRequest request) {
        onTheWay.put(request.number(), request);
    }

    @Nullable
    TriggerRequest find(long number) {
        return onTheWay.get(number);
    }

    TriggerRequest require(long number) {
        TriggerRequest request = onTheWay.get(number);
        if (request == null) {
            throw new IllegalArgumentException("no request " + number + " is on its way");
        }
        return request;
    }

    void forget(TriggerRequest request) {
        onTheWay.remove(request.number());
    }

    /** The request on its way whose checkpoint this is, 0 if there is none any more. */
    long numberOf(long checkpointId) {
        for (TriggerRequest request : onTheWay.values()) {
            PendingCheckpoint pending = request.pending();
            if (pending != null && pending.id() == checkpointId) {
                return request.number();
            }
        }
        return 0;
    }

    /** Lets ended checkpoints go to which no request on its way refers. */
    void forgetEnded(PendingCheckpoints pendings) {
        if (pendings.hasNoEnded()) {
            return;
        }
        for (long id : pendings.ended()) {
            if (numberOf(id) == 0) {
                pendings.forgetEnded(id);
            }
        }
    }

    int queued() {
        return queue.size();
    }

    boolean isQueueEmpty() {
        return queue.isEmpty();
    }

    boolean isQueueFull() {
        return queue.size() >= CAPACITY;
    }

    TriggerRequest head() {
        return queue.get(0);
    }

    TriggerRequest last() {
        return queue.get(queue.size() - 1);
    }

    /** Inserts behind all of the same priority. */
    void enqueue(TriggerRequest request) {
        int place = queue.size();
        while (place > 0 && PRIORITY.compare(queue.get(place - 1), request) > 0) {
            place--;
        }
        queue.add(place, request);
    }

    TriggerRequest takeHead() {
        return queue.remove(0);
    }

    TriggerRequest takeLast() {
        return queue.remove(queue.size() - 1);
    }

    boolean isTriggering() {
        return triggering;
    }

    void setTriggering(boolean inPhases) {
        triggering = inPhases;
    }

    /** Relative time of the last completion, 0 before the first (C-005). */
    long lastCompletionMillis() {
        return lastCompletionMillis;
    }

    void completedAt(long relativeMillis) {
        lastCompletionMillis = relativeMillis;
    }

    void openFuture(long number, String name) {
        futures.put(number, name);
    }

    /** The name under which a user waits for the request, which then waits no more; null if nobody does. */
    @Nullable
    String closeFuture(long number) {
        return futures.remove(number);
    }

    /** Until {@link #endSubmission} the outcome of this request is held back (C-078). */
    void beginSubmission(long number) {
        submitting = number;
    }

    boolean isHeldBack(long number) {
        return submitting == number;
    }

    void hold(CoordinatorEffect effect) {
        held.add(effect);
    }

    List<CoordinatorEffect> endSubmission() {
        submitting = 0;
        List<CoordinatorEffect> result = List.copyOf(held);
        held.clear();
        return result;
    }

    void encode(StringBuilder to, long nowMillis) {
        to.append("\nrequests ").append(triggering ? "triggering " : "");
        to.append(lastCompletionMillis == 0 ? "none" : Long.toString(lastCompletionMillis - nowMillis));
        queue.forEach(request -> request.encode(to.append(" q")));
        onTheWay.values().forEach(request -> request.encode(to.append(" w")));
        to.append(futures.values());
    }
}
