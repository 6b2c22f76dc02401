package io.github.cleancut.world;

/** Credits that are on their way to a producer; nobody looks at them before they are needed. */
final class CreditsUnderWay {
    /** Time of arrival and number by turns. */
    private LongQueue underWay = new LongQueue();

    private long lastNanos;
    private boolean isAwaited;

    void clear() {
        underWay.clear();
        lastNanos = 0;
        isAwaited = false;
    }

    /** Credits set out; what set out before arrives before. */
    void add(long arrivesNanos, int credits) {
        lastNanos = Math.max(lastNanos, arrivesNanos);
        underWay.add(lastNanos);
        underWay.add(credits);
    }

    /** The credits that have arrived by now. */
    int take(long nowNanos) {
        int arrived = 0;
        while (!underWay.isEmpty() && underWay.get(0) <= nowNanos) {
            underWay.take();
            arrived += (int) underWay.take();
        }
        return arrived;
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /** When the next arrive; only where there are some. */
    long nextNanos() {
        return underWay.get(0);
    }

    /** Credits under way. */
    int count() {
        int count = 0;
        for (int i = 1; i < underWay.size(); i += 2) {
            count += (int) underWay.get(i);
        }
        return count;
    }

    /** Whether an event has been scheduled for the next arrival. */
    boolean isAwaited() {
        return isAwaited;
    }

    void setAwaited(boolean awaited) {
        isAwaited = awaited;
    }

    CreditsUnderWay copy() {
        CreditsUnderWay copy = new CreditsUnderWay();
        copy.underWay = underWay.copy();
        copy.lastNanos = lastNanos;
        copy.isAwaited = isAwaited;
        return copy;
    }

    void encode(StringBuilder to) {
        to.append('<').append(count()).append(isAwaited ? "!" : "");
    }
}
