package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Problems;

/** The splits of a source: {@code split-size} cuts the records of each subtask, {@code splits} says how many there are of the vertex. */
final class SplitReading {
    private final Fields fields;
    private final Problems problems;

    SplitReading(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** Records of a split, 0 for one endless split a subtask. */
    long size() {
        return fields.get(ItemKeys.SPLIT_SIZE, 0L);
    }

    /** Whether the source can go back to a stored offset; splits are read from the start of one, so it has to. */
    boolean isReplayable() {
        boolean replayable = fields.get(ItemKeys.REPLAYABLE);
        if (!replayable && size() > 0) {
            refuse(
                    ItemKeys.REPLAYABLE,
                    "a source with splits goes back to the offset of its split",
                    "leave out replayable: false, or split-size and splits");
        }
        return replayable;
    }

    /**
     * The records of the vertex.
     *
     * @param written as {@code records} says, -1 where it says nothing
     * @param parallelism number of subtasks
     */
    long records(long written, int parallelism) {
        if (!fields.has(ItemKeys.SPLITS)) {
            return written;
        }
        long splits = fields.get(ItemKeys.SPLITS, 0L);
        if (size() == 0) {
            refuse(ItemKeys.SPLITS, "splits without split-size", "write how many records a split has: split-size: 50");
            return splits;
        }
        if (splits % parallelism != 0) {
            refuse(
                    ItemKeys.SPLITS,
                    splits + " splits cannot be shared evenly by " + parallelism + " subtasks",
                    "a multiple of " + parallelism + "; each subtask has splits of its own");
        }
        if (written >= 0 && written != splits * size()) {
            refuse(
                    ItemKeys.RECORDS,
                    splits + " splits of " + size() + " records are " + splits * size() + " records, and not "
                            + written,
                    "leave records out, or splits");
        }
        return splits * size();
    }

    private void refuse(Key<?> key, String what, String instead) {
        problems.error(fields.place(key), what, instead);
    }
}
