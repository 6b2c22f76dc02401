package io.github.cleancut.trace;

import static io.github.cleancut.trace.EventField.ATTEMPT;
import static io.github.cleancut.trace.EventField.CHANNEL;
import static io.github.cleancut.trace.EventField.CHECKPOINT;
import static io.github.cleancut.trace.EventField.LINEAGE;
import static io.github.cleancut.trace.EventField.TASK;

import org.jspecify.annotations.Nullable;

/**
 * What can happen: the one enumeration behind trace lines, positions ({@code when:}) and {@code expect: events}. The first group are the positions of a scenario, the second what only laws and
 * certificates need.
 */
public enum EventKind {
    // ---- positions
    // -------------------------------------------------------------------------------------------------------------------
    /** The job runs; {@code text} is the status. */
    JOB_RUNNING("job-running", null, "status"),
    /** The job restarts; {@code number} is the backoff in nanoseconds. */
    JOB_RESTARTING("job-restarting", "backoffNanos", "status"),
    /** The job has a terminal status. */
    JOB_ENDED("job-ended", null, "status"),
    /** JobManager knows that the attempt runs. */
    TASK_RUNNING("task-running", null, null, TASK, ATTEMPT),
    /** JobManager knows that the attempt is FINISHED, FAILED or CANCELED. */
    TASK_ENDED("task-ended", null, "status", TASK, ATTEMPT),
    /** The periodic trigger fires (C-034). */
    TICK("tick", null, null),
    /** A request fails before it is pending; {@code number} is the request. */
    REQUEST_REFUSED("request-refused", "request", "reason"),
    /** Phase 4 of C-092 is over; {@code number} is the trigger timestamp in wall milliseconds, {@code text} checkpoint, savepoint or synchronous-savepoint. */
    CHECKPOINT_PENDING("checkpoint-pending", "timestamp", "type", CHECKPOINT),
    LOCATION_READY("location-ready", null, null, CHECKPOINT),
    COORDINATORS_DONE("coordinators-done", null, null, CHECKPOINT),
    /** Phase 7: a master hook is asked for its state; {@code text} is its name. */
    HOOK_ASKED("hook-asked", null, "hook", CHECKPOINT),
    /** A master hook gets what a checkpoint holds of it. */
    HOOK_RESTORED("hook-restored", null, "hook", CHECKPOINT),
    /** A master hook begins anew, as there is no checkpoint. */
    HOOK_RESET("hook-reset", null, "hook"),
    /** Phase 8, to this subtask. */
    TRIGGER_SENT("trigger-sent", null, null, CHECKPOINT, TASK, ATTEMPT),
    /** Booked with SUCCESS; {@code number} is the full state size in bytes. */
    ACK_RECEIVED("ack-received", "stateSize", null, CHECKPOINT, TASK, ATTEMPT),
    DECLINE_RECEIVED("decline-received", null, "reason", CHECKPOINT, TASK, ATTEMPT),
    ACKS_COMPLETE("acks-complete", null, null, CHECKPOINT),
    METADATA_WRITTEN("metadata-written", null, null, CHECKPOINT),
    /** In the store (savepoint: done), notices not delivered. */
    COMPLETED("completed", null, null, CHECKPOINT),
    /** Aborted, whatever the reason. */
    FAILED("failed", null, "reason", CHECKPOINT),
    SUBSUMED("subsumed", null, null, CHECKPOINT),
    DISCARDED("discarded", null, null, CHECKPOINT),
    /** The checkpoint is in the store, and the JobManager, which got no answer, takes it for failed (C-134). */
    STORED_UNANSWERED("stored-unanswered", null, null, CHECKPOINT),
    /** A subsumed checkpoint could not be removed from the store: the JobManager neither lists nor discards it (C-146). */
    NOT_REMOVED("not-removed", null, null, CHECKPOINT),
    /** A new JobManager finds the checkpoint in the store (C-219). */
    ENTRY_RECOVERED("entry-recovered", null, null, CHECKPOINT),
    /** State is assigned; checkpoint 0 is none; {@code text} is the exception of a hook that could not be restored. */
    RESTORE_STARTED("restore-started", null, "failure", CHECKPOINT),
    /** Every restarted subtask runs. */
    RESTORED("restored", null, null, CHECKPOINT),
    /** The trigger mail runs. */
    TRIGGER_RECEIVED("trigger-received", null, null, CHECKPOINT, TASK, ATTEMPT),
    BARRIER_SENT("barrier-sent", null, null, CHECKPOINT, TASK, ATTEMPT, CHANNEL),
    BARRIER_RECEIVED("barrier-received", null, null, CHECKPOINT, TASK, ATTEMPT, CHANNEL),
    /** First barrier in; {@code number} is the start delay in nanoseconds. */
    ALIGNMENT_STARTED("alignment-started", "startDelayNanos", null, CHECKPOINT, TASK, ATTEMPT),
    /** Last barrier in; {@code number} is the alignment duration in nanoseconds. */
    ALIGNMENT_ENDED("alignment-ended", "durationNanos", null, CHECKPOINT, TASK, ATTEMPT),
    /** The subpartition hands out nothing more (T-052). */
    CHANNEL_BLOCKED("channel-blocked", null, null, CHANNEL),
    CHANNEL_RESUMED("channel-resumed", null, null, CHANNEL),
    /** Synchronous part begins, the state is fixed; {@code number} is the next offset of a source, {@code text} a fingerprint of the state. */
    SNAPSHOT_STARTED("snapshot-started", "offset", "state", CHECKPOINT, TASK, ATTEMPT),
    SNAPSHOT_ENDED("snapshot-ended", null, null, CHECKPOINT, TASK, ATTEMPT),
    /** Asynchronous part begins; {@code number} is the bytes to write. */
    UPLOAD_STARTED("upload-started", "bytes", null, CHECKPOINT, TASK, ATTEMPT),
    UPLOAD_ENDED("upload-ended", null, null, CHECKPOINT, TASK, ATTEMPT),
    ACK_SENT("ack-sent", null, null, CHECKPOINT, TASK, ATTEMPT),
    DECLINE_SENT("decline-sent", null, "reason", CHECKPOINT, TASK, ATTEMPT),
    /** The subtask has handled complete(n). */
    NOTIFIED("notified", null, null, CHECKPOINT, TASK, ATTEMPT),
    /** The subtask has handled abort(n). */
    ABORT_NOTIFIED("abort-notified", null, null, CHECKPOINT, TASK, ATTEMPT),
    /** {@code number} is the transaction. */
    PRE_COMMITTED("pre-committed", "transaction", null, CHECKPOINT, TASK, ATTEMPT),
    /** The checkpoint is the one under which the transaction was filed, whoever commits it. */
    COMMIT_STARTED("commit-started", "transaction", null, CHECKPOINT, TASK, ATTEMPT),
    /** The transaction's records are visible from here on. */
    COMMIT_ENDED("commit-ended", "transaction", null, CHECKPOINT, TASK, ATTEMPT),
    /** Records in flight on a channel are stored with a checkpoint (T-111 to T-114); {@code number} is the place of the first in the life of the channel, {@code text} says how many there are and how long. */
    IN_FLIGHT_CAPTURED("in-flight-captured", "place", "what", CHECKPOINT, TASK, ATTEMPT, CHANNEL),
    /** An attempt begins with records in flight on one of its inputs, {@code number} of them. */
    IN_FLIGHT_RESTORED("in-flight-restored", "records", null, CHECKPOINT, TASK, ATTEMPT, CHANNEL),
    /** An aligned checkpoint turns unaligned at this subtask (T-093). */
    SWITCHED_UNALIGNED("switched-unaligned", null, null, CHECKPOINT, TASK, ATTEMPT),
    /** A source has emitted {@code offset}. */
    RECORD_EMITTED("record-emitted", "offset", null, TASK, ATTEMPT),
    /** An operator has finished a record. */
    RECORD_PROCESSED("record-processed", null, null, TASK, ATTEMPT, LINEAGE),
    /** No output is available (T-057). */
    OUTPUT_BLOCKED("output-blocked", null, null, TASK, ATTEMPT),
    OUTPUT_FREE("output-free", null, null, TASK, ATTEMPT),
    /** The subtask emits nothing more; {@code text} is cut-off where a stop without drain has cut its data off, nothing where there is no more of it. */
    END_OF_DATA("end-of-data", null, "how", TASK, ATTEMPT),
    /** A watermark is forwarded; {@code number} is its event time, {@link Long#MAX_VALUE} at the end of data (T-150). */
    WATERMARK("watermark", "eventTimeNanos", null, TASK, ATTEMPT),

