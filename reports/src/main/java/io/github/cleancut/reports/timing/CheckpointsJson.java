package io.github.cleancut.reports.timing;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.RunSummary;
import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.timing.CheckpointTiming.Status;
import io.github.cleancut.reports.timing.SubtaskTiming.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The document of Flink's {@code /jobs/:id/checkpoints}, with every checkpoint of the newest JobManager in the history, and beside it, under {@code details}, that of {@code /checkpoints/details/:id/subtasks/:vertex} for
 * each checkpoint, of earlier JobManagers too, and vertex; a vertex is named, not numbered. Times are milliseconds as Flink counts them: both ends of a duration rounded down.
 */
public final class CheckpointsJson {
    /** The wall clock at virtual time 0, 2026-01-01T00:00:00Z, where no checkpoint tells it. */
    private static final long WALL_EPOCH_MILLIS = 1_767_225_600_000L;

    private final CheckpointTimings timings;
    private final RunSummary.Counters counters;
    private final Topology topology;
    private final long epochMillis;
    private final JsonText json = new JsonText();

    private CheckpointsJson(CheckpointTimings timings, RunSummary.Counters counters) {
        this.timings = timings;
        this.counters = counters;
        this.topology = timings.topology();
        this.epochMillis = timings.checkpoints().stream()
                .findFirst()
                .map(first -> first.triggerTimestampMillis() - floorMillis(first.triggerWallNanos()))
                .orElse(WALL_EPOCH_MILLIS);
    }

    /** The document, as text. */
    public static String of(CheckpointTimings timings, RunSummary.Counters counters) {
        return new CheckpointsJson(timings, counters).write();
    }

    private String write() {
        json.object();
        writeCounts();
        json.name("summary").object();
        writeSummary("checkpointed_size", summary(TimingField.CHECKPOINTED_SIZE));
        writeSummary("state_size", summary(TimingField.STATE_SIZE));
        writeSummary("end_to_end_duration", endToEndMillis());
        writeSummary("alignment_buffered", Summary.of(zeros(completed().size())));
        writeSummary("processed_data", summary(TimingField.PROCESSED_DATA));
        writeSummary("persisted_data", summary(TimingField.PERSISTED_DATA));
        json.endObject();
        writeLatest();
        json.name("history").array();
        newestFirst().forEach(this::writeCheckpoint);
        json.endArray();
        writeDetails();
        return json.endObject().toString();
    }

    private void writeCounts() {
        long ended = counters.completed() + counters.failed();
        json.name("counts").object();
        json.field("restored", counters.restored()).field("total", counters.triggered());
        json.field("in_progress", Math.max(0, counters.triggered() - ended));
        json.field("completed", counters.completed()).field("failed", counters.failed());
        json.endObject();
    }

    /** The newest of each kind by id; a savepoint is not the latest completed checkpoint (C-271); the last restore (C-273). */
    private void writeLatest() {
        json.name("latest").object();
        writeLatest("completed", checkpoint -> checkpoint.status() == Status.COMPLETED && !checkpoint.isSavepoint());
        writeLatest("savepoint", checkpoint -> checkpoint.status() == Status.COMPLETED && checkpoint.isSavepoint());
        writeLatest("failed", checkpoint -> checkpoint.status() == Status.FAILED);
        json.name("restored");
        Optional<CheckpointTimings.Restore> restored = timings.restores().stream()
                .filter(restore -> restore.checkpoint() > 0 && restore.nanos() >= timings.sinceNanos())
                .reduce((first, second) -> second);
        restored.ifPresentOrElse(this::writeRestored, () -> json.value((String) null));
        json.endObject();
    }

    private void writeLatest(String name, Predicate<CheckpointTiming> which) {
        json.name(name);
        newestFirst().stream()
                .filter(which)
                .findFirst()
                .ifPresentOrElse(this::writeCheckpoint, () -> json.value((String) null));
    }

    private void writeRestored(CheckpointTimings.Restore restore) {
        CheckpointTiming checkpoint = timings.checkpoint(restore.checkpoint());
        json.object().field("id", restore.checkpoint());
        json.field("restore_timestamp", wallMillis(restore.wallNanos()));
        json.field("is_savepoint", checkpoint != null && checkpoint.isSavepoint());
        json.field("external_path", path(restore.checkpoint()));
        json.endObject();
    }

    private List<CheckpointTiming> newestFirst() {
        List<CheckpointTiming> history = new ArrayList<>(timings.checkpoints().stream()
                .filter(checkpoint -> checkpoint.triggerNanos() >= timings.sinceNanos())
                .toList());
        history.sort(Comparator.comparingLong(CheckpointTiming::id).reversed());
        return history;
    }

