package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;

/**
 * What was put on each channel and taken from it, in the current lives of its two ends. Several laws share one: each hands it every event before it looks, and it takes each event once.
 *
 * <p>A life begins with an attempt: what the producer's last attempt sent and nobody took is gone, and the numbers of the producer and of the consumer begin at 0 again, each with its own attempt; records in
 * flight that the restored checkpoint holds count as sent first.
 */
final class Channels {
    private final Topology topology;
    private final long[] sent;
    private final long[] taken;
    private final RecordQueue[] underWay;
    private final StoredInFlight stored = new StoredInFlight();
    private final UnansweredCheckpoints unanswered = new UnansweredCheckpoints();
    private long recordsUnderWay;
    private long lastOrder = -1;
    private long dueLineage = Lineage.NONE;
    private long dueSentOrder = -1;

    Channels(Topology topology) {
        this.topology = topology;
        sent = new long[topology.channelCount()];
        taken = new long[topology.channelCount()];
        underWay = new RecordQueue[topology.channelCount()];
        for (int channel = 0; channel < underWay.length; channel++) {
            underWay[channel] = new RecordQueue();
        }
    }

    /** Takes an event, unless another law has handed it over already. */
    void accept(TraceEvent event) {
        if (event.order() <= lastOrder) {
            return;
        }
        lastOrder = event.order();
        unanswered.accept(event);
        switch (event.kind()) {
            case RECORD_SENT -> {
                sent[event.channel()]++;
                underWay[event.channel()].add(event.lineage(), event.order());
                recordsUnderWay++;
            }
            case RECORD_TAKEN -> take(event.channel());
            case IN_FLIGHT_CAPTURED -> stored.take(event, underWay[event.channel()], taken[event.channel()]);
            case CHECKPOINT_PENDING -> stored.forget(event.checkpoint()); // an id that was given out before (C-027)
            case FAILED -> fail(event.checkpoint());
            case SUBSUMED -> stored.forget(event.checkpoint());
            case ATTEMPT_STARTED -> begin(event.task(), event.checkpoint(), event.order());
            default -> {
                // concerns no channel
            }
        }
    }

    private void fail(long checkpoint) {
        if (!unanswered.contains(checkpoint)) {
            stored.forget(checkpoint);
        }
    }

    private void take(int channel) {
        taken[channel]++;
        RecordQueue queue = underWay[channel];
        if (queue.size() == 0) {
            dueLineage = Lineage.NONE;
            dueSentOrder = -1;
            return;
        }
        dueLineage = queue.lineage(0);
        dueSentOrder = queue.sentOrder(0);
        queue.removeFirst();
        recordsUnderWay--;
    }

    /** A life begins with the records in flight that the restored checkpoint holds. */
    private void begin(int task, long checkpoint, long order) {
        for (int[] edge : topology.outputsOf(task)) {
            for (int channel : edge) {
                recordsUnderWay -= underWay[channel].size();
                underWay[channel].clear();
                for (long lineage : stored.of(checkpoint, channel).values()) {
                    underWay[channel].add(lineage, order);
                }
                sent[channel] = underWay[channel].size();
                recordsUnderWay += underWay[channel].size();
            }
        }
        int first = topology.firstInputOf(task);
        for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
            taken[channel] = 0;
        }
    }

    /** The records in flight that checkpoints hold. */
    StoredInFlight stored() {
        return stored;
    }

    /** Records that the producer's attempt has put on a channel. */
    long sent(int channel) {
        return sent[channel];
    }

    /** Records that the consumer's attempt has taken from a channel. */
    long taken(int channel) {
        return taken[channel];
    }

    /** What is on a channel: sent and not taken. */
    RecordQueue underWay(int channel) {
        return underWay[channel];
    }

    /** Number of channels. */
    int count() {
        return underWay.length;
    }

    /** Number of records on all channels. */
    long recordsUnderWay() {
        return recordsUnderWay;
    }

    /** At a {@code record-taken}: the record whose turn it was, or {@link Lineage#NONE} if none was under way. */
    long dueLineage() {
        return dueLineage;
    }

    /** At a {@code record-taken}: where the record whose turn it was had been sent, or -1. */
    long dueSentOrder() {
        return dueSentOrder;
    }
}
