package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.OperationDone;
import io.github.cleancut.protocol.coordinator.CoordinatorWork.Discard;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;

/** Discarding state (section 13). */
final class CleaningTables {
    /**
     * What is to be discarded.
     *
     * @param checkpointId the checkpoint whose state it is
     * @param parts names of the files of each separately deleted part; a part may have none
     * @param silent whether no decision round follows (C-155)
     */
    record Cleaning(long checkpointId, List<List<String>> parts, boolean silent) {}

    // spotless:off
    static final RuleTable<Desk, Cleaning, CoordinatorOut> MODE = table("clean/mode",
        rule("CL1", "serial: one job for all parts",             CleaningTables::isSerial,        CleaningTables::discardInOne,   "C-154", "C-156"),
        rule("CL2", "parallel: one job for each part",           CleaningTables::isParallel,      CleaningTables::discardEach,    "C-154", "C-156"),
        rule("CL3", "parallel, there are no parts: over at once", CleaningTables::isParallelEmpty, CleaningTables::discardNothing, "C-154", "C-156"));

    static final RuleTable<Desk, OperationDone, CoordinatorOut> DELETE = table("clean/delete",
        rule("CDL1", "deleted",                                  CleaningTables::isDeleted,       CleaningTables::tellDeleted,    "C-154", "C-156"),
        rule("CDL2", "failed: it stays, nobody tries again",     CleaningTables::isLeft,          CleaningTables::tellLeft,       "C-154", "C-156"));

    static final RuleTable<Desk, OperationDone, CoordinatorOut> PART_DONE = table("clean/part-done",
        rule("CP1", "belongs to no cleaning",                    CleaningTables::isAlone,         CleaningTables::endAlone,       "C-113", "C-162"),
        rule("CP2", "other parts are open",                      CleaningTables::isOneOfSeveral,  CleaningTables::endPart,        "C-156"),
        rule("CP3", "the last part: a decision round follows",   CleaningTables::isLast,          CleaningTables::endAndPost,     "C-154", "C-155"),
        rule("CP4", "the last part, after a failed store",       CleaningTables::isLastSilent,    CleaningTables::endSilently,    "C-155"));
    static final RuleTable<Desk, Discard, CoordinatorOut> END = table("clean/end",
        rule("CDE1", "all of it is gone",                        CleaningTables::isAllGone,       CleaningTables::tellDiscarded,  "C-154", "C-156"),
        rule("CDE2", "some of it stays, which is only logged",   CleaningTables::isSomeLeft,      CleaningTables::tellFailed,     "C-154", "C-156"));
    // spotless:on

