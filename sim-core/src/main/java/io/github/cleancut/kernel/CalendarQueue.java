package io.github.cleancut.kernel;

import java.util.Arrays;

/**
 * Events by (time, order of scheduling), the fast way: a ring of days, each a power of two of nanoseconds long. What is due within the day under the clock stands in order, what is due within
 * the year in the unsorted list of its day, what is later in a heap of its own; events of the current instant pass through a ring. How long a day is follows from the events themselves, and from nothing
 * else, so that equal runs have equal queues. However events are spread, none costs more than a heap of all of them would, and one more list.
 *
 * <p>R. Brown, Calendar Queues, CACM 31 (1988); the day under the clock as in W. T. Tang, R. S. M. Goh and I. L.-J. Thng, Ladder Queue, TOMACS 15 (2005).
 */
public final class CalendarQueue implements EventQueue {
    private static final int FIRST_DAYS = 64;
    private static final int MOST_DAYS = 1 << 16;
    private static final int FIRST_DAY_SHIFT = 20;
    private static final int MOST_DAY_SHIFT = 56;

    /** After so many events the length of a day is looked at again. */
    private static final int TUNED_EVERY = 1 << 12;

    private Today today = new Today();
    private EventHeap nextYear = new EventHeap(16);
    private InstantRing instant = new InstantRing();
    private Days days = new Days(FIRST_DAYS, FIRST_DAY_SHIFT);

    /** The day under the clock, counted from time 0; nothing in the ring is due on it or before. */
    private long day;

    private long nextOrder;
    private long nowNanos;
    private int target;
    private long argument;
    private int untilTuning = TUNED_EVERY;
    private long tunedAtNanos;

    @Override
    public void schedule(long timeNanos, int eventTarget, long eventArgument) {
        if (timeNanos <= nowNanos) {
            VirtualTime.requireNotBefore(timeNanos, nowNanos);
            instant.add(eventTarget, eventArgument);
            return;
        }
        put(timeNanos, nextOrder++, eventTarget, eventArgument);
    }

