package io.github.cleancut.world;

import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.protocol.message.SubtaskMetrics;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceDigest;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens passes here: it is folded into the digest, handed to those who listen, and shown to the watcher of positions. Without listeners only the digest costs anything.
 */
final class Recorder implements RuleLog {
    private static final int NONE = -1;

    private final EventQueue clock;
    private final List<TraceListener> listeners;
    private final TraceDigest digest;

    /** Who wants events of a kind. */
    private final Map<EventKind, List<TraceListener>> listening = new EnumMap<>(EventKind.class);

    private final StringBuilder rules = new StringBuilder();
    private Firings firings = new Firings();
    private Set<EventKind> watchedKinds = EnumSet.noneOf(EventKind.class);
    private @Nullable TraceListener watcher;
    private long order;

    Recorder(EventQueue clock, List<TraceListener> listeners, TraceDigest digest) {
        this.clock = clock;
        this.listeners = listeners;
        this.digest = digest;
        for (EventKind kind : EventKind.values()) {
            listening.put(
                    kind, listeners.stream().filter(one -> one.wants(kind)).toList());
        }
    }

    /** Shows events of some kinds to a watcher, even where nobody listens. */
    void watch(Set<EventKind> kinds, TraceListener by) {
        watchedKinds = kinds;
        watcher = by;
    }

    @Override
    public void fired(String id) {
        firings.add(id);
        if (listeners.isEmpty() && watcher == null) {
            return;
        }
        if (!rules.isEmpty()) {
            rules.append(' ');
        }
        rules.append(id);
    }

    /** Something that concerns the job or a checkpoint as a whole. */
    void job(EventKind kind, long checkpoint, long number, @Nullable String text) {
        fold(kind, checkpoint, number, NONE);
        foldText(text);
        if (isHeard(kind)) {
            hear(event(kind, null, NONE, checkpoint, number, text));
        }
        order++;
    }

    /** Something that concerns an attempt of a subtask. */
    void task(EventKind kind, AttemptId attempt, long checkpoint, long number, @Nullable String text) {
        fold(kind, checkpoint, number, attempt.task());
        digest.fold(attempt.attempt());
        foldText(text);
        if (isHeard(kind)) {
            hear(event(kind, attempt, NONE, checkpoint, number, text));
        }
        order++;
    }

    /** What the statistics book of a subtask; it is put into words only where somebody listens. */
    void subtaskReported(AttemptId attempt, long checkpoint, SubtaskMetrics metrics) {
        EventKind kind = EventKind.SUBTASK_REPORTED;
        fold(kind, checkpoint, metrics.startDelayNanos(), attempt.task());
        digest.fold(metrics.alignmentDurationNanos());
        digest.fold(metrics.bytesProcessedDuringAlignment());
        digest.fold(metrics.syncDurationNanos());
        digest.fold(metrics.asyncDurationNanos());
        digest.fold(metrics.checkpointedBytes());
        digest.fold(metrics.stateBytes());
        if (isHeard(kind)) {
            hear(event(kind, attempt, NONE, checkpoint, NONE, StatisticsText.of(metrics)));
        }
        order++;
    }

    /** An attempt of a subtask does something with a channel, for a checkpoint. */
    void onChannel(EventKind kind, AttemptId attempt, int channel, long checkpoint, long number) {
        fold(kind, checkpoint, channel, attempt.task());
        if (number != NONE) {
            digest.fold(number);
        }
        if (isHeard(kind)) {
            hear(event(kind, attempt, channel, checkpoint, number, null));
        }
        order++;
    }

    /** Records in flight on a channel are stored with a checkpoint; it is put into words only where somebody listens. */
    void captured(AttemptId attempt, long checkpoint, StoredRecords stored) {
        EventKind kind = EventKind.IN_FLIGHT_CAPTURED;
        fold(kind, checkpoint, stored.firstPlace(), attempt.task());
        digest.fold(stored.channel());
        digest.fold(stored.count());
        digest.fold(stored.bytes());
        if (isHeard(kind)) {
            String text = "records=" + stored.count() + " bytes=" + stored.bytes();
            hear(event(kind, attempt, stored.channel(), checkpoint, stored.firstPlace(), text));
        }
        order++;
    }

    /** A subtask does something with a record. */
    void record(EventKind kind, AttemptId attempt, long number, long lineage) {
        fold(kind, lineage, number, attempt.task());
        if (isHeard(kind)) {
            hear(new TraceEvent(
                    clock.timeNanos(),
                    order,
                    kind,
                    attempt.task(),
                    attempt.attempt(),
                    NONE,
                    NONE,
                    number,
                    lineage,
                    null,
                    rules.toString()));
        }
        order++;
    }

    /** Something happens on a channel. */
    void channel(EventKind kind, int channel, long number, long lineage) {
        fold(kind, lineage, number, channel);
        if (isHeard(kind)) {
            hear(new TraceEvent(
                    clock.timeNanos(),
                    order,
                    kind,
                    NONE,
                    NONE,
                    channel,
                    NONE,
                    number,
                    lineage,
                    null,
                    rules.toString()));
        }
        order++;
    }

    private TraceEvent event(
            EventKind kind,
            @Nullable AttemptId attempt,
            int channel,
            long checkpoint,
            long number,
            @Nullable String text) {
        int task = attempt == null ? NONE : attempt.task();
        int attemptNumber = attempt == null ? NONE : attempt.attempt();
        return new TraceEvent(
                clock.timeNanos(),
                order,
                kind,
                task,
                attemptNumber,
                channel,
                checkpoint,
                number,
                NONE,
                text,
                rules.toString());
    }

    private void fold(EventKind kind, long first, long second, long third) {
        digest.fold(clock.timeNanos(), kind.code(), first, second, third);
    }

    private void foldText(@Nullable String text) {
        if (text != null) {
            digest.fold(text);
        }
    }

    private boolean isHeard(EventKind kind) {
        return !listeners.isEmpty() || watchedKinds.contains(kind);
    }

    private void hear(TraceEvent event) {
        rules.setLength(0);
        List<TraceListener> wanting = listening.getOrDefault(event.kind(), List.of());
        for (int i = 0; i < wanting.size(); i++) {
            wanting.get(i).accept(event);
        }
        if (watcher != null && watchedKinds.contains(event.kind())) {
            watcher.accept(event);
        }
    }

    /** The digest of everything so far. */
    String digestHex() {
        return digest.hex();
    }

    /** How often each rule row fired. */
    SortedMap<String, Long> firings() {
        return firings.sorted();
    }

    /** Rows that fired without anything to tell belong to no later event. */
    void stepIsOver() {
        rules.setLength(0);
    }

    /** A recorder for a copy of the world, that nobody listens to. */
    Recorder copy(EventQueue copiedClock) {
        Recorder copy = new Recorder(copiedClock, List.of(), digest.copy());
        copy.firings = firings.copy();
        copy.order = order;
        return copy;
    }
}