    private CleaningTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(MODE, DELETE, PART_DONE, END);
    }

    /** State of an aborted checkpoint (C-128); shared state of a savepoint was never registered and goes too (C-164). */
    static void discardAborted(Desk desk, PendingCheckpoint pending, CoordinatorOut out) {
        List<List<String>> parts =
                pending.contents().discardables(pending.type().isSavepoint());
        desk.fire(MODE, new Cleaning(pending.id(), parts, false), out);
    }

    /** A checkpoint that left the store: its metadata is one more part (C-156). */
    static void discardCompleted(Desk desk, CompletedCheckpoint checkpoint, CoordinatorOut out) {
        desk.fire(MODE, new Cleaning(checkpoint.id(), withMetadata(checkpoint), false), out);
    }

    /** A checkpoint that the store refused (C-133). */
    static void discardRefused(Desk desk, CompletedCheckpoint checkpoint, CoordinatorOut out) {
        desk.fire(MODE, new Cleaning(checkpoint.id(), withMetadata(checkpoint), true), out);
    }

    private static List<List<String>> withMetadata(CompletedCheckpoint checkpoint) {
        List<List<String>> parts = new ArrayList<>(checkpoint.contents().discardables(false));
        parts.add(List.of());
        return parts;
    }

    /** Nothing is discarded: only what follows is posted (C-157). */
    static void keep(Desk desk, CoordinatorOut out) {
        out.post(CoordinatorContext.IO, new CoordinatorWork.AfterCleaning(0));
    }

    /** Shared state not used since the bound (C-148, C-162): one I/O job an entry (C-160). */
    static void dropUnusedShared(Desk desk, long bound, CoordinatorOut out) {
        for (SharedStateRegistry.Entry entry : desk.state().shared.dropUnusedSince(bound)) {
            out.post(CoordinatorContext.IO, new Discard(entry.createdBy(), entry.files(), 0));
        }
    }

    static void discarded(Desk desk, OperationDone done, CoordinatorOut out) {
        desk.fire(DELETE, done, out);
        desk.fire(PART_DONE, done, out);
    }

    private static boolean isSerial(Desk desk, Cleaning cleaning) {
        return !desk.config().parallelCleaner();
    }

    private static boolean isParallel(Desk desk, Cleaning cleaning) {
        return desk.config().parallelCleaner() && !cleaning.parts().isEmpty();
    }

    private static boolean isParallelEmpty(Desk desk, Cleaning cleaning) {
        return desk.config().parallelCleaner() && cleaning.parts().isEmpty();
    }

    private static void discardInOne(Desk desk, Cleaning cleaning, CoordinatorOut out) {
        List<String> all = new ArrayList<>();
        cleaning.parts().forEach(all::addAll);
        post(desk, cleaning, List.of(all), out);
    }

    private static void discardEach(Desk desk, Cleaning cleaning, CoordinatorOut out) {
        post(desk, cleaning, cleaning.parts(), out);
    }

    private static void post(Desk desk, Cleaning cleaning, List<List<String>> parts, CoordinatorOut out) {
        long number = desk.state().cleaner.begin(parts.size(), cleaning.silent());
        for (List<String> names : parts) {
            out.post(CoordinatorContext.IO, new Discard(cleaning.checkpointId(), names, number));
        }
    }

    private static void discardNothing(Desk desk, Cleaning cleaning, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Discarded(cleaning.checkpointId()));
        RequestTables.postRound(desk, out);
    }

    private static long number(OperationDone done) {
        return ((Discard) done.operation()).cleaning();
    }

    private static boolean isAlone(Desk desk, OperationDone done) {
        return number(done) == 0;
    }

    private static boolean isOneOfSeveral(Desk desk, OperationDone done) {
        return number(done) != 0 && !desk.state().cleaner.isLastPart(number(done));
    }

    private static boolean isLast(Desk desk, OperationDone done) {
        return number(done) != 0
                && desk.state().cleaner.isLastPart(number(done))
                && !desk.state().cleaner.isSilent(number(done));
    }

    private static boolean isLastSilent(Desk desk, OperationDone done) {
        return number(done) != 0
                && desk.state().cleaner.isLastPart(number(done))
                && desk.state().cleaner.isSilent(number(done));
    }

    private static void endAlone(Desk desk, OperationDone done, CoordinatorOut out) {}

    private static void endPart(Desk desk, OperationDone done, CoordinatorOut out) {
        desk.state().cleaner.partDone(number(done));
    }

    private static void endAndPost(Desk desk, OperationDone done, CoordinatorOut out) {
        endSilently(desk, done, out);
        RequestTables.postRound(desk, out);
    }

    private static void endSilently(Desk desk, OperationDone done, CoordinatorOut out) {
        desk.fire(END, (Discard) done.operation(), out);
        desk.state().cleaner.end(number(done));
    }

    private static boolean isDeleted(Desk desk, OperationDone done) {
        return done.outcome() == Outcome.OK;
    }

    private static boolean isLeft(Desk desk, OperationDone done) {
        return done.outcome() != Outcome.OK;
    }

    private static void tellDeleted(Desk desk, OperationDone done, CoordinatorOut out) {
        Discard discard = (Discard) done.operation();
        out.effect(new CoordinatorEffect.StateDiscarded(discard.checkpointId(), discard.handles()));
    }

    private static void tellLeft(Desk desk, OperationDone done, CoordinatorOut out) {
        Discard discard = (Discard) done.operation();
        desk.state().cleaner.leave(number(done));
        out.effect(new CoordinatorEffect.StateLeft(discard.checkpointId(), discard.handles()));
    }

    private static boolean isAllGone(Desk desk, Discard discard) {
        return !desk.state().cleaner.isSomeLeft(discard.cleaning());
    }

    private static boolean isSomeLeft(Desk desk, Discard discard) {
        return desk.state().cleaner.isSomeLeft(discard.cleaning());
    }

    private static void tellDiscarded(Desk desk, Discard discard, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.Discarded(discard.checkpointId()));
    }

    private static void tellFailed(Desk desk, Discard discard, CoordinatorOut out) {
        out.effect(new CoordinatorEffect.DiscardFailed(discard.checkpointId()));
    }
}
