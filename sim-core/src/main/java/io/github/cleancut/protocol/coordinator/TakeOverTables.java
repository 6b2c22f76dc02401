package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.Heritage;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.RecoverStore;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.SavedCheckpoint;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.TakeOver;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a new JobManager begins with when the one before it is gone (section 20): pending checkpoints, queue, failure counter and statistics are forgotten either way (C-220). */
final class TakeOverTables {
    // spotless:off
    static final RuleTable<Desk, TakeOver, CoordinatorOut> TAKE_OVER = table("restore/take-over",
        rule("TV1", "high availability: all of the store, the latest is restored", TakeOverTables::isAvailable, TakeOverTables::recover, "C-211", "C-219", "C-220"),
        rule("TV2", "none: an empty store, the job starts anew", TakeOverTables::isUnavailable, TakeOverTables::startEmpty,   "C-220", "C-222"));

    static final RuleTable<Desk, TakeOver, CoordinatorOut> COUNTER = table("restore/counter",
        rule("TV3", "high availability: ids go on",              TakeOverTables::isAvailable,   TakeOverTables::countOn,      "C-026", "C-029"),
        rule("TV4", "none: ids from 1",                          TakeOverTables::isUnavailable, TakeOverTables::countAnew,    "C-028", "C-222"));
    // spotless:on

    private TakeOverTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(TAKE_OVER, COUNTER);
    }

    static void takeOver(Desk desk, TakeOver input, CoordinatorOut out) {
        desk.fire(COUNTER, input, out);
        desk.fire(TAKE_OVER, input, out);
    }

    static Heritage heritage(Desk desk) {
        List<SavedCheckpoint> entries = new ArrayList<>();
        for (CompletedCheckpoint checkpoint : desk.state().store.entriesOutside()) {
            entries.add(saved(desk.job(), checkpoint));
        }
        return new Heritage(desk.state().pendings.nextId(), entries);
    }

    /** A completed checkpoint as it stands in its metadata. */
    static SavedCheckpoint saved(JobShape job, CompletedCheckpoint checkpoint) {
        List<AcknowledgedState> states = new ArrayList<>();
        List<Integer> finished = new ArrayList<>();
        for (int task = 0; task < job.tasks(); task++) {
            AcknowledgedState state = checkpoint.contents().state(task);
            states.add(state == null ? AcknowledgedState.EMPTY : state);
            if (checkpoint.contents().isFullyFinished(job.vertexOf(task))
                    || checkpoint.contents().isFinishedSubtask(task)) {
                finished.add(task);
            }
        }
        return new SavedCheckpoint(
                checkpoint.id(),
                checkpoint.ownership(),
                states,
                finished,
                new TreeMap<>(checkpoint.contents().hookStates()));
    }

    private static boolean isAvailable(Desk desk, TakeOver input) {
        return input.highAvailability();
    }

    private static boolean isUnavailable(Desk desk, TakeOver input) {
        return !input.highAvailability();
    }

    private static void recover(Desk desk, TakeOver input, CoordinatorOut out) {
        SnapshotTables.recoverStore(desk, new RecoverStore(input.heritage().entries(), input.mode()), out);
        RestoreTables.start(desk, true, out);
    }

    private static void startEmpty(Desk desk, TakeOver input, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.StartsEmpty());
    }

    private static void countOn(Desk desk, TakeOver input, CoordinatorOut out) {
        desk.state().pendings.countFrom(input.heritage().nextId());
    }

    private static void countAnew(Desk desk, TakeOver input, CoordinatorOut out) {}
}
