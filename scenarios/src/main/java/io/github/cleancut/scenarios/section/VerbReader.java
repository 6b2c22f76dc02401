package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.ChannelRef;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns an unfolded fault into its verb. */
final class VerbReader {
    private final Context context;
    private final Problems problems;
    private final Fields fields;

    VerbReader(Context context, Fields fields) {
        this.context = context;
        this.problems = context.problems();
        this.fields = fields;
    }

    Fault.@Nullable Verb read(String verb) {
        return switch (verb) {
            case "kill" -> kill();
            case "slow" -> slow();
            case "pause" -> pause();
            case "stall" -> onStorage() ? new Fault.Verb.Stall(only(List.of(Fault.StorageOperation.values()))) : null;
            case "fill" ->
                onStorage()
                        ? new Fault.Verb.Fill(
                                only(List.of(Fault.StorageOperation.UPLOAD, Fault.StorageOperation.METADATA)))
                        : null;
            case "fail" -> fail();
            case "clock-jump" -> clockJump();
            case "partition" -> new PartitionReader(context, fields).read();
            default -> disturb(Fault.Mishap.valueOf(verb.toUpperCase(Locale.ROOT)));
        };
    }

    private Fault.@Nullable Verb kill() {
        Fault.Target target = target("kill", "a subtask, a TaskManager, jobmanager, any or any-taskmanager");
        if (target instanceof Fault.Target.Storage || target instanceof Fault.Target.Channels) {
            problems.error(
                    fields.place(FaultKeys.TARGET),
                    "kill takes a process, not the storage",
                    "for the storage: stall, fill or slow");
            return null;
        }
        if (target instanceof Fault.Target.Subtasks && fields.has(FaultKeys.BACK)) {
            problems.error(
                    fields.keyPlace(FaultKeys.BACK),
                    "back belongs to a killed TaskManager or JobManager",
                    "a subtask is back when the job has restarted; leave it out");
        }
        boolean isZombie = fields.get(FaultKeys.ZOMBIE);
        if (target instanceof Fault.Target.JobManager && isZombie) {
            problems.error(
                    fields.keyPlace(FaultKeys.ZOMBIE),
                    "zombie belongs to a subtask or a TaskManager",
                    "leave it out: a killed JobManager does nothing more");
        }
        boolean isRecoverable = fields.get(FaultKeys.RECOVERABLE);
        if (target != null && !(target instanceof Fault.Target.Subtasks) && !isRecoverable) {
            problems.error(
                    fields.keyPlace(FaultKeys.RECOVERABLE),
                    "a machine that is lost is always an error that a restart can help against",
                    "leave recoverable out, or kill a subtask");
        }
        return target == null
                ? null
                : new Fault.Verb.Kill(
                        target, fields.get(FaultKeys.DETECT), fields.get(FaultKeys.BACK), isZombie, isRecoverable);
    }

    private Fault.@Nullable Verb slow() {
        Fault.Target target = target("slow", "a subtask, a channel {from, to} or storage");
        Amount by = fields.find(FaultKeys.BY);
        int factor = Math.toIntExact(fields.get(FaultKeys.FACTOR));
        if (fields.has(FaultKeys.BY) == fields.has(FaultKeys.FACTOR)) {
            problems.error(
                    fields.place(),
                    fields.has(FaultKeys.BY) ? "by and factor stand together" : "slow does not say how much",
                    "by: 30 ms, or factor: 3");
            return null;
        }
        if (target instanceof Fault.Target.TaskManager) {
            problems.error(
                    fields.place(FaultKeys.TARGET), "a TaskManager cannot be slow", "slow its subtasks one by one");
            return null;
        }
        if (target instanceof Fault.Target.JobManager) {
            problems.error(
                    fields.place(FaultKeys.TARGET),
                    "the JobManager cannot be slow",
                    "slow the storage, or give network.rpc a longer amount");
            return null;
        }
        return target == null ? null : new Fault.Verb.Slow(target, by, factor);
    }

    private Fault.@Nullable Verb pause() {
        Fault.Target target = target("pause", "a subtask, a channel {from, to}, a TaskManager or jobmanager");
        if (target instanceof Fault.Target.Storage) {
            problems.error(fields.place(FaultKeys.TARGET), "the storage cannot be paused", "stall: storage");
            return null;
        }
        return target == null ? null : new Fault.Verb.Pause(target);
    }

    private Fault.@Nullable Verb clockJump() {
        String accepted = "jobmanager or a TaskManager";
        Fault.Target of = fields.has(FaultKeys.OF)
                ? new TargetReader(context).read(fields, FaultKeys.OF, accepted)
                : new Fault.Target.JobManager();
        if (of == null) {
            return null;
        }
        if (!(of instanceof Fault.Target.JobManager) && !(of instanceof Fault.Target.TaskManager)) {
            problems.error(fields.place(FaultKeys.OF), "only a machine has a wall clock", accepted);
            return null;
        }
        if (!fields.has(FaultKeys.JUMP)) {
            problems.error(fields.place(), "clock-jump does not say how far", "by: -30 s");
        }
        Long byNanos = fields.find(FaultKeys.JUMP);
        return byNanos == null ? null : new Fault.Verb.ClockJump(of, byNanos);
    }

    private boolean onStorage() {
        Fault.Target target = target("stall and fill", "storage");
        if (target == null) {
            return false;
        }
        if (!(target instanceof Fault.Target.Storage)) {
            problems.error(
                    fields.place(FaultKeys.TARGET),
                    "only the storage can be stalled or filled",
                    "storage; for a subtask: pause");
            return false;
        }
        return true;
    }