    // ---- for laws, certificates and reports
    // ------------------------------------------------------------------------------------------
    /** An operator coordinator sends an event to a subtask (T-032); {@code number} counts the events of the coordinator, {@code text} says what. Its gateway can hold it back. */
    OPERATOR_EVENT_ISSUED("operator-event-issued", "event", "what", TASK, ATTEMPT),
    /** The gateway has let the event go. */
    OPERATOR_EVENT_SENT("operator-event-sent", "event", null, TASK, ATTEMPT),
    /** The subtask has handled it. */
    OPERATOR_EVENT_HANDLED("operator-event-handled", "event", null, TASK, ATTEMPT),
    /** An operator coordinator has its snapshot (C-251); {@code text} is its vertex. */
    OPERATOR_COORDINATOR_SNAPSHOT("operator-coordinator-snapshot", null, "vertex", CHECKPOINT),
    /** The periodic trigger is armed anew (C-031). */
    SCHEDULER_STARTED("scheduler-started", null, null),
    /** The periodic trigger is off (C-038). */
    SCHEDULER_STOPPED("scheduler-stopped", null, null),
    /** A source begins ({@code number} 1) or ends (0) to work off a backlog (C-054). */
    BACKLOG_CHANGED("backlog-changed", "on", "source"),
    /** A report of a source sets the periodic trigger anew (C-055); {@code number} is the delay. */
    TRIGGER_MOVED("trigger-moved", "delayMillis", null),
    /** A request waits for its turn (C-062); {@code number} counts requests, {@code text}, its origin, is periodic, by-hand or forced (C-074). */
    REQUEST_QUEUED("request-queued", "request", "origin"),
    /** A request enters phase 1 of C-092; {@code number} is the request. */
    REQUEST_CHOSEN("request-chosen", "request", null),
    /** The tasks that must acknowledge; {@code text} holds their numbers. */
    PLAN("plan", null, "tasks", CHECKPOINT),
    /** An attempt begins with the state of a checkpoint (0: fresh); {@code number} is the first offset of a source, {@code text} the
     * fingerprint of the state it begins with. */
    ATTEMPT_STARTED("attempt-started", "offset", "state", CHECKPOINT, TASK, ATTEMPT),
    /** The attempt's process is gone: killed, failed, or cancelled. */
    ATTEMPT_STOPPED("attempt-stopped", null, "cause", TASK, ATTEMPT),
    /** The attempt has finished its work (EndOfPartition is out). */
    ATTEMPT_FINISHED("attempt-finished", null, null, TASK, ATTEMPT),
    /** The record with this place in the life of the channel is put on it, from 1; a life begins with each attempt. */
    RECORD_SENT("record-sent", "place", null, CHANNEL, LINEAGE),
    /** The record with this place is taken from the channel, by the operator's input. */
    RECORD_TAKEN("record-taken", "place", null, CHANNEL, LINEAGE),
    /** The timer of a window fires: a result of so many records goes out. */
    TIMER_FIRED("timer-fired", "records", null, TASK, ATTEMPT, LINEAGE),
    /** A record comes to an operator whose windows it belongs to are all over (T-270). */
    RECORD_LATE("record-late", null, null, TASK, ATTEMPT, LINEAGE),
    /** A watermark is taken from a channel; {@code number} is its event time. */
    WATERMARK_RECEIVED("watermark-received", "eventTimeNanos", null, TASK, ATTEMPT, CHANNEL),
    /** A barrier has come to an input, where it waits behind records (T-072); told where checkpoints may be unaligned. */
    BARRIER_ANNOUNCED("barrier-announced", null, null, CHECKPOINT, TASK, ATTEMPT, CHANNEL),
    /** The consumer has come to the end of an input (EndOfPartition); told where checkpoints may be unaligned. */
    INPUT_ENDED("input-ended", null, null, TASK, ATTEMPT, CHANNEL),
    /** The consumer takes a data buffer, so many bytes, while it awaits barriers (T-091). */
    BUFFER_TAKEN("buffer-taken", "bytes", null, TASK, ATTEMPT, CHANNEL),
    /** A record goes into a transaction of a two-phase sink. */
    RECORD_WRITTEN("record-written", "transaction", null, TASK, ATTEMPT, LINEAGE),
    /** A record of a sink without transactions is visible. */
    RECORD_VISIBLE("record-visible", null, null, TASK, ATTEMPT, LINEAGE),
    /** A transaction is given up; its records never become visible. */
    TRANSACTION_ABORTED("transaction-aborted", "transaction", null, TASK, ATTEMPT),
    /** A file of state is in the storage; {@code number} is a digest of what is in it, {@code text} its name. */
    STATE_WRITTEN("state-written", "digest", "file", CHECKPOINT, TASK, ATTEMPT),
    /** An acknowledgement that is about to be sent names these files, which are its own. */
    STATE_REFERRED("state-referred", null, "files", CHECKPOINT, TASK, ATTEMPT),
    /** It names these files too, which later checkpoints may refer to as well, older ones among them (C-160). */
    SHARED_STATE_REFERRED("shared-state-referred", null, "files", CHECKPOINT, TASK, ATTEMPT),
    /** A restored attempt reads a file; {@code number} is the digest of what it finds, -1 where there is no such file. */
    STATE_READ("state-read", "digest", "file", CHECKPOINT, TASK, ATTEMPT),
    /** The JobManager has deleted a file, as part of a checkpoint that it discards or of an acknowledgement that it has no use for. */
    STATE_DELETED("state-deleted", null, "file", CHECKPOINT),
    /** The JobManager could not delete a file, and does not try again (C-156). */
    STATE_LEFT("state-left", null, "file", CHECKPOINT),
    /** A checkpoint was to be discarded, and something of it could not be deleted (C-156). */
    DISCARD_FAILED("discard-failed", null, null, CHECKPOINT),
    /** An acknowledgement that is not booked; {@code text} is DUPLICATE, UNKNOWN, LATE or IGNORED (C-112 to C-116). */
    ACK_UNUSED("ack-unused", null, "why", CHECKPOINT, TASK, ATTEMPT),
    /** The statistics of the JobManager have booked what a subtask measured (C-264); {@code text} holds the figures, durations in nanoseconds. */
    SUBTASK_REPORTED("subtask-reported", null, "figures", CHECKPOINT, TASK, ATTEMPT),
    /** They have booked the end of a checkpoint, or a failure of one without an id; {@code text} holds the status, the type, its figures, and the counters after that (C-262). */
    CHECKPOINT_REPORTED("checkpoint-reported", "durationMillis", "figures", CHECKPOINT),
    /** The JobManager sends complete(n) to an attempt. */
    COMPLETE_SENT("complete-sent", null, null, CHECKPOINT, TASK, ATTEMPT),
    /** The JobManager sends abort(n) to an attempt. */
    ABORT_SENT("abort-sent", null, null, CHECKPOINT, TASK, ATTEMPT),
    /** Given to the failure manager, before it decides to count (C-183); {@code text} is the reason, checkpoint -1 where it had no id. */
    FAILURE_REPORTED("failure-reported", null, "reason", CHECKPOINT),
    /** The job shall fail; {@code text} says why. */
    JOB_FAILURE("job-failure", null, "cause"),
    /** A fault strikes; {@code number} is its place in the scenario. */
    FAULT_STRUCK("fault-struck", "fault", "what"),
    /** A standing fault ends. */
    FAULT_LIFTED("fault-lifted", "fault", "what"),
    /** A target without a live attempt: the fault did nothing. */
    FAULT_SKIPPED("fault-skipped", "fault", "what"),
    /** A wall clock jumps; {@code text} is {@code jobmanager}, or {@code taskmanager[i]} by its place in the cluster. */
    CLOCK_JUMPED("clock-jumped", "byNanos", "of"),
    /** The JobManager is gone: what it kept in memory is forgotten (C-220). */
    JOB_MANAGER_LOST("jobmanager-lost", null, null),
    /** A new JobManager takes over; {@code number} counts JobManagers, {@code text} is {@code recovered}, or {@code empty} without high availability (C-222). */
    JOB_MANAGER_STARTED("jobmanager-started", "term", "with"),
    /** The JobManager gives a TaskManager up of which no heartbeat has come for {@code heartbeat.timeout}; {@code number} is its place in the cluster. */
    TASK_MANAGER_LOST("taskmanager-lost", "taskManager", null),
    /** A TaskManager gives the JobManager up and fails the tasks of its job; {@code text} is {@code no heartbeat}, or {@code disconnected} where it has been told that it was given up. */
    JOB_MANAGER_GIVEN_UP("jobmanager-given-up", "taskManager", "cause"),
    /** A TaskManager that was given up offers its slots again, or another one of its name does. */
    TASK_MANAGER_REGISTERED("taskmanager-registered", "taskManager", null),
    /** A user's action begins. */
    ACTION_TAKEN("action-taken", "action", "what"),
    /** The job is submitted again, to start from this snapshot; {@code number} counts JobManagers, {@code text} is the claim mode (C-225 to C-227). */
    JOB_SUBMITTED("job-submitted", "term", "claimMode", CHECKPOINT),
    /** The job cannot be submitted again: there is no such snapshot; {@code text} says which was asked for. */
    SUBMISSION_FAILED("submission-failed", null, "snapshot"),
    /** A user's request to stop with a savepoint is answered; {@code number} is the action, {@code text} says with what, checkpoint -1 where there is no savepoint. */
    STOP_ANSWERED("stop-answered", "action", "answer", CHECKPOINT),
    /** Faults stop, standing ones are lifted ({@code end.at}). */
    FAULTS_OVER("faults-over", null, null),
    /** Settle is over; sources and periodic triggers stop. */
    SETTLED("settled", null, null),
    /** The last event of every trace; {@code text} says why the run ended. */
    RUN_ENDED("run-ended", null, "end");

