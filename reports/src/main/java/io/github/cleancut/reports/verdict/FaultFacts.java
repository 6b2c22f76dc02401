package io.github.cleancut.reports.verdict;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of each fault of a scenario. */
public final class FaultFacts implements TraceListener {
    private final SortedMap<Long, Told> byFault = new TreeMap<>();

    /**
     * A fault.
     *
     * @param fault its place in the scenario, from 0
     * @param what its verb
     * @param struck how often it struck
     * @param skipped how often its target was not there, so that it did nothing
     * @param firstNanos when it first struck, else when it was first skipped, in virtual nanoseconds
     * @param skippedNanos when it was first skipped, -1 where it never was
     */
    public record Told(long fault, String what, long struck, long skipped, long firstNanos, long skippedNanos) {
        /** Where it stands in the scenario, with its verb, for example {@code faults[1] kill}. */
        public String name() {
            return "faults[" + fault + "] " + what;
        }

        /** What a fault that did nothing is said to have done, and when. */
        public String skippedWords() {
            String times = skipped == 1 ? "" : " " + Quantity.count(skipped) + " times, first";
            return name() + " did nothing" + times + " at " + VirtualTime.format(skippedNanos)
                    + ": its target was not there, or gone already";
        }

        private Told struck(long nanos) {
            return new Told(fault, what, struck + 1, skipped, struck == 0 ? nanos : firstNanos, skippedNanos);
        }

        private Told skipped(long nanos) {
            return new Told(fault, what, struck, skipped + 1, firstNanos, skipped == 0 ? nanos : skippedNanos);
        }
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case FAULT_STRUCK -> byFault.put(event.number(), of(event).struck(event.timeNanos()));
            case FAULT_SKIPPED -> byFault.put(event.number(), of(event).skipped(event.timeNanos()));
            default -> {
                // Nothing else tells of a fault that strikes.
            }
        }
    }

    private Told of(TraceEvent event) {
        return byFault.getOrDefault(
                event.number(),
                new Told(event.number(), event.requireText().toLowerCase(Locale.ROOT), 0, 0, event.timeNanos(), -1));
    }

    /** Those that struck or were skipped, in the order of the scenario. */
    public List<Told> told() {
        return List.copyOf(byFault.values());
    }
}
