package io.github.cleancut.scenarios.flink;

import static io.github.cleancut.scenarios.flink.FlinkOption.bool;
import static io.github.cleancut.scenarios.flink.FlinkOption.bytes;
import static io.github.cleancut.scenarios.flink.FlinkOption.decimal;
import static io.github.cleancut.scenarios.flink.FlinkOption.integer;
import static io.github.cleancut.scenarios.flink.FlinkOption.millis;
import static io.github.cleancut.scenarios.flink.FlinkOption.text;
import static io.github.cleancut.scenarios.flink.FlinkOption.word;

import java.util.ArrayList;
import java.util.List;

/** The keys of Flink that change a run (coordinator.md section 2, tasks.md section Q); all others are accepted and listed. */
final class FlinkOptions {
    private static final String CHECKPOINTING = "execution.checkpointing.";
    private static final String RESTART = "restart-strategy.";

    static final FlinkOption<Long> INTERVAL =
            millis(CHECKPOINTING + "interval", null, "Base period of checkpoints; absent or below 10 ms: off (C-009).");
    static final FlinkOption<Long> BACKLOG_INTERVAL = millis(
            CHECKPOINTING + "interval-during-backlog",
            null,
            "Period while a source reports backlog; absent: the base period (C-012).");
    static final FlinkOption<Long> MIN_PAUSE =
            millis(CHECKPOINTING + "min-pause", "0 ms", "Pause after a success before a periodic trigger (C-069).");
    static final FlinkOption<Integer> MAX_CONCURRENT =
            integer(CHECKPOINTING + "max-concurrent-checkpoints", "1", "Most pending checkpoints.");
    static final FlinkOption<Long> TIMEOUT =
            millis(CHECKPOINTING + "timeout", "10 min", "Expiry of a pending checkpoint.");
    static final FlinkOption<Integer> TOLERABLE = integer(
            CHECKPOINTING + "tolerable-failed-checkpoints",
            "0",
            "Countable failures in a row that the job survives (C-174).");
    static final FlinkOption<String> MODE = word(
            CHECKPOINTING + "mode",
            "EXACTLY_ONCE",
            "Whether channels wait for each other's barriers.",
            "EXACTLY_ONCE",
            "AT_LEAST_ONCE");
    static final FlinkOption<Boolean> UNALIGNED =
            bool(CHECKPOINTING + "unaligned.enabled", "false", "Unaligned checkpoints.");
    static final FlinkOption<Long> ALIGNED_TIMEOUT =
            millis(CHECKPOINTING + "aligned-checkpoint-timeout", "0 ms", "Start aligned, switch after this.");
    static final FlinkOption<Boolean> AFTER_TASKS_FINISH = bool(
            CHECKPOINTING + "checkpoints-after-tasks-finish",
            "true",
            "Whether checkpoints go on when some tasks have finished.");
    static final FlinkOption<Integer> RETAINED =
            integer(CHECKPOINTING + "num-retained", "1", "Completed checkpoints kept.");
    static final FlinkOption<String> RETENTION = word(
            CHECKPOINTING + "externalized-checkpoint-retention",
            "NO_EXTERNALIZED_CHECKPOINTS",
            "Retention at the job's end (C-017).",
            "NO_EXTERNALIZED_CHECKPOINTS",
            "DELETE_ON_CANCELLATION",
            "RETAIN_ON_CANCELLATION");
    static final FlinkOption<Boolean> INCREMENTAL =
            bool(CHECKPOINTING + "incremental", "false", "Upload only what is new.");
    static final FlinkOption<Long> INLINE_THRESHOLD =
            bytes(CHECKPOINTING + "data-inline-threshold", "20 kb", "State below this is not uploaded (T-232).");
    static final FlinkOption<Boolean> DURING_RECOVERY =
            bool(CHECKPOINTING + "during-recovery.enabled", "false", "Checkpoints while channel state is restored.");
    static final FlinkOption<String> RECOVERY_PATH =
            text("execution.state-recovery.path", null, "Snapshot to start from.");
    static final FlinkOption<String> CLAIM_MODE = word(
            "execution.state-recovery.claim-mode",
            "NO_CLAIM",
            "Who owns a snapshot that a job starts from (C-225 to C-227).",
            "NO_CLAIM",
            "CLAIM",
            "LEGACY");
    static final FlinkOption<Boolean> IGNORE_UNCLAIMED = bool(
            "execution.state-recovery.ignore-unclaimed-state",
            "false",
            "Whether a snapshot that a job starts from may hold more than belongs to it (C-261).");
    static final FlinkOption<String> RUNTIME_MODE = word(
            "execution.runtime-mode", "STREAMING", "STREAMING, BATCH or AUTOMATIC.", "STREAMING", "BATCH", "AUTOMATIC");
    static final FlinkOption<Boolean> PARALLEL_CLEANER = bool(
            "execution.checkpointing.cleaner.parallel-mode",
            "true",
            "Files of a checkpoint are deleted at the same time, each by itself; else all in one (C-156).");
    static final FlinkOption<Boolean> PAUSE_SOURCES = bool(
            "pipeline.sources.pause-until-first-checkpoint",
            "false",
            "Sources of a restored job wait for the first checkpoint.");
    static final FlinkOption<Boolean> INTERRUPTIBLE_TIMERS = bool(
            CHECKPOINTING + "unaligned.interruptible-timers.enabled",
            "false",
            "Whether mails interrupt the firing of timers, where checkpoints are unaligned (T-272).");
    static final FlinkOption<Long> AUTO_WATERMARK = millis(
            "pipeline.auto-watermark-interval", "200 ms", "Between two watermarks of sources that say no more of it.");
    static final FlinkOption<Integer> HISTORY = integer(
            "web.checkpoints.history",
            "10",
            "Checkpoints that the statistics remember; the failure of one that is pending and forgotten is counted wrong (C-270).");
    static final FlinkOption<Integer> MAX_PARALLELISM =
            integer("pipeline.max-parallelism", "-1", "Key groups of items without max-parallelism; -1: T-172.");
    static final FlinkOption<Integer> PARALLELISM =
            integer("parallelism.default", "1", "Parallelism of items without parallelism.");
    static final FlinkOption<Integer> SLOTS = integer(
            "taskmanager.numberOfTaskSlots", null, "Slots of a TaskManager where cluster.taskmanagers is absent.");
    static final FlinkOption<Boolean> BUFFER_TIMEOUT_ENABLED =
            bool("execution.buffer-timeout.enabled", "true", "Whether buffers are flushed when they are not full.");
    static final FlinkOption<Long> BUFFER_TIMEOUT = millis(
            "execution.buffer-timeout.interval", "100 ms", "A buffer waits so long before it is sent half full.");
    static final FlinkOption<Long> SEGMENT_SIZE =
            bytes("taskmanager.memory.segment-size", "32 kb", "Size of a network buffer.");
    static final FlinkOption<Long> LEAST_SEGMENT_SIZE =
            bytes("taskmanager.memory.min-segment-size", "256 bytes", "Debloating makes no buffer smaller.");
    static final FlinkOption<Long> FIRST_SEGMENT_SIZE =
            bytes("taskmanager.memory.starting-segment-size", "1 kb", "With debloating buffers begin with this size.");
    static final FlinkOption<Boolean> DEBLOAT =
            bool("taskmanager.network.memory.buffer-debloat.enabled", "false", "Buffers follow the throughput.");
    static final FlinkOption<Long> DEBLOAT_PERIOD = millis(
            "taskmanager.network.memory.buffer-debloat.period", "200 ms", "Between two looks at the throughput.");
    static final FlinkOption<Long> DEBLOAT_TARGET = millis(
            "taskmanager.network.memory.buffer-debloat.target", "1 s", "What is in buffers should last so long.");
    static final FlinkOption<Integer> DEBLOAT_SAMPLES =
            integer("taskmanager.network.memory.buffer-debloat.samples", "20", "Looks over which sizes are smoothed.");
    static final FlinkOption<Integer> DEBLOAT_THRESHOLD = integer(
            "taskmanager.network.memory.buffer-debloat.threshold-percentages",
            "25",
            "A size that differs by less is not announced.");
    static final FlinkOption<Boolean> CHANGELOG = bool("state.changelog.enabled", "false", "Changelog state backend.");
    static final FlinkOption<Long> HEARTBEAT_INTERVAL =
            millis("heartbeat.interval", "10 s", "Between two heartbeats of a TaskManager.");
    static final FlinkOption<Long> HEARTBEAT_TIMEOUT =
            millis("heartbeat.timeout", "50 s", "A TaskManager silent for so long is lost.");
    static final FlinkOption<String> FAILOVER = word(
            "jobmanager.execution.failover-strategy", "region", "What restarts after a failure.", "region", "full");
    static final FlinkOption<String> HIGH_AVAILABILITY = text(
            "high-availability.type",
            "NONE",
            "NONE, or ZOOKEEPER or KUBERNETES: a JobManager that takes over finds completed checkpoints and goes on counting ids (C-028, C-222). Flink takes any other word for the name of a factory class.");
    static final FlinkOption<String> SCHEDULER =
            word("jobmanager.scheduler", "Default", "The scheduler.", "Default", "Adaptive", "AdaptiveBatch");

