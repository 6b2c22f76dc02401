package io.github.cleancut.kernel;

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

    private Today today = new Today();
    private EventHeap nextYear = new EventHeap(16);

    /** Empty; takes turns with {@link #nextYear} when days change their length. */
    private EventHeap spare = new EventHeap(16);

    private InstantRing instant = new InstantRing();
    private Days days = new Days(FIRST_DAYS, FIRST_DAY_SHIFT);

    /** The day under the clock, counted from time 0; nothing in the ring is due on it or before. */
    private long day;

    private long nextOrder;
    private long nowNanos;
    private int target;
    private long argument;
    private DayLength dayLength = new DayLength();

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
            if (nowNanos != today.leastTime()) {
                nowNanos = today.leastTime();
                dayLength.nextInstant();
            }
            target = today.leastTarget();
            argument = today.leastArgument();
            today.removeLeast();
            if (dayLength.nextEvent()) {
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

    /** A year should hold about all events. */
    private void tune() {
        int shift = dayLength.shift(nowNanos, days.shift());
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
        days.reshape(count, shift);
        nextYear = spare;
        spare = all;
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
        copy.dayLength = dayLength.copy();
        return copy;
    }
}