    private static final EventKind LAST_POSITION = WATERMARK;

    private final String word;
    private final @Nullable String numberName;
    private final @Nullable String textName;
    /** The bits of the fields that events of the kind have. */
    private final int fields;

    private final int code;

    EventKind(String word, @Nullable String numberName, @Nullable String textName, EventField... fields) {
        this.word = word;
        this.numberName = numberName;
        this.textName = textName;
        int bits = 0;
        for (EventField field : fields) {
            bits |= field.bit();
        }
        this.fields = bits;
        this.code = word.hashCode();
    }

    /** The name in traces and scenarios, for example {@code barrier-received}. */
    public String word() {
        return word;
    }

    /** A number for digests: a function of the name, so that a new kind changes no old digest. */
    public int code() {
        return code;
    }

    /** Whether a scenario can name it in {@code when:} and {@code expect: events}. */
    public boolean isPosition() {
        return compareTo(LAST_POSITION) <= 0;
    }

    /** Whether events of this kind have a field. */
    public boolean has(EventField field) {
        return (fields & field.bit()) != 0;
    }

    /** What {@link TraceEvent#number()} means, or null where it means nothing. */
    public @Nullable String numberName() {
        return numberName;
    }

    /** What {@link TraceEvent#text()} means, or null where it means nothing. */
    public @Nullable String textName() {
        return textName;
    }

    /**
     * The kind with a name.
     *
     * @return the kind, or null
     */
    public static @Nullable EventKind ofWord(String word) {
        for (EventKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        return null;
    }
}
