package io.github.cleancut.world;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.kernel.SeededChoices;
import io.github.cleancut.model.Topology;
import io.github.cleancut.model.WatermarkSpec;

/** Event times of the records of one source subtask: when each is due, shifted back by the amount that is drawn for its offset; never below 0, with which event time begins (docs/decisions/061). */
final class EventTimes {
    private final SourceSchedule schedule;
    private final DrawnAmount disorder;
    private final ByOffset draws;

    EventTimes(Topology topology, int task, WatermarkSpec spec, long seed) {
        schedule = new SourceSchedule(topology.itemAt(task), topology.indexOf(task));
        draws = new ByOffset(seed, topology.nameOf(task) + "/disorder");
        disorder = new DrawnAmount(spec.disorder(), draws);
    }

    long of(long offset) {
        draws.offset = offset;
        return Math.max(0, schedule.dueNanos(offset) - disorder.nextNanos());
    }

    /** The draw that belongs to an offset, however often it is asked for. */
    private static final class ByOffset implements Draws {
        private final long seed;
        private final String stream;
        private long offset;

        ByOffset(long seed, String stream) {
            this.seed = seed;
            this.stream = stream;
        }

        @Override
        public long pick(long bound, String label) {
            return SeededChoices.drawAt(seed, stream, offset, bound);
        }

        @Override
        public Draws copy() {
            return this;
        }
    }
}
