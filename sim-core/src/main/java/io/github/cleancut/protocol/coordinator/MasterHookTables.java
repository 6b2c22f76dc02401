package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.AddMasterHook;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.MasterHookAnswered;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.SnapshotMasterHooks;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Master hooks, which let something outside the job take part in checkpoints (section 23, phase 7 of C-092). {@link HookRestoreTables} restore them. */
final class MasterHookTables {
    // spotless:off
    static final RuleTable<Desk, AddMasterHook, CoordinatorOut> ADD = table("hooks/add",
        rule("HK1", "without a name: throws",                    MasterHookTables::isBlank,         MasterHookTables::refuseBlank,    "C-258"),
        rule("HK2", "there is one of this id: refused",          MasterHookTables::isKnown,         MasterHookTables::refuseKnown,    "C-258"),
        rule("HK3", "added",                                     MasterHookTables::isNew,           MasterHookTables::enroll,           "C-258"));

    static final RuleTable<Desk, SnapshotMasterHooks, CoordinatorOut> ASK = table("trigger/master-hooks",
        rule("TM1", "there are no hooks",                        MasterHookTables::isNobodyToAsk,   MasterHookTables::finishPhases,   "C-092", "C-097"),
        rule("TM2", "ended meanwhile: nobody is asked",          MasterHookTables::isEndedAtHooks,  MasterHookTables::finishPhases,   "C-098"),
        rule("TM3", "ask all of them, the checkpoint is pending", MasterHookTables::isToAsk,        MasterHookTables::askAll,         "C-092", "C-259", "C-260"));

    static final RuleTable<Desk, MasterHookAnswered, CoordinatorOut> ANSWERED = table("trigger/hook-answered",
        rule("HA1", "was not asked, or asked no more",           MasterHookTables::isNotAsked,      MasterHookTables::ignoreAnswer,   "C-098"),
        rule("HA2", "failed: so does the trigger",               MasterHookTables::isFailed,        MasterHookTables::failTrigger,    "C-259"),
        rule("HA5", "failed with an IOException, which counts",  MasterHookTables::isIoFailed,      MasterHookTables::failByIo,       "C-259", "C-106", "C-170"),
        rule("HA3", "others have not answered",                  MasterHookTables::isOneOfSeveral,  MasterHookTables::book,           "C-259"),
        rule("HA4", "the last answer",                           MasterHookTables::isLast,          MasterHookTables::bookAndFinish,  "C-097", "C-259"));

    // spotless:on