    static final FlinkOption<String> RESTART_TYPE =
            text(RESTART + "type", null, "exponential-delay where checkpoints are on, else none (C-204).");
    static final FlinkOption<Integer> FIXED_ATTEMPTS =
            integer(RESTART + "fixed-delay.attempts", "1", "Restarts allowed (C-205).");
    static final FlinkOption<Long> FIXED_DELAY = millis(RESTART + "fixed-delay.delay", "1 s", "Before each restart.");
    static final FlinkOption<Integer> RATE_FAILURES = integer(
            RESTART + "failure-rate.max-failures-per-interval", "1", "Failures allowed within the interval (C-206).");
    static final FlinkOption<Long> RATE_INTERVAL =
            millis(RESTART + "failure-rate.failure-rate-interval", "1 min", "The interval.");
    static final FlinkOption<Long> RATE_DELAY = millis(RESTART + "failure-rate.delay", "1 s", "Before each restart.");
    static final FlinkOption<Long> INITIAL_BACKOFF =
            millis(RESTART + "exponential-delay.initial-backoff", "1 s", "First delay (C-207).");
    static final FlinkOption<Long> MAX_BACKOFF =
            millis(RESTART + "exponential-delay.max-backoff", "1 min", "Longest delay.");
    static final FlinkOption<Double> MULTIPLIER =
            decimal(RESTART + "exponential-delay.backoff-multiplier", "1.5", "Growth of the delay.");
    static final FlinkOption<Long> RESET_THRESHOLD = millis(
            RESTART + "exponential-delay.reset-backoff-threshold",
            "1 h",
            "Quiet time after which the delay starts anew.");
    static final FlinkOption<Double> JITTER = decimal(
            RESTART + "exponential-delay.jitter-factor", "0.1", "Share by which the delay is drawn around its value.");
    static final FlinkOption<Integer> ATTEMPTS_BEFORE_RESET = integer(
            RESTART + "exponential-delay.attempts-before-reset-backoff",
            "2147483647",
            "Restarts in a row before the job fails.");

