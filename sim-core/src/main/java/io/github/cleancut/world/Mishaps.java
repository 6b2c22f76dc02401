package io.github.cleancut.world;

import io.github.cleancut.model.Fault;
import io.github.cleancut.model.Fault.Filter;
import io.github.cleancut.model.Fault.Mishap;
import io.github.cleancut.model.Fault.Step;
import io.github.cleancut.model.Fault.Verb;
import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message and step faults that are armed: they lie in wait for the messages and steps that match, and are used up by them. */
final class Mishaps {
    /** A message is sent once, at once. */
    static final Fate UNDISTURBED = new Fate(1, 0, 0);

    /**
     * What becomes of a message.
     *
     * @param copies 0, 1 or 2 of it arrive
     * @param delayNanos how long the first waits before it sets out
     * @param copyDelayNanos how long the second does
     */
    record Fate(int copies, long delayNanos, long copyDelayNanos) {}

    private static final class Armed {
        final int fault;
        final Verb verb;
        final @Nullable DrawnAmount by;
        long left;

        Armed(int fault, Verb verb, @Nullable DrawnAmount by, long left) {
            this.fault = fault;
            this.verb = verb;
            this.by = by;
            this.left = left;
        }
    }

    /** Learns that an armed fault has met what it was waiting for. */
    interface Listener {
        /** A fault has struck. */
        void mishapStruck(int fault, String what);
    }

    private final Topology topology;
    private final Listener listener;
    private final List<Armed> armed = new ArrayList<>();

    Mishaps(Topology topology, Listener listener) {
        this.topology = topology;
        this.listener = listener;
    }

    /** Arms a message fault. */
    void arm(int fault, Verb.Disturb verb, @Nullable DrawnAmount by) {
        armed.add(new Armed(fault, verb, by, verb.filter().count()));
    }

    /** Arms a step fault. */
    void arm(int fault, Verb.Fail verb) {
        armed.add(new Armed(fault, verb, null, verb.filter().count()));
    }

    /** Disarms a fault: where it was armed several times the first, because all lie in wait equally long. */
    void disarm(int fault) {
        armed.stream().filter(entry -> entry.fault == fault).findFirst().ifPresent(armed::remove);
    }

    /** What becomes of a message that is sent now. */
    Fate fateOf(Envelope envelope) {
        if (armed.isEmpty() || envelope.kind() == null) {
            return UNDISTURBED;
        }
        for (Armed entry : armed) {
            if (entry.verb instanceof Verb.Disturb disturb
                    && disturb.message() == envelope.kind()
                    && isMeant(disturb.filter(), envelope.attempt().task(), envelope.checkpointId())
                    && uses(
                            entry,
                            disturb.mishap().name() + " " + disturb.message().name())) {
                return fate(disturb.mishap(), entry.by == null ? 0 : entry.by.nextNanos());
            }
        }
        return UNDISTURBED;
    }

    private static Fate fate(Mishap mishap, long byNanos) {
        return switch (mishap) {
            case LOSE -> new Fate(0, 0, 0);
            case DELAY -> new Fate(1, byNanos, 0);
            case DUPLICATE -> new Fate(2, 0, byNanos);
        };
    }

    /** The fault by which a step fails now, or null where it succeeds. */
    Verb.@Nullable Fail failureOf(Step step, int task, long checkpoint) {
        for (int i = 0; i < armed.size(); i++) { // an iterator for each step would be garbage
            Armed entry = armed.get(i);
            if (entry.verb instanceof Verb.Fail fail
                    && fail.step() == step
                    && isMeant(fail.filter(), task, checkpoint)
                    && uses(entry, "FAIL " + step.name())) {
                return fail;
            }
        }
        return null;
    }

    /** Whether a step of the JobManager fails now, with an IOException or with another one. */
    boolean fails(Step step, boolean io, long checkpoint) {
        for (Armed entry : armed) {
            if (entry.verb instanceof Verb.Fail fail
                    && fail.step() == step
                    && fail.io() == io
                    && isMeant(fail.filter(), -1, checkpoint)
                    && uses(entry, "FAIL " + step.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isMeant(Filter filter, int task, long checkpoint) {
        boolean isSubtask = filter.subtask() == null || (task >= 0 && topology.matches(filter.subtask(), task));
        return isSubtask && (filter.checkpoint() < 0 || filter.checkpoint() == checkpoint);
    }

    private boolean uses(Armed entry, String what) {
        if (entry.left == 0) {
            return false;
        }
        if (entry.left > 0) {
            entry.left--;
        }
        listener.mishapStruck(entry.fault, what);
        return true;
    }

    Mishaps copy(Listener copiedListener) {
        Mishaps copy = new Mishaps(topology, copiedListener);
        for (Armed entry : armed) {
            copy.armed.add(new Armed(entry.fault, entry.verb, entry.by == null ? null : entry.by.copy(), entry.left));
        }
        return copy;
    }

    /** Faults that may still strike. */
    List<Fault> unusedFaults(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> armed.stream().anyMatch(entry -> entry.fault == fault.index()))
                .toList();
    }
}
