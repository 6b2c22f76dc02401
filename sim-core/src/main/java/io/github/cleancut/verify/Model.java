package io.github.cleancut.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the checker remembers, and how it refuses. */
abstract class Model {
    /** What is wrong with a line; its rule is empty where the line has no form. */
    static final class Wrong extends RuntimeException {
        final String rule;

        Wrong(String rule, String sentence, long... numbers) {
            super(String.format(Locale.ROOT, sentence, boxed(numbers)), null, false, false);
            this.rule = rule;
        }
    }

    private static Object[] boxed(long... numbers) {
        return Arrays.stream(numbers).boxed().toArray();
    }

    static void unless(boolean holds, String rule, String sentence, long... numbers) {
        if (!holds) throw new Wrong(rule, sentence, numbers);
    }

    static <T> T need(@Nullable T thing, String rule, String sentence, long... numbers) {
        if (thing == null) throw new Wrong(rule, sentence, numbers);
        return thing;
    }

    /** The name of a record; its source is -1 if it names none. */
    record Rid(String text, long source, long offset, boolean isPart) {
        static final Rid NONE = new Rid("", -1, -1, false);
    }

    /** A subtask. {@code current} is the record that it took, or as a source made, last. */
    static final class Task {
        int id, part, group = -1;
        String kind = "";
        final List<Channel> ins = new ArrayList<>(), outs = new ArrayList<>();
        final Ledger ledger = new Ledger();
        final Offsets offsets = new Offsets();
        long attempt = -1, lastSnap = -1;
        boolean runs;
        Rid current = Rid.NONE;
    }

    /** Of a source: the offset before the next one, the least that it ever started at, whether none may be left out. */
    static final class Offsets {
        long last, least = Long.MAX_VALUE;
        boolean isExact;
    }

    /** A channel; {@code barriers} are on it, each with the number of the last record sent before it. */
    static final class Channel {
        int id;
        Task from = new Task(), to = from;
        final ArrayDeque<Rid> held = new ArrayDeque<>();
        final TreeMap<Long, Long> barriers = new TreeMap<>();
        long sent, taken, lastBarrier = -1, lastOffset = -1;
    }

    /** A checkpoint on a channel: numbers at its barrier (-1: not yet) and at its snaps, what is logged, what is claimed. */
    static final class Crossing {
        long barrierSent = -1, barrierTaken = -1, sent, taken, deficit;
        boolean isClaimed, isWitnessed, hasOverlap;
        final Ranges logs = new Ranges();
        final TreeMap<Long, Rid> rids = new TreeMap<>();
    }

    /** Doomed is open, but can only fail. */
    enum State {
        OPEN,
        DOOMED,
        DONE,
        DROPPED,
        FAILED
    }

    /** A checkpoint; per source the offset before the next. */
    static final class Checkpoint {
        final long id;
        final boolean isImported;
        final BitSet planned = new BitSet(), snapped = new BitSet(), acked = new BitSet(), finished = new BitSet();
        final long[] offsets;
        final Crossing[] crossings;
        final TreeMap<Integer, Ledger.Mark> marks = new TreeMap<>();
        State state = State.OPEN;
        String claim = "";

        Checkpoint(long id, boolean isImported, int tasks, int channels) {
            this.id = id;
            this.isImported = isImported;
            offsets = new long[tasks];
            Arrays.fill(offsets, -1);
            crossings = Stream.generate(Crossing::new).limit(channels).toArray(Crossing[]::new);
        }
    }

    /** A set of numbers as disjoint ranges, neighbours joined: the last of each by its first. */
    static final class Ranges {
        final TreeMap<Long, Long> lasts = new TreeMap<>();

        boolean has(long lo, long hi) {
            Map.Entry<Long, Long> below = lasts.floorEntry(lo);
            return below != null && below.getValue() >= hi;
        }

        /** Adds lo..hi; false, and nothing is added, if one of them is there already. */
        boolean add(long lo, long hi) {
            Map.Entry<Long, Long> below = lasts.floorEntry(hi);
            if (below != null && below.getValue() >= lo) return false;
            Long above = lasts.remove(hi + 1);
            lasts.put(below != null && below.getValue() == lo - 1 ? below.getKey() : lo, above == null ? hi : above);
            return true;
        }
    }

    /** Rule C8: what a sink of a group received in the surviving history; pending is what comes behind {@code first}. */
    static final class Ledger {
        /** A record; it is settled when it is visible or void. */
        static final class Entry {
            Rid rid = Rid.NONE;
            boolean isSettled;
            private @Nullable Entry next;
        }