    /** Those that stand in every resolved scenario. */
    static final List<FlinkOption<?>> GENERAL = List.of(
            INTERVAL,
            BACKLOG_INTERVAL,
            MIN_PAUSE,
            MAX_CONCURRENT,
            TIMEOUT,
            TOLERABLE,
            MODE,
            UNALIGNED,
            ALIGNED_TIMEOUT,
            AFTER_TASKS_FINISH,
            RETAINED,
            RETENTION,
            INCREMENTAL,
            INLINE_THRESHOLD,
            DURING_RECOVERY,
            RECOVERY_PATH,
            CLAIM_MODE,
            IGNORE_UNCLAIMED,
            RUNTIME_MODE,
            PARALLEL_CLEANER,
            PAUSE_SOURCES,
            MAX_PARALLELISM,
            PARALLELISM,
            SLOTS,
            BUFFER_TIMEOUT_ENABLED,
            BUFFER_TIMEOUT,
            SEGMENT_SIZE,
            LEAST_SEGMENT_SIZE,
            FIRST_SEGMENT_SIZE,
            DEBLOAT,
            DEBLOAT_PERIOD,
            DEBLOAT_TARGET,
            DEBLOAT_SAMPLES,
            DEBLOAT_THRESHOLD,
            CHANGELOG,
            HEARTBEAT_INTERVAL,
            HEARTBEAT_TIMEOUT,
            FAILOVER,
            SCHEDULER,
            HISTORY,
            HIGH_AVAILABILITY,
            RESTART_TYPE);

    /** Those of the fixed-delay strategy. */
    static final List<FlinkOption<?>> FIXED = List.of(FIXED_ATTEMPTS, FIXED_DELAY);

    /** Those of the failure-rate strategy. */
    static final List<FlinkOption<?>> RATE = List.of(RATE_FAILURES, RATE_INTERVAL, RATE_DELAY);

    /** Those of the exponential-delay strategy. */
    static final List<FlinkOption<?>> EXPONENTIAL =
            List.of(INITIAL_BACKOFF, MAX_BACKOFF, MULTIPLIER, RESET_THRESHOLD, JITTER, ATTEMPTS_BEFORE_RESET);

    /** Those of event time, which most jobs do not have. */
    static final List<FlinkOption<?>> EVENT_TIME = List.of(INTERRUPTIBLE_TIMERS, AUTO_WATERMARK);

    private FlinkOptions() {}

    /** Every key that changes a run. */
    static List<FlinkOption<?>> all() {
        List<FlinkOption<?>> all = new ArrayList<>(GENERAL);
        all.addAll(FIXED);
        all.addAll(RATE);
        all.addAll(EXPONENTIAL);
        all.addAll(EVENT_TIME);
        return all;
    }
}
