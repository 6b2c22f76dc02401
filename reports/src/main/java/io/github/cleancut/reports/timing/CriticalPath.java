package io.github.cleancut.reports.timing;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.model.Topology;
import io.github.cleancut.reports.timing.SubtaskTiming.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Why a completed checkpoint took as long as it did: from the acknowledgement that came last back to the trigger, each step with what it waited for. The steps follow each other without a gap, and
 * together last from the trigger to the completion.
 */
public final class CriticalPath {
    private final CheckpointTiming checkpoint;
    private final Topology topology;
    /** From the end to the trigger. */
    private final List<Step> backwards = new ArrayList<>();

    private long reachedNanos;

    /** What a step of the path is spent on. */
    public enum Kind {
        /** In the JobManager: until the folder of the checkpoint is ready. */
        LOCATION("location"),
        /** In the JobManager: until all operator coordinators have their snapshots. */
        COORDINATORS("coordinators"),
        /** In the JobManager: until a master hook has answered. */
        HOOK("hook"),
        /** From the JobManager to a source. */
        TRIGGER("trigger"),
        /** From one subtask to the next, whatever stood in the channel before it: of all inputs the one that came last. */
        BARRIER("barrier"),
        /** What a subtask did between two other steps. */
        WAIT("wait"),
        SYNC("sync"),
        ASYNC("async"),
        ACKNOWLEDGE("acknowledge"),
        /** In the JobManager, after the last acknowledgement: until the metadata is written. */
        METADATA("metadata"),
        /** In the JobManager, after all that. */
        COMPLETION("completion");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of reports. */
        public String word() {
            return word;
        }
    }

    /**
     * One step.
     *
     * @param kind what it is
     * @param task the subtask at whose side it ends, or -1 for the JobManager
     * @param channel the channel of a barrier, else -1
     * @param hook the master hook, else empty
     * @param fromNanos when it begins, in virtual nanoseconds
     * @param toNanos when it ends
     */
    public record Step(Kind kind, int task, int channel, String hook, long fromNanos, long toNanos) {
        /** How long it lasts. */
        public long nanos() {
            return toNanos - fromNanos;
        }
    }

    private CriticalPath(CheckpointTiming checkpoint, Topology topology) {
        this.checkpoint = checkpoint;
        this.topology = topology;
    }

    /**
     * The path of a checkpoint, from the trigger on; empty unless it completed with an acknowledgement.
     *
     * @param checkpoint which
     * @param topology the job's subtasks and channels
     */
    public static List<Step> of(CheckpointTiming checkpoint, Topology topology) {
        SubtaskTiming last = checkpoint.lastToAcknowledge();
        if (checkpoint.status() != CheckpointTiming.Status.COMPLETED || last == null) {
            return List.of();
        }
        CriticalPath path = new CriticalPath(checkpoint, topology);
        path.reachedNanos = checkpoint.endedNanos();
        long metadataNanos = checkpoint.jobManager().metadataNanos();
        path.back(Kind.COMPLETION, -1, -1, metadataNanos);
        path.back(metadataNanos == UNKNOWN ? Kind.COMPLETION : Kind.METADATA, -1, -1, last.at(Moment.ACK_RECEIVED));
        path.back(Kind.ACKNOWLEDGE, last.task(), -1, last.at(Moment.ACK_SENT));
        path.back(Kind.WAIT, last.task(), -1, last.at(Moment.UPLOAD_ENDED));
        path.back(Kind.ASYNC, last.task(), -1, last.at(Moment.UPLOAD_STARTED));
        path.back(Kind.WAIT, last.task(), -1, last.at(Moment.SNAPSHOT_ENDED));
        path.back(Kind.SYNC, last.task(), -1, last.at(Moment.SNAPSHOT_STARTED));
        path.backToTheTrigger(last);
        Collections.reverse(path.backwards);
        return path.backwards;
    }

    private void backToTheTrigger(SubtaskTiming from) {
        SubtaskTiming part = from;
        while (part != null && part.lastBarrierChannel() >= 0) {
            int channel = part.lastBarrierChannel();
            SubtaskTiming producer = checkpoint.subtask(topology.producerOf(channel));
            back(Kind.WAIT, part.task(), -1, part.lastBarrierNanos());
            back(Kind.BARRIER, part.task(), channel, producer == null ? UNKNOWN : producer.at(Moment.BARRIER_SENT));
            part = producer;
        }
        if (part != null) {
            back(Kind.WAIT, part.task(), -1, part.at(Moment.TRIGGERED));
            back(Kind.TRIGGER, part.task(), -1, part.at(Moment.TRIGGER_SENT));
            backInTheJobManager(part);
        }
    }

    /** What came before the trigger was sent; each phase lasts from the end of the one before. */
    private void backInTheJobManager(SubtaskTiming source) {
        List<JobManagerTiming.Reached> reached =
                new ArrayList<>(checkpoint.jobManager().beforeTheTasks());
        Collections.reverse(reached);
        Kind open = source.at(Moment.TRIGGER_SENT) == UNKNOWN ? Kind.TRIGGER : Kind.WAIT;
        for (JobManagerTiming.Reached moment : reached) {
            if (moment.what() == JobManagerTiming.What.HOOK_ASKED) {
                back(Kind.HOOK, -1, -1, moment.name(), moment.nanos());
                continue;
            }
            back(open, -1, -1, moment.nanos());
            open = moment.what() == JobManagerTiming.What.LOCATION_READY ? Kind.LOCATION : Kind.COORDINATORS;
        }
        back(open, open == Kind.TRIGGER ? source.task() : -1, -1, checkpoint.triggerNanos());
    }

    /** Adds the step that ends where the path has come to; an unknown or empty one is left out. */
    private void back(Kind kind, int task, int channel, long fromNanos) {
        back(kind, task, channel, "", fromNanos);
    }

    private void back(Kind kind, int task, int channel, String hook, long fromNanos) {
        if (fromNanos != UNKNOWN && fromNanos < reachedNanos) {
            backwards.add(new Step(kind, task, channel, hook, fromNanos, reachedNanos));
            reachedNanos = fromNanos;
        }
    }

    /** A step in words, for example {@code barrier words[1] -> sum[0]}. */
    public static String words(Step step, Topology topology) {
        if (step.channel() >= 0) {
            return step.kind().word() + " " + topology.nameOf(topology.producerOf(step.channel())) + " -> "
                    + topology.nameOf(step.task());
        }
        if (!step.hook().isEmpty()) {
            return step.kind().word() + " " + step.hook();
        }
        return step.kind().word() + (step.task() < 0 ? "" : " " + topology.nameOf(step.task()));
    }
}
