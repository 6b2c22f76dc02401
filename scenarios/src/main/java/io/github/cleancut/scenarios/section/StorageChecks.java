package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.StorageSpec;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Warns of faults that change nothing, as the storage takes no time. */
final class StorageChecks {
    private final Problems problems;
    private final StorageSpec storage;

    StorageChecks(Problems problems, StorageSpec storage) {
        this.problems = problems;
        this.storage = storage;
    }

    void check(List<Fault> faults, @Nullable Node written) {
        boolean takesTime = !storage.latency().equals(Amount.Fixed.ZERO) || storage.bandwidthBytesPerSecond() > 0;
        for (Fault fault : faults) {
            boolean isFactorOfStorage = fault.verb() instanceof Fault.Verb.Slow slow
                    && slow.target() instanceof Fault.Target.Storage
                    && slow.by() == null;
            if (isFactorOfStorage && !takesTime && written != null) {
                problems.warn(
                        placeOf(fault, written).place(),
                        "faults[" + fault.index() + "] changes nothing: the storage takes no time, and so many times no"
                                + " time is none",
                        "give storage: a bandwidth or a latency, or slow it with by: 30 ms");
            }
        }
    }

    private static Node placeOf(Fault fault, Node written) {
        return written instanceof Node.Sequence list
                        && fault.index() < list.items().size()
                ? list.items().get(fault.index())
                : written;
    }
}
