package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.KeyGroups;
import io.github.cleancut.model.KeySpec;
import io.github.cleancut.model.OperatorSpec;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.Rate;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.model.WatermarkSpec;
import io.github.cleancut.model.WindowSpec;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one written item into one of the model. */
final class ItemReader {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Context context;
    private final Problems problems;
    private final JobSection.Written item;
    private final Fields fields;

    ItemReader(Context context, JobSection.Written item) {
        this.context = context;
        this.problems = context.problems();
        this.item = item;
        this.fields = item.fields();
    }

    /** Number of subtasks, {@code parallelism.default} where it is not written. */
    int parallelism() {
        return Math.toIntExact(fields.get(
                ItemKeys.PARALLELISM, (long) Math.max(1, context.flink().parallelism())));
    }

    /** The item with its edges. */
    JobItem read(List<Edge> inputs) {
        int parallelism = parallelism();
        boolean hasOperatorState =
                List.of(ItemKind.MAP, ItemKind.CONNECT, ItemKind.SINK).contains(item.kind());
        return new JobItem(
                item.kind(),
                item.name(),
                parallelism,
                maxParallelism(parallelism),
                inputs,
                fields.get(ItemKeys.PROCESS),
                state(),
                hasOperatorState ? fields.get(ItemKeys.OPERATOR_STATE) : OperatorState.NONE,
                new OperatorSpec(
                        item.kind() == ItemKind.FILTER ? fields.get(ItemKeys.KEEP) : 100,
                        item.kind() == ItemKind.WINDOW ? window() : null),
                placement(),
                item.kind() == ItemKind.SOURCE ? source(parallelism) : null,
                item.kind() == ItemKind.SINK ? sink() : null);
    }

    private WindowSpec window() {
        long size = fields.get(ItemKeys.WINDOW_SIZE, 1L);
        long slide = fields.get(ItemKeys.SLIDE, size);
        if (size == 0 || slide == 0) {
            problems.error(
                    fields.place(size == 0 ? ItemKeys.WINDOW_SIZE : ItemKeys.SLIDE),
                    "the windows of " + item.name() + " take no time",
                    "size and slide are durations above 0");
        }
        return new WindowSpec(Math.max(1, size), Math.max(1, slide));
    }

    private int maxParallelism(int parallelism) {
        int general = context.flink().maxParallelism();
        int otherwise = general < 1 ? KeyGroups.defaultMaxParallelism(parallelism) : general;
        int most = Math.toIntExact(fields.get(ItemKeys.MAX_PARALLELISM, (long) otherwise));
        if (most < parallelism) {
            problems.refuse(
                    fields.place(
                            fields.has(ItemKeys.MAX_PARALLELISM) ? ItemKeys.MAX_PARALLELISM : ItemKeys.PARALLELISM),
                    item.name() + " has parallelism " + parallelism + " above its max-parallelism " + most,
                    "Flink takes a max-parallelism of at least the parallelism, and at most 32768");
        }
        return most;
    }

    private StateSpec state() {
        Fields state = fields.find(ItemKeys.STATE);
        if (state == null) {
            return StateSpec.NONE;
        }
        long size = state.get(ItemKeys.SIZE);
        return new StateSpec(
                size, state.get(ItemKeys.DELTA, size), state.get(ItemKeys.SYNC), state.find(ItemKeys.ASYNC));
    }

    private List<String> placement() {
        List<String> on = fields.get(ItemKeys.ON, List.of());
        for (String id : on) {
            if (!context.names().isTaskManager(id)) {
                problems.error(
                        fields.place(ItemKeys.ON),
                        "there is no TaskManager " + id,
                        "TaskManagers are " + String.join(", ", context.names().all("TaskManager")));
            }
        }
        return on;
    }

    private SourceSpec source(int parallelism) {
        Rate rate = fields.find(ItemKeys.RATE);
        long records = fields.get(ItemKeys.RECORDS);
        if (rate != null && rate.count() < parallelism) {
            problems.error(
                    fields.place(ItemKeys.RATE),
                    "a rate of " + rate.count() + " over " + parallelism
                            + " subtasks leaves one of them without records",
                    "the rate is the vertex's, split evenly in whole records: at least " + parallelism);
        }
        Amount process = fields.get(ItemKeys.PROCESS);
        if (records < 0 && !fields.has(ItemKeys.SPLITS) && rate == null && process.isZero()) {
            problems.error(
                    fields.place(),
                    "source " + item.name() + " is unbounded and takes no time: it would emit for ever at one instant",
                    "give it rate, process or records");
        }
        long recordSize = fields.get(ItemKeys.RECORD_SIZE);
        if (recordSize == 0) {
            problems.error(fields.place(ItemKeys.RECORD_SIZE), "record-size is 0", "at least 1 b");
        }
        SplitReading splits = new SplitReading(fields, problems);
        return new SourceSpec(
                rate,
                splits.records(records, parallelism),
                recordSize,
                keys(),
                splits.isReplayable(),
                splits.size(),
                fields.find(ItemKeys.MASTER_HOOK),
                watermarks());
    }

    private @Nullable WatermarkSpec watermarks() {
        Fields watermarks = fields.find(ItemKeys.WATERMARKS);
        if (watermarks == null) {
            return null;
        }
        long every = watermarks.get(ItemKeys.EVERY, context.flink().autoWatermarkMillis() * NANOS_PER_MILLI);
        if (every == 0) {
            problems.error(
                    watermarks.place(ItemKeys.EVERY),
                    "watermarks of source " + item.name() + " come every 0 ms",
                    "a duration above 0; Flink emits watermarks periodically, each 200 ms by default");
        }
        return new WatermarkSpec(Math.max(1, every), watermarks.get(ItemKeys.DELAY), watermarks.get(ItemKeys.DISORDER));
    }

    private @Nullable KeySpec keys() {
        Fields keys = fields.find(ItemKeys.KEYS);
        if (keys == null) {
            return null;
        }
        int count = Math.toIntExact(keys.get(ItemKeys.COUNT, 1L));
        return new KeySpec(
                count, SkewReader.read(keys, count), keys.get(ItemKeys.ORDER).equals("random"));
    }

    private SinkSpec sink() {
        Commit commit = fields.get(ItemKeys.COMMIT);
        if (commit != Commit.TWO_PHASE) {
            for (Key<?> key : ItemKeys.TWO_PHASE_ONLY) {
                if (fields.has(key)) {
                    problems.error(
                            fields.keyPlace(key),
                            key.name() + " belongs to a two-phase sink, and " + item.name() + " commits "
                                    + commit.word(),
                            "write commit: two-phase, or leave it out");
                }
            }
        }
        return new SinkSpec(commit, fields.get(ItemKeys.COMMIT_TIME), fields.get(ItemKeys.IDEMPOTENT), readers());
    }

    private List<SinkSpec.Reader> readers() {
        List<SinkSpec.Reader> readers = new ArrayList<>();
        for (Fields entry : fields.get(ItemKeys.READERS, List.of())) {
            String id = entry.find(ItemKeys.READER_ID);
            if (id != null) {
                declareReader(id, entry.place(ItemKeys.READER_ID));
                readers.add(new SinkSpec.Reader(
                        id, entry.get(ItemKeys.ISOLATION, "read-committed").equals("read-committed")));
            }
        }
        if (readers.isEmpty()) {
            readers.add(new SinkSpec.Reader(item.name(), true));
        }
        return readers;
    }

    /** A reader may be named like its own sink, as the default one is. */
    private void declareReader(String id, Place place) {
        if (!id.equals(item.name())) {
            context.names().declare(id, "reader", place, problems);
        }
    }
}
