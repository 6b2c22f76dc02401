package io.github.cleancut.reports.verdict;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of each fault of a scenario. */
public final class FaultFacts implements TraceListener {
    private final SortedMap<Long, Told> byFault = new TreeMap<>();
    private final SortedMap<Long, Long> lastStruckNanos = new TreeMap<>();
    private long overNanos = -1;
    private long jobManagerNanos = -1;

    /**
     * A fault.
     *
     * @param fault its place in the scenario, from 0
     * @param what its verb
     * @param struck how often it struck
     * @param skipped how often its target was not there, so that it did nothing
     * @param firstNanos when it first struck, else when it was first skipped, in virtual nanoseconds
     * @param skippedNanos when it was first skipped, -1 where it never was
     * @param healed how {@code end.at} undid it before it had run its course, empty where it did not
     */
    public record Told(
            long fault, String what, long struck, long skipped, long firstNanos, long skippedNanos, String healed) {
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

        private Told healed(String how) {
            return new Told(fault, what, struck, skipped, firstNanos, skippedNanos, how);
        }

        private Told struck(long nanos) {
            return new Told(fault, what, struck + 1, skipped, struck == 0 ? nanos : firstNanos, skippedNanos, healed);
        }

        private Told skipped(long nanos) {
            return new Told(fault, what, struck, skipped + 1, firstNanos, skipped == 0 ? nanos : skippedNanos, healed);
        }
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case FAULT_STRUCK -> {
                byFault.put(event.number(), of(event).struck(event.timeNanos()));
                lastStruckNanos.put(event.number(), event.timeNanos());
            }
            case FAULT_SKIPPED -> byFault.put(event.number(), of(event).skipped(event.timeNanos()));
            case FAULTS_OVER -> overNanos = event.timeNanos();
            case JOB_MANAGER_STARTED -> jobManagerNanos = overNanos < 0 ? event.timeNanos() : jobManagerNanos;
            default -> {
                // Nothing else tells of a fault that strikes.
            }
        }
    }

    private Told of(TraceEvent event) {
        return byFault.getOrDefault(
                event.number(),
                new Told(
                        event.number(), event.requireText().toLowerCase(Locale.ROOT), 0, 0, event.timeNanos(), -1, ""));
    }

    /**
     * Those that struck or were skipped, in the order of the scenario.
     *
     * @param scenario what says how long each takes to be noticed
     */
    public List<Told> told(Scenario scenario) {
        return byFault.values().stream()
                .map(told -> told.healed(healed(told, scenario)))
                .toList();
    }

    /** At {@code end.at} a killed TaskManager or JobManager is there again, whatever its fault says. */
    private String healed(Told told, Scenario scenario) {
        Fault fault = scenario.events().faults().stream()
                .filter(candidate -> candidate.index() == told.fault())
                .findFirst()
                .orElse(null);
        Long struckNanos = lastStruckNanos.get(told.fault());
        if (overNanos < 0
                || struckNanos == null
                || fault == null
                || !(fault.verb() instanceof Fault.Verb.Kill kill)
                || kill.isZombie()
                || kill.target() instanceof Fault.Target.Subtasks) {
            return "";
        }
        boolean isReplaced = kill.target() instanceof Fault.Target.JobManager
                && jobManagerNanos > struckNanos
                && jobManagerNanos < overNanos;
        return isReplaced ? "" : healed(kill, struckNanos, scenario.flink());
    }

    private String healed(Fault.Verb.Kill kill, long struckNanos, FlinkConfig flink) {
        boolean isByDefault = kill.detectNanos() < 0;
        long intervalNanos = flink.heartbeatIntervalMillis() * VirtualTime.NANOS_PER_MILLI;
        long detectNanos = isByDefault
                ? flink.heartbeatTimeoutMillis() * VirtualTime.NANOS_PER_MILLI - struckNanos % intervalNanos
                : kill.detectNanos();
        long noticedNanos = VirtualTime.plus(struckNanos, detectNanos);
        String at = "was healed by end.at at " + VirtualTime.format(overNanos);
        if (noticedNanos > overNanos) {
            return at + ", before it was detected: that takes " + VirtualTime.format(detectNanos)
                    + (isByDefault ? " (heartbeat.timeout)" : " (detect)");
        }
        return VirtualTime.plus(noticedNanos, kill.backNanos()) > overNanos
                ? at + ", before its back of " + VirtualTime.format(kill.backNanos()) + " was over"
                : "";
    }
}
