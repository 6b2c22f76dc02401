package io.github.cleancut.reports.timeline;

/**
 * A lane is in a state for some time.
 *
 * @param fromNanos when it begins
 * @param untilNanos when it ends, {@link Long#MAX_VALUE} while it lasts
 * @param mark how it is drawn
 */
record Span(long fromNanos, long untilNanos, Mark mark) {

    /** Whether it overlaps a stretch of time; a span without length counts where it begins. */
    boolean touches(long startNanos, long endNanos) {
        return fromNanos < endNanos && (untilNanos > startNanos || fromNanos >= startNanos);
    }
}
