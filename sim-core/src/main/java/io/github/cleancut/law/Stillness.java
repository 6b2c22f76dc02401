package io.github.cleancut.law;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Verb;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a scenario may lawfully stand still: one simulated minute, and the longest single steps that it asks for itself. */
final class Stillness {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    /** How far beyond its mean a drawn amount lies at most once in 10^17 draws. */
    private static final int TAIL = 40;

    private Stillness() {}

    /** What the fault does that an event tells of, or null; it is named by its place in the scenario, of which some may be empty. */
    static @Nullable Verb verbOf(List<Fault> faults, TraceEvent event) {
        for (Fault fault : faults) {
            if (fault.index() == event.number()) {
                return fault.verb();
            }
        }
        return null;
    }

    /** Whether an event tells of a fault that goes on until it is lifted. */
    static boolean isStanding(List<Fault> faults, TraceEvent event) {
        Verb verb = verbOf(faults, event);
        return verb != null && isStanding(verb);
    }

    private static boolean isStanding(Verb verb) {
        return verb instanceof Verb.Slow
                || verb instanceof Verb.Pause
                || verb instanceof Verb.Stall
                || verb instanceof Verb.Fill
                || verb instanceof Verb.Partition
                || verb instanceof Verb.LoseHeartbeats;
    }

    /** The no-progress bound of a scenario. */
    static long boundNanos(Scenario scenario) {
        double nanos = stepNanos(scenario);
        double added = 0;
        double factor = 1;
        for (Fault fault : scenario.events().faults()) {
            if (fault.verb() instanceof Verb.Slow slow) {
                added += longestNanos(slow.by());
                factor *= slow.factor();
            }
        }
        nanos = nanos * factor + added;
        if (!scenario.events().faults().isEmpty()) {
            // A barrier that a fault keeps away holds an aligning subtask until its checkpoint expires.
            nanos += (double) scenario.flink().checkpointing().timeoutMillis() * NANOS_PER_MILLI;
        }
        return MINUTE_NANOS + (long) Math.min(nanos, Long.MAX_VALUE / 4.0);
    }

    /** The longest steps of a record's way, one of each: being processed, travelling, waiting for a snapshot or a commit on the mailbox. */
    private static double stepNanos(Scenario scenario) {
        double process = 0;
        double mailbox = 0;
        double size = 0;
        for (JobItem item : scenario.job().items()) {
            process = Math.max(process, longestNanos(item.process()));
            double commit = item.sink() == null ? 0 : longestNanos(item.sink().commitTime());
            mailbox = Math.max(mailbox, longestNanos(item.state().sync()) + commit);
            size = Math.max(
                    size, item.source() == null ? 0 : (double) item.source().recordSizeBytes());
        }
        NetworkSpec network = scenario.network();
        double travel = Math.max(longestNanos(network.latency()), longestNanos(network.localLatency()))
                + transferNanos(size, network.bandwidthBytesPerSecond());
        for (NetworkSpec.ChannelOverride override : network.overrides()) {
            Long bandwidth = override.bandwidthBytesPerSecond();
            travel = Math.max(
                    travel, longestNanos(override.latency()) + transferNanos(size, bandwidth == null ? -1 : bandwidth));
        }
        return process + mailbox + travel + longestNanos(network.rpc());
    }

    private static double transferNanos(double bytes, long bytesPerSecond) {
        return bytesPerSecond <= 0 ? 0 : bytes / bytesPerSecond * NANOS_PER_SECOND;
    }

    private static double longestNanos(@Nullable Amount amount) {
        if (amount instanceof Amount.Fixed fixed) {
            return fixed.nanos();
        }
        if (amount instanceof Amount.Uniform uniform) {
            return uniform.mostNanos();
        }
        if (amount instanceof Amount.Exponential exponential) {
            return (double) exponential.meanNanos() * TAIL;
        }
        if (amount instanceof Amount.LogNormal logNormal) {
            double spread = (double) logNormal.percentile99Nanos() / logNormal.medianNanos();
            return logNormal.medianNanos() * StrictMath.pow(spread, 4);
        }
        if (amount instanceof Amount.Weibull weibull) {
            return weibull.scaleNanos() * StrictMath.pow(TAIL, 1 / weibull.shape());
        }
        return 0;
    }
}
