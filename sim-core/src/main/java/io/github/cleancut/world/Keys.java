package io.github.cleancut.world;

import io.github.cleancut.kernel.SeededChoices;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.KeyFormula;
import io.github.cleancut.model.KeySpec;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.model.WindowFormula;
import org.jspecify.annotations.Nullable;

/** The key and the event time of a record from its lineage alone, so that they are the same when the record is emitted again. */
final class Keys {
    private final Topology topology;
    private final long seed;
    private final @Nullable KeyFormula[] formulas;

    /** By item; null for others than windows. */
    private final @Nullable WindowFormula[] windows;

    /** By source task; null for sources without event time. */
    private final @Nullable EventTimes[] eventTimes;

    Keys(Topology topology, long seed) {
        this.topology = topology;
        this.seed = seed;
        formulas = new KeyFormula[topology.job().items().size()];
        windows = new WindowFormula[formulas.length];
        eventTimes = new EventTimes[topology.taskCount()];
        for (int task = 0; task < eventTimes.length; task++) {
            SourceSpec source = topology.itemAt(task).source();
            if (source != null && source.watermarks() != null) {
                eventTimes[task] = new EventTimes(topology, task, source.watermarks(), seed);
            }
        }
        for (int item = 0; item < formulas.length; item++) {
            JobItem vertex = topology.job().items().get(item);
            windows[item] = vertex.kind() == ItemKind.WINDOW ? new WindowFormula(topology.job(), vertex) : null;
            if (vertex.source() != null && vertex.source().keys() != null) {
                formulas[item] = new KeyFormula(vertex.source().keys());
            }
        }
    }

    /** The windows of an item of that kind. */
    WindowFormula windowsOf(int item) {
        WindowFormula window = windows[item];
        if (window == null) {
            throw new IllegalStateException("item " + item + " has no windows");
        }
        return window;
    }

    /** The event time of a record in nanoseconds, 0 where its source has none. */
    long eventTimeOf(long lineage) {
        WindowFormula window = windows[topology.itemOf(Lineage.sourceTask(lineage))];
        if (window != null) {
            return window.endNanos(window.windowOf(Lineage.offset(lineage))) - 1;
        }
        EventTimes times = eventTimes[Lineage.sourceTask(lineage)];
        return times == null ? 0 : times.of(Lineage.offset(lineage));
    }

    /** The key of a record whose source has keys. */
    int keyOf(long lineage) {
        int task = Lineage.sourceTask(lineage);
        int item = topology.itemOf(task);
        WindowFormula window = windows[item];
        if (window != null) {
            return window.keyOf(Lineage.offset(lineage));
        }
        KeyFormula formula = formulas[item];
        if (formula == null) {
            throw new IllegalStateException("records of " + topology.nameOf(task) + " have no key");
        }
        JobItem vertex = topology.itemAt(task);
        KeySpec keys = vertex.requireSource().keys();
        if (keys != null && keys.isRandom()) {
            return (int)
                    SeededChoices.drawAt(seed, topology.nameOf(task) + "/keys", Lineage.offset(lineage), keys.count());
        }
        return formula.keyOf(Lineage.offset(lineage) * vertex.parallelism() + topology.indexOf(task));
    }
}
