package io.github.cleancut.kernel;

import java.util.Arrays;

/** The lists of the days of one year, threaded through arrays. */
final class Days {
    private static final int NONE = -1;

    private int shift;
    private int[] heads;
    private long[] occupied;
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
        occupied = new long[count >> 6];
    }

    /** Changes how many and how long the days are; only while nothing is due on any. */
    void reshape(int count, int dayShift) {
        shift = dayShift;
        if (count != heads.length) {
            heads = new int[count];
            Arrays.fill(heads, NONE);
            occupied = new long[count >> 6];
        }
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