    private List<Fault.StorageOperation> only(List<Fault.StorageOperation> otherwise) {
        return fields.get(FaultKeys.ONLY, otherwise);
    }

    private Fault.@Nullable Target target(String verb, String accepted) {
        if (fields.has(ChannelKeys.FROM) || fields.has(ChannelKeys.TO)) {
            ChannelRef channels = ChannelKeys.read(fields, context);
            return channels == null ? null : new Fault.Target.Channels(channels);
        }
        if (!fields.has(FaultKeys.TARGET)) {
            problems.error(fields.place(), verb + " has no target", accepted);
            return null;
        }
        return new TargetReader(context).read(fields, accepted);
    }

    private Fault.@Nullable Verb fail() {
        String step = required(FaultKeys.STEP);
        if (step == null || NotModelled.check("fail.step=" + step, fields.place(FaultKeys.STEP), problems)) {
            return null;
        }
        Fault.Step failing = Fault.Step.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_'));
        boolean isOfJobManager = EnumSet.of(
                        Fault.Step.LOCATION,
                        Fault.Step.METADATA,
                        Fault.Step.STORE,
                        Fault.Step.REMOVE,
                        Fault.Step.HOOK,
                        Fault.Step.RESTORE_HOOK)
                .contains(failing);
        if (isOfJobManager && fields.has(FaultKeys.SUBTASK)) {
            problems.error(
                    fields.keyPlace(FaultKeys.SUBTASK),
                    "step " + step + " is the JobManager's and has no subtask",
                    "leave subtask out");
        }
        checkStored(failing);
        return new Fault.Verb.Fail(failing, filter(), fields.get(FaultKeys.IO), fields.get(FaultKeys.STORED));
    }

    /** Only a store that gave no answer can have what it was given, and only one that outlives the JobManager shows it. */
    private void checkStored(Fault.Step failing) {
        boolean isOfOutside = failing == Fault.Step.REMOVE || fields.get(FaultKeys.STORED);
        if (isOfOutside && !context.flink().config().highAvailability()) {
            problems.error(
                    fields.place(),
                    "without high availability no store outlives the JobManager",
                    "flink: high-availability.type: zookeeper");
        }
        if (failing == Fault.Step.REMOVE && fields.has(FaultKeys.IO)) {
            problems.error(
                    fields.keyPlace(FaultKeys.IO),
                    "a failed removal is only logged, whatever the exception (C-146)",
                    "leave io out");
        }
        boolean isUnanswered = failing == Fault.Step.STORE && !fields.get(FaultKeys.IO);
        if (fields.get(FaultKeys.STORED) && !isUnanswered) {
            problems.error(
                    fields.keyPlace(FaultKeys.STORED),
                    "a step that fails for certain has not stored the checkpoint",
                    "stored: true with step: store and io: false");
        }
    }

    private Fault.@Nullable Verb disturb(Fault.Mishap mishap) {
        String message = required(FaultKeys.MESSAGE);
        if (message == null || NotModelled.check("message." + message, fields.place(FaultKeys.MESSAGE), problems)) {
            return null;
        }
        if (message.equals("heartbeat")) {
            return loseHeartbeats(mishap);
        }
        Amount by = mishap == Fault.Mishap.LOSE ? null : fields.find(FaultKeys.BY);
        if (mishap == Fault.Mishap.DELAY && by == null) {
            if (!fields.has(FaultKeys.BY)) {
                problems.error(fields.place(), "delay does not say how long", "by: 30 ms");
            }
            return null;
        }
        Amount second = mishap == Fault.Mishap.DUPLICATE && by == null ? Amount.Fixed.ZERO : by;
        return new Fault.Verb.Disturb(
                mishap, Fault.Message.valueOf(message.toUpperCase(Locale.ROOT)), filter(), second);
    }

    private Fault.@Nullable Verb loseHeartbeats(Fault.Mishap mishap) {
        if (mishap != Fault.Mishap.LOSE) {
            problems.error(
                    fields.place(FaultKeys.MESSAGE),
                    "heartbeats can only be lost",
                    "one that comes too late is as good as lost: lose: {message: heartbeat, count: 5}");
            return null;
        }
        if (fields.has(FaultKeys.CHECKPOINT)) {
            problems.error(
                    fields.keyPlace(FaultKeys.CHECKPOINT),
                    "a heartbeat belongs to no checkpoint",
                    "leave checkpoint out; at, when and for say how long heartbeats are lost");
        }
        Fault.Filter filter = filter();
        boolean isForAWhile = fields.has(FaultKeys.FOR) && !fields.has(FaultKeys.COUNT);
        return new Fault.Verb.LoseHeartbeats(filter.subtask(), isForAWhile ? -1 : filter.count());
    }

    private @Nullable String required(Key<String> key) {
        if (!fields.has(key)) {
            problems.error(fields.place(), "the fault has no " + key.name(), key.name() + ": " + key.description());
        }
        return fields.find(key);
    }

    private Fault.Filter filter() {
        SubtaskRef subtask = fields.find(FaultKeys.SUBTASK);
        if (subtask != null) {
            context.names().check(subtask, fields.place(FaultKeys.SUBTASK), problems);
        }
        return new Fault.Filter(subtask, fields.get(FaultKeys.CHECKPOINT), fields.get(FaultKeys.COUNT));
    }
}