    private List<CheckpointTiming> completed() {
        return timings.completed().stream()
                .filter(checkpoint -> checkpoint.triggerNanos() >= timings.sinceNanos())
                .toList();
    }

    private Summary summary(TimingField field) {
        return Summary.of(completed().stream().mapToLong(field::of).toArray());
    }

    private void writeCheckpoint(CheckpointTiming checkpoint) {
        json.object();
        json.field("className", checkpoint.status().name().toLowerCase(Locale.ROOT));
        json.field("id", checkpoint.id()).field("status", checkpoint.status().name());
        json.field("is_savepoint", checkpoint.isSavepoint());
        json.field("savepointFormat", checkpoint.isSavepoint() ? "CANONICAL" : null);
        json.field("trigger_timestamp", checkpoint.triggerTimestampMillis());
        json.field("latest_ack_timestamp", ackMillis(checkpoint.lastToAcknowledge()));
        writeSizes(checkpoint);
        json.field("num_subtasks", checkpoint.subtasks().size());
        json.field("num_acknowledged_subtasks", checkpoint.acknowledged());
        json.field("checkpoint_type", checkpoint.restType());
        json.name("tasks").object().endObject();
        if (checkpoint.status() == Status.COMPLETED) {
            json.field("external_path", path(checkpoint.id())).field("discarded", checkpoint.isDiscarded());
        } else if (checkpoint.status() == Status.FAILED) {
            json.field("failure_timestamp", wallMillis(checkpoint.failedWallNanos()));
            json.field("failure_message", checkpoint.reason());
        }
        json.endObject();
    }

    private void writeSizes(CheckpointTiming checkpoint) {
        json.field("checkpointed_size", checkpoint.checkpointedBytes());
        json.field("state_size", checkpoint.stateBytes());
        json.field("end_to_end_duration", endToEndMillis(checkpoint));
        json.field("alignment_buffered", 0);
        json.field("processed_data", checkpoint.processedBytes()).field("persisted_data", checkpoint.persistedBytes());
    }

    private void writeDetails() {
        json.name("details").object();
        for (CheckpointTiming checkpoint : timings.checkpoints()) {
            json.name(Long.toString(checkpoint.id())).object();
            List<JobItem> items = topology.job().items();
            for (int item = 0; item < items.size(); item++) {
                List<SubtaskTiming> parts = partsOf(checkpoint, item);
                if (!parts.isEmpty()) {
                    json.name(items.get(item).name());
                    writeVertex(checkpoint, parts);
                }
            }
            json.endObject();
        }
        json.endObject();
    }

    private List<SubtaskTiming> partsOf(CheckpointTiming checkpoint, int item) {
        return checkpoint.subtasks().stream()
                .filter(part -> topology.itemOf(part.task()) == item)
                .toList();
    }

    private void writeVertex(CheckpointTiming checkpoint, List<SubtaskTiming> parts) {
        List<SubtaskTiming> acknowledged =
                parts.stream().filter(SubtaskTiming::isAcknowledged).toList();
        SubtaskTiming latest = acknowledged.stream()
                .max(Comparator.comparingLong(part -> part.at(Moment.ACK_RECEIVED)))
                .orElse(null);
        json.object().field("id", checkpoint.id());
        json.field("status", checkpoint.status().name());
        json.field("latest_ack_timestamp", ackMillis(latest));
        json.field("checkpointed_size", sum(acknowledged, TimingField.CHECKPOINTED_SIZE, checkpoint));
        json.field("state_size", sum(acknowledged, TimingField.STATE_SIZE, checkpoint));
        json.field("end_to_end_duration", ackMillisSinceTrigger(checkpoint, latest));
        json.field("alignment_buffered", 0);
        json.field("processed_data", sum(acknowledged, TimingField.ALIGNMENT_PROCESSED, checkpoint));
        json.field("persisted_data", sum(acknowledged, TimingField.ALIGNMENT_PERSISTED, checkpoint));
        json.field("num_subtasks", parts.size());
        json.field("num_acknowledged_subtasks", acknowledged.size());
        writeVertexSummary(checkpoint, acknowledged);
        json.name("subtasks").array();
        parts.forEach(part -> writeSubtask(checkpoint, part));
        json.endArray().endObject();
    }

