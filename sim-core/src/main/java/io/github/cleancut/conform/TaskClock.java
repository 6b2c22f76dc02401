package io.github.cleancut.conform;

import io.github.cleancut.protocol.message.Moment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The recorder's clock, timers and mailbox. Times are milliseconds since the start of the run. */
final class TaskClock {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Deque<Mail> urgentMails = new ArrayDeque<>();
    private final Deque<Mail> normalMails = new ArrayDeque<>();
    private final Map<Long, Long> dueOfCheckpoint = new TreeMap<>();
    private long nowMillis;

    /**
     * A mail.
     *
     * @param gate the gate whose priority elements it takes out, -1 for an alignment timer
     * @param checkpointId the checkpoint of an alignment timer
     */
    record Mail(int gate, long checkpointId) {}

    long millis() {
        return nowMillis;
    }

    Moment now() {
        return new Moment(nowMillis, nowMillis * NANOS_PER_MILLI);
    }

    void urgentMail(int gate) {
        urgentMails.add(new Mail(gate, -1));
    }

    /** A timer that is due already fires when time is set next, as the recorder's timer service does. */
    void arm(long checkpointId, long delayMillis) {
        dueOfCheckpoint.put(checkpointId, nowMillis + delayMillis);
    }

    void cancel(long checkpointId) {
        dueOfCheckpoint.remove(checkpointId);
    }

    void advance(long millis) {
        long target = nowMillis + millis;
        for (long due : new TreeSet<>(dueOfCheckpoint.values())) {
            if (due <= target) {
                nowMillis = due;
                fire(due);
            }
        }
        nowMillis = target;
    }

    List<Long> timers() {
        return new ArrayList<>(new TreeSet<>(dueOfCheckpoint.values()));
    }

    List<Long> mails() {
        return List.of((long) urgentMails.size(), (long) normalMails.size());
    }

    @Nullable
    Mail nextMail() {
        return urgentMails.isEmpty() ? normalMails.poll() : urgentMails.poll();
    }

    private void fire(long due) {
        for (Map.Entry<Long, Long> timer : new TreeMap<>(dueOfCheckpoint).entrySet()) {
            if (timer.getValue() == due) {
                dueOfCheckpoint.remove(timer.getKey());
                normalMails.add(new Mail(-1, timer.getKey()));
            }
        }
    }
}
