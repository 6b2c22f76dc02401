package io.github.cleancut.model;

/** Numbers of windows and results. Windows are numbered from 0 in the order of their ends; the result of a window and key has the place {@code window x keys + key}, which with the subtask that makes it is its lineage. */
public final class WindowFormula {
    private final long sizeNanos;
    private final long slideNanos;
    private final long keys;

    /** Windows that begin before time 0 and end after it. */
    private final long before;

    /**
     * The windows of an item.
     *
     * @param job the job that the item stands in; the sources above it have keys
     * @param item a window
     */
    public WindowFormula(JobGraph job, JobItem item) {
        WindowSpec spec = item.requireWindow();
        sizeNanos = spec.sizeNanos();
        slideNanos = spec.slideNanos();
        before = -Math.floorDiv(-sizeNanos, slideNanos) - 1;
        keys = job.sourcesAbove(item.name()).stream()
                .map(JobItem::requireSource)
                .mapToLong(source -> source.keys() == null ? 1 : source.keys().count())
                .max()
                .orElse(1);
    }

    /** The first window that holds an event time. */
    public long firstOf(long eventNanos) {
        return Math.floorDiv(eventNanos - sizeNanos, slideNanos) + 1 + before;
    }

    /** The last window that begins before or at an event time; between two windows it is before the first. */
    public long lastOf(long eventNanos) {
        return Math.floorDiv(eventNanos, slideNanos) + before;
    }

    /** When a window ends. */
    public long endNanos(long window) {
        return (window - before) * slideNanos + sizeNanos;
    }

    /** The place of the result of a window and key. */
    public long placeOf(long window, int key) {
        return window * keys + key;
    }

    /** The window of a result. */
    public long windowOf(long place) {
        return place / keys;
    }

    /** The key of a result. */
    public int keyOf(long place) {
        return (int) (place % keys);
    }
}