    private MasterHookTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(ADD, ASK, ANSWERED);
    }

    static void add(Desk desk, AddMasterHook input, CoordinatorOut out) {
        desk.fire(ADD, input, out);
    }

    static void snapshot(Desk desk, SnapshotMasterHooks work, CoordinatorOut out) {
        desk.fire(ASK, work, out);
    }

    static void answered(Desk desk, MasterHookAnswered input, CoordinatorOut out) {
        desk.fire(ANSWERED, input, out);
    }

    /** There is no checkpoint: hooks begin anew (C-198, C-217). */
    static void reset(Desk desk, CoordinatorOut out) {
        desk.state().hooks.all().forEach(hook -> out.effect(new CoordinatorEffect.MasterHookReset(hook)));
    }

    /** The coordinator is shut down: hooks are closed and removed (C-008). */
    static void close(Desk desk, CoordinatorOut out) {
        desk.state().hooks.all().forEach(hook -> out.effect(new CoordinatorEffect.MasterHookClosed(hook)));
        desk.state().hooks.clear();
    }

    private static boolean isBlank(Desk desk, AddMasterHook input) {
        return input.hook().isBlank();
    }

    private static boolean isKnown(Desk desk, AddMasterHook input) {
        return !input.hook().isBlank() && desk.state().hooks.isKnown(input.hook());
    }

    private static boolean isNew(Desk desk, AddMasterHook input) {
        return !input.hook().isBlank() && !desk.state().hooks.isKnown(input.hook());
    }

    private static void refuseBlank(Desk desk, AddMasterHook input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Threw("IllegalArgumentException"));
    }

    private static void refuseKnown(Desk desk, AddMasterHook input, CoordinatorOut out) {}

    private static void enroll(Desk desk, AddMasterHook input, CoordinatorOut out) {
        desk.state().hooks.add(input.hook());
    }

    private static boolean isNobodyToAsk(Desk desk, SnapshotMasterHooks work) {
        return desk.state().hooks.all().isEmpty();
    }

    private static boolean isEnded(Desk desk, SnapshotMasterHooks work) {
        return !desk.state().pendings.isPending(work.checkpointId());
    }

    private static boolean isEndedAtHooks(Desk desk, SnapshotMasterHooks work) {
        return !isNobodyToAsk(desk, work) && isEnded(desk, work);
    }

    private static boolean isToAsk(Desk desk, SnapshotMasterHooks work) {
        return !isNobodyToAsk(desk, work) && !isEnded(desk, work);
    }

    private static void finishPhases(Desk desk, SnapshotMasterHooks work, CoordinatorOut out) {
        TriggerTables.endPhases(desk, work.request(), null, out);
    }

    private static void askAll(Desk desk, SnapshotMasterHooks work, CoordinatorOut out) {
        long id = work.checkpointId();
        desk.state().hooks.ask(id);
        desk.state().hooks.all().forEach(hook -> out.effect(new CoordinatorEffect.MasterHookAsked(hook, id)));
    }

    private static boolean isNotAsked(Desk desk, MasterHookAnswered input) {
        return !desk.state().hooks.isAsked(input.checkpointId(), input.hook())
                || !desk.state().pendings.isPending(input.checkpointId());
    }

    private static boolean isFailed(Desk desk, MasterHookAnswered input) {
        return !isNotAsked(desk, input) && input.outcome() != Outcome.OK && input.outcome() != Outcome.IO_FAILURE;
    }

    private static boolean isIoFailed(Desk desk, MasterHookAnswered input) {
        return !isNotAsked(desk, input) && input.outcome() == Outcome.IO_FAILURE;
    }

    private static boolean isOneOfSeveral(Desk desk, MasterHookAnswered input) {
        return !isNotAsked(desk, input)
                && input.outcome() == Outcome.OK
                && !desk.state().hooks.isLastAsked(input.checkpointId(), input.hook());
    }

    private static boolean isLast(Desk desk, MasterHookAnswered input) {
        return !isNotAsked(desk, input)
                && input.outcome() == Outcome.OK
                && desk.state().hooks.isLastAsked(input.checkpointId(), input.hook());
    }

    private static void ignoreAnswer(Desk desk, MasterHookAnswered input, CoordinatorOut out) {}

    private static void failTrigger(Desk desk, MasterHookAnswered input, CoordinatorOut out) {
        desk.state().hooks.stopAsking(input.checkpointId());
        TriggerTables.endPhases(desk, request(desk, input), FailureCause.OTHER, out);
    }

    private static void failByIo(Desk desk, MasterHookAnswered input, CoordinatorOut out) {
        desk.state().hooks.stopAsking(input.checkpointId());
        TriggerTables.endPhases(desk, request(desk, input), FailureCause.IO, out);
    }

    private static void book(Desk desk, MasterHookAnswered input, CoordinatorOut out) {
        desk.state().hooks.answered(input.checkpointId(), input.hook());
        desk.state().pendings.require(input.checkpointId()).contents().hookAnswered(input.hook(), input.state());
    }

    private static void bookAndFinish(Desk desk, MasterHookAnswered input, CoordinatorOut out) {
        book(desk, input, out);
        desk.state().hooks.stopAsking(input.checkpointId());
        TriggerTables.endPhases(desk, request(desk, input), null, out);
    }

    private static long request(Desk desk, MasterHookAnswered input) {
        return desk.state().pendings.require(input.checkpointId()).request();
    }
}