        /** What was pending at a snap: the entries behind {@code first}, up to {@code last}. */
        record Mark(Checkpoint of, Entry first, Entry last) {}

        private final TreeMap<Long, Mark> marks = new TreeMap<>();
        private Entry first = new Entry(), last = first;
        private long settled = -1, restored = -1;
        private @Nullable Checkpoint newest;

        @Nullable
        Checkpoint newest() {
            return newest;
        }

        void take(Rid rid) {
            Entry entry = new Entry();
            entry.rid = rid;
            last.next = entry;
            last = entry;
        }

        Mark mark(Checkpoint of) {
            Mark mark = new Mark(of, first, last);
            marks.put(of.id, mark);
            return mark;
        }

        /** Cuts back to what a checkpoint holds. */
        void restore(Mark mark) {
            marks.tailMap(mark.of.isImported ? -1 : mark.of.id).clear();
            marks.put(mark.of.id, mark);
            restored = mark.of.id;
            first = mark.first;
            last = mark.last;
            last.next = null;
            trim();
        }

        /** The records of {@code commit k} or {@code void k}. */
        List<Rid> settle(long k, boolean isCommit, boolean hasRecords) {
            String lost = "no snap of %d in the surviving history of the task";
            String late = "%d is not above %d, the last that the task settled";
            unless(k > settled || marks.containsKey(k), "C8", late, k, settled);
            Mark mark = need(marks.get(k), "C8", lost, k);
            boolean isAgain = isCommit && hasRecords && k <= settled && k == restored && last.equals(mark.last);
            unless(isAgain || k > settled, "C8", late, k, settled);
            unless(!isCommit || !mark.of.claim.isEmpty(), "C8", "%d is committed and not done", k);
            List<Rid> rids = new ArrayList<>();
            for (Entry entry = mark.first; !entry.equals(mark.last); entry.isSettled = true) {
                entry = need(entry.next, "C8", lost, k);
                if (isAgain || !entry.isSettled) rids.add(entry.rid);
            }
            settled = Math.max(settled, k);
            boolean isLossless = mark.of.claim.equals("EO") || mark.of.claim.equals("ALO");
            if (isCommit && isLossless && (newest == null || newest.id < k)) newest = mark.of;
            trim();
            return rids;
        }

        /** Forgets what no commit and no restore can ask for any more. */
        void trim() {
            for (Entry next = first.next; next != null && next.isSettled; next = next.next) first = next;
            marks.headMap(settled, true)
                    .values()
                    .removeIf(mark -> mark.of.state != State.OPEN
                            && mark.of.state != State.DONE
                            && (mark.of.id != restored || !last.equals(mark.last)));
        }
    }

    /** Rule C9: what is claimed of a source's records at an output, and what of them is visible. */
    static final class Route {
        final Task source;
        final TreeSet<String> doubled = new TreeSet<>();
        boolean isDupTold, isGapTold;
        private final Ranges covered = new Ranges();
        private final TreeMap<String, Long> parts = new TreeMap<>();
        private long last;

        Route(Task source, boolean isExact) {
            this.source = source;
            last = isExact ? Long.MAX_VALUE : -1;
        }

        void show(Rid rid) {
            long offset = rid.offset();
            boolean isNew = rid.isPart() ? parts.put(rid.text(), offset) == null : covered.add(offset, offset);
            if (!isNew) doubled.add(rid.text());
        }

        /** Nothing more becomes visible: every record must be up to what each sink committed last, or be logged there. */
        void close(@Nullable Checkpoint newest) {
            parts.values().forEach(offset -> covered.add(offset, offset));
            last = newest == null ? -1 : Math.min(last, newest.offsets[source.id]);
            for (Crossing crossing : newest == null ? new Crossing[0] : newest.crossings) {
                for (Rid rid : crossing.rids.values())
                    if (rid.source() == source.id) covered.add(rid.offset(), rid.offset());
            }
        }

        /** How many offsets must be covered. */
        long size() {
            return Math.max(0, last - Math.min(last, source.offsets.least - 1));
        }

        boolean hasGap() {
            return size() > 0 && !covered.has(source.offsets.least, last);
        }

        boolean isTold() {
            return (isDupTold || doubled.isEmpty()) && (isGapTold || !hasGap());
        }

        boolean hasGap(long offset) {
            return source.offsets.least <= offset && offset <= last && !covered.has(offset, offset);
        }
    }
}
