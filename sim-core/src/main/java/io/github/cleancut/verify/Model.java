package io.github.cleancut.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the checker remembers: subtasks, channels, checkpoints. */
final class Model {
    private Model() {}

    /** Offsets of a source: the next one, the least one that it ever started at, whether nothing may be left out, whether the attempt has sent. */
    static final class Offsets {
        long next;
        long first = Long.MAX_VALUE;
        boolean isExact;
        boolean hasSent;
    }

    /** A subtask; {@code since} is the line at which its attempt began, {@code taken} the rid that it took last. */
    static final class Task {
        final int id;
        final String kind;
        final List<Channel> inputs = new ArrayList<>();
        final List<Channel> outputs = new ArrayList<>();
        final Offsets offsets = new Offsets();

        @Nullable
        Ledger ledger;

        int part;
        long attempt = -1;
        boolean runs;
        long since;
        long lastSnap = -1;
        String taken = "";

        Task(int id, String kind) {
            this.id = id;
            this.kind = kind;
            this.part = id;
        }
    }

    /** A channel; {@code barriers} are on it, each with the number of the last record sent before it. */
    static final class Channel {
        final int id;
        final Task from;
        final Task to;
        final Deque<String> held = new ArrayDeque<>();
        final TreeMap<Long, Long> barriers = new TreeMap<>();
        long sent;
        long received;
        long lastBarrier = -1;
        long lastOffset = -1;

        Channel(int id, Task from, Task to) {
            this.id = id;
            this.from = from;
            this.to = to;
        }
    }

    /** One checkpoint's crossing of one channel: the numbers at its barrier and at its snaps (-1: not yet), and what is logged. */
    static final class Crossing {
        long barrierSent = -1;
        long barrierReceived = -1;
        long sent;
        long received;
        long deficit;
        boolean isClaimed;
        boolean isWitnessed;
        boolean hasOverlap;
        final Intervals logs = new Intervals();
        final SortedMap<Long, String> rids = new TreeMap<>();
    }

    /** Where a checkpoint stands; one that is doomed can only fail. */
    enum Status {
        OPEN,
        DOOMED,
        DONE,
        DROPPED,
        FAILED
    }

    /** A checkpoint; {@code plannedAt} is a line, 0 for an imported one. */
    static final class Checkpoint {
        final long id;
        final long plannedAt;
        final BitSet planned = new BitSet();
        final BitSet snapped = new BitSet();
        final BitSet acknowledged = new BitSet();
        final BitSet finished = new BitSet();
        final long[] offsets;
        final Crossing[] crossings;
        final SortedMap<Integer, Ledger.Mark> marks = new TreeMap<>();
        Status status = Status.OPEN;
        String claim = "";

        Checkpoint(long id, long plannedAt, int tasks, int channels) {
            this.id = id;
            this.plannedAt = plannedAt;
            offsets = new long[tasks];
            crossings = new Crossing[channels];
            for (int channel = 0; channel < channels; channel++) {
                crossings[channel] = new Crossing();
            }
        }

        boolean isRestorable() {
            return status == Status.OPEN || status == Status.DONE;
        }
    }
}