    private void writeVertexSummary(CheckpointTiming checkpoint, List<SubtaskTiming> parts) {
        json.name("summary").object();
        writeSummary("checkpointed_size", summary(checkpoint, parts, TimingField.CHECKPOINTED_SIZE));
        writeSummary("state_size", summary(checkpoint, parts, TimingField.STATE_SIZE));
        writeSummary("end_to_end_duration", summary(checkpoint, parts, TimingField.END_TO_END));
        json.name("checkpoint_duration").object();
        writeSummary("sync", summary(checkpoint, parts, TimingField.SYNC));
        writeSummary("async", summary(checkpoint, parts, TimingField.ASYNC));
        json.endObject();
        json.name("alignment").object();
        writeSummary("buffered", Summary.of(zeros(parts.size())));
        writeSummary("processed", summary(checkpoint, parts, TimingField.ALIGNMENT_PROCESSED));
        writeSummary("persisted", summary(checkpoint, parts, TimingField.ALIGNMENT_PERSISTED));
        writeSummary("duration", summary(checkpoint, parts, TimingField.ALIGNMENT));
        json.endObject();
        writeSummary("start_delay", summary(checkpoint, parts, TimingField.START_DELAY));
        json.endObject();
    }

    private void writeSubtask(CheckpointTiming checkpoint, SubtaskTiming part) {
        json.object();
        json.field("className", part.isAcknowledged() ? "completed" : "pending");
        json.field("index", topology.indexOf(part.task()));
        json.field("status", part.isAcknowledged() ? "completed" : "pending_or_failed");
        if (part.isAcknowledged()) {
            json.field("ack_timestamp", ackMillis(part));
            json.field("end_to_end_duration", ackMillisSinceTrigger(checkpoint, part));
            json.field("checkpointed_size", part.checkpointedBytes()).field("state_size", part.stateBytes());
            json.name("checkpoint").object();
            json.field("sync", millis(part.syncNanos())).field("async", millis(part.asyncNanos()));
            json.endObject();
            json.name("alignment").object();
            json.field("buffered", 0)
                    .field("processed", part.processedBytes())
                    .field("persisted", part.persistedBytes());
            json.field("duration", millis(part.alignmentNanos())).endObject();
            json.field("start_delay", millis(part.startDelayNanos()));
            json.field("unaligned_checkpoint", part.isUnaligned()).field("aborted", false);
        }
        json.endObject();
    }

    private void writeSummary(String name, Summary summary) {
        json.name(name).object();
        json.field("min", summary.min()).field("max", summary.max()).field("avg", summary.avg());
        for (String percentile : Summary.STATS.subList(3, Summary.STATS.size())) {
            json.name(percentile).floating(summary.stat(percentile));
        }
        json.endObject();
    }

    private Summary summary(CheckpointTiming checkpoint, List<SubtaskTiming> parts, TimingField field) {
        return Summary.of(parts.stream()
                .mapToLong(part -> field.isDuration() ? millis(field, checkpoint, part) : field.of(checkpoint, part))
                .toArray());
    }

    private long millis(TimingField field, CheckpointTiming checkpoint, SubtaskTiming part) {
        return field == TimingField.END_TO_END
                ? ackMillisSinceTrigger(checkpoint, part)
                : millis(field.of(checkpoint, part));
    }

    private Summary endToEndMillis() {
        return Summary.of(completed().stream().mapToLong(this::endToEndMillis).toArray());
    }

    private static long sum(List<SubtaskTiming> parts, TimingField field, CheckpointTiming checkpoint) {
        return parts.stream().mapToLong(part -> field.of(checkpoint, part)).sum();
    }

    private static long[] zeros(int count) {
        return new long[count];
    }

    private static long millis(long nanos) {
        return nanos == UNKNOWN ? UNKNOWN : nanos / VirtualTime.NANOS_PER_MILLI;
    }

    private static long floorMillis(long wallNanos) {
        return Math.floorDiv(wallNanos, VirtualTime.NANOS_PER_MILLI);
    }

    private long wallMillis(long wallNanos) {
        return epochMillis + floorMillis(wallNanos);
    }

    private long ackMillis(@Nullable SubtaskTiming part) {
        return part == null ? UNKNOWN : wallMillis(part.ackWallNanos());
    }

    private long ackMillisSinceTrigger(CheckpointTiming checkpoint, @Nullable SubtaskTiming part) {
        return part == null ? UNKNOWN : Math.max(0, ackMillis(part) - checkpoint.triggerTimestampMillis());
    }

    /** Where a clock has jumped back a failed checkpoint may have ended before it began (C-266). */
    private long endToEndMillis(CheckpointTiming checkpoint) {
        return checkpoint.status() == Status.FAILED
                ? wallMillis(checkpoint.failedWallNanos()) - checkpoint.triggerTimestampMillis()
                : ackMillisSinceTrigger(checkpoint, checkpoint.lastToAcknowledge());
    }

    private static String path(long id) {
        return "chk-" + id;
    }
}
