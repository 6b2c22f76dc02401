package io.github.cleancut.law;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.Topology;
import io.github.cleancut.model.WatermarkSpec;

/** Of which windows the results are those of the failure-free run whatever happens: none of their records can be late. Else what is late depends on the watermark, which a restore forgets (T-270). */
final class EventTimeFacts {
    private final Topology topology;
    private final boolean[] mayBeLate;

    EventTimeFacts(Topology topology) {
        this.topology = topology;
        JobGraph job = topology.job();
        mayBeLate = new boolean[job.items().size()];
        for (int item = 0; item < mayBeLate.length; item++) {
            JobItem vertex = job.items().get(item);
            mayBeLate[item] = vertex.kind() == ItemKind.WINDOW
                    && job.sourcesAbove(vertex.name()).stream().anyMatch(EventTimeFacts::mayBeLate);
        }
    }

    /** A source's records keep behind its watermarks if the disorder is never above the delay, and if it reads them in one order, which handed out splits do not promise. */
    private static boolean mayBeLate(JobItem item) {
        SourceSpec source = item.requireSource();
        WatermarkSpec spec = source.watermarks();
        return source.hasSplits() || (spec != null && mostNanos(spec.disorder()) > spec.delayNanos());
    }

    private static long mostNanos(Amount amount) {
        if (amount instanceof Amount.Fixed fixed) {
            return fixed.nanos();
        }
        return amount instanceof Amount.Uniform uniform ? uniform.mostNanos() : Long.MAX_VALUE;
    }

    /** Whether a subtask makes results of windows. */
    boolean isWindow(int task) {
        return topology.itemAt(task).kind() == ItemKind.WINDOW;
    }

    /** Whether it does, and records that come to it can be late. */
    boolean mayBeLate(int task) {
        return mayBeLate[topology.itemOf(task)];
    }
}