    private void put(long time, long order, int eventTarget, long eventArgument) {
        long ahead = (time >> days.shift()) - day;
        if (ahead <= 0) {
            today.add(time, order, eventTarget, eventArgument);
        } else if (ahead < days.count()) {
            days.add(time, order, eventTarget, eventArgument);
        } else {
            nextYear.add(time, order, eventTarget, eventArgument);
        }
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public int size() {
        return today.size() + days.size() + nextYear.size() + instant.size();
    }

    @Override
    public void take() {
        if (today.isEmpty() && instant.isEmpty()) {
            turnThePage();
        }
        // What today holds for this instant was scheduled before time got here, so before anything in the ring.
        if (!today.isEmpty() && (instant.isEmpty() || today.leastTime() == nowNanos)) {
            nowNanos = today.leastTime();
            target = today.leastTarget();
            argument = today.leastArgument();
            today.removeLeast();
            if (--untilTuning == 0) {
                tune();
            }
            return;
        }
        target = instant.firstTarget();
        argument = instant.firstArgument();
        instant.removeFirst();
    }

    /** Goes to the next day on which something is due, and puts its events into today's heap. */
    private void turnThePage() {
        if (days.size() > 0) {
            day = days.nextAfter(day);
        } else if (!nextYear.isEmpty()) {
            day = nextYear.leastTime() >> days.shift();
        } else {
            throw new IllegalStateException("the event queue is empty");
        }
        days.moveTo(today, day);
        while (!nextYear.isEmpty() && (nextYear.leastTime() >> days.shift()) - day < days.count()) {
            put(nextYear.leastTime(), nextYear.leastOrder(), nextYear.leastTarget(), nextYear.leastArgument());
            nextYear.removeLeast();
        }
    }

    /** A day should hold about three events, and a year about all of them. */
    private void tune() {
        untilTuning = TUNED_EVERY;
        long gapNanos = (nowNanos - tunedAtNanos) / TUNED_EVERY;
        tunedAtNanos = nowNanos;
        int shift = Math.min(MOST_DAY_SHIFT, 65 - Long.numberOfLeadingZeros(gapNanos));
        int count = FIRST_DAYS;
        while (count < MOST_DAYS && count < size()) {
            count *= 2;
        }
        boolean isNear = Math.abs(shift - days.shift()) <= 1 && count <= 4 * days.count() && 16 * count >= days.count();
        if (!isNear) {
            rebuild(count, shift);
        }
    }

    private void rebuild(int count, int shift) {
        EventHeap all = nextYear;
        while (!today.isEmpty()) {
            all.add(today.leastTime(), today.leastOrder(), today.leastTarget(), today.leastArgument());
            today.removeLeast();
        }
        days.moveAllTo(all);
        nextYear = new EventHeap(16);
        days = new Days(count, shift);
        day = nowNanos >> shift;
        while (!all.isEmpty()) {
            put(all.leastTime(), all.leastOrder(), all.leastTarget(), all.leastArgument());
            all.removeLeast();
        }
    }

    @Override
    public long timeNanos() {
        return nowNanos;
    }

    @Override
    public int target() {
        return target;
    }

    @Override
    public long argument() {
        return argument;
    }

    @Override
    public long nextTimeNanos() {
        if (!instant.isEmpty()) {
            return nowNanos;
        }
        if (today.isEmpty()) {
            if (isEmpty()) {
                return VirtualTime.NEVER;
            }
            turnThePage();
        }
        return today.leastTime();
    }

    @Override
    public CalendarQueue copy() {
        CalendarQueue copy = new CalendarQueue();
        copy.today = today.copy();
        copy.nextYear = nextYear.copy();
        copy.instant = instant.copy();
        copy.days = days.copy();
        copy.day = day;
        copy.nextOrder = nextOrder;
        copy.nowNanos = nowNanos;
        copy.target = target;
        copy.argument = argument;
        copy.untilTuning = untilTuning;
        copy.tunedAtNanos = tunedAtNanos;
        return copy;
    }

    /** The lists of the days of one year, threaded through arrays. */
    private static final class Days {
        private static final int NONE = -1;

        private final int shift;
        private final int[] heads;
        private final long[] occupied;
        private long[] times = new long[64];
        private long[] orders = new long[64];
        private long[] arguments = new long[64];
        private int[] targets = new int[64];
        private int[] nexts = new int[64];
        private int firstFree = NONE;
        private int used;
        private int size;

        Days(int count, int shift) {
            this.shift = shift;
            heads = new int[count];
            Arrays.fill(heads, NONE);
            occupied = new long[Math.max(1, count >> 6)];
        }

        int shift() {
            return shift;
        }

        int count() {
            return heads.length;
        }

        int size() {
            return size;
        }

        void add(long time, long order, int target, long argument) {
            int slot = freeSlot();
            int list = (int) (time >> shift) & (heads.length - 1);
            times[slot] = time;
            orders[slot] = order;
            targets[slot] = target;
            arguments[slot] = argument;
            nexts[slot] = heads[list];
            heads[list] = slot;
            occupied[list >> 6] |= 1L << list;
            size++;
        }

        private int freeSlot() {
            if (firstFree != NONE) {
                int slot = firstFree;
                firstFree = nexts[slot];
                return slot;
            }
            if (used == times.length) {
                grow();
            }
            return used++;
        }

        /** The first day after one that has events; only where there are any. */
        long nextAfter(long day) {
            int from = (int) (day + 1) & (heads.length - 1);
            int word = from >> 6;
            long bits = occupied[word] & (-1L << from);
            while (bits == 0) {
                word = (word + 1) & (occupied.length - 1);
                bits = occupied[word];
            }
            int list = (word << 6) + Long.numberOfTrailingZeros(bits);
            return day + 1 + ((list - from) & (heads.length - 1));
        }

        void moveTo(Today today, long day) {
            int list = (int) day & (heads.length - 1);
            for (int slot = heads[list]; slot != NONE; slot = free(slot)) {
                today.add(times[slot], orders[slot], targets[slot], arguments[slot]);
            }
            heads[list] = NONE;
            occupied[list >> 6] &= ~(1L << list);
        }

        /** Gives a slot back, and goes on to the next of its list. */
        private int free(int slot) {
            int following = nexts[slot];
            nexts[slot] = firstFree;
            firstFree = slot;
            size--;
            return following;
        }

        void moveAllTo(EventHeap heap) {
            for (int list = 0; list < heads.length; list++) {
                for (int slot = heads[list]; slot != NONE; slot = free(slot)) {
                    heap.add(times[slot], orders[slot], targets[slot], arguments[slot]);
                }
                heads[list] = NONE;
            }
            Arrays.fill(occupied, 0);
        }

        private void grow() {
            int capacity = 2 * used;
            times = Arrays.copyOf(times, capacity);
            orders = Arrays.copyOf(orders, capacity);
            arguments = Arrays.copyOf(arguments, capacity);
            targets = Arrays.copyOf(targets, capacity);
            nexts = Arrays.copyOf(nexts, capacity);
        }

        Days copy() {
            Days copy = new Days(heads.length, shift);
            System.arraycopy(heads, 0, copy.heads, 0, heads.length);
            System.arraycopy(occupied, 0, copy.occupied, 0, occupied.length);
            copy.times = times.clone();
            copy.orders = orders.clone();
            copy.arguments = arguments.clone();
            copy.targets = targets.clone();
            copy.nexts = nexts.clone();
            copy.firstFree = firstFree;
            copy.used = used;
            copy.size = size;
            return copy;
        }
    }
}
