package io.github.cleancut.protocol.coordinator;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Master hooks when a checkpoint is restored: all states are read first, then hooks are called until one fails (C-217, C-261). */
final class HookRestoreTables {
    /** A restore: whether state without a hook is let through, and why it fails. */
    static final class Restoration {
        private final CompletedCheckpoint checkpoint;
        private final boolean isUnmatchedAllowed;
        private boolean isUnreadable;
        private @Nullable String failure;

        Restoration(CompletedCheckpoint checkpoint, boolean isUnmatchedAllowed) {
            this.checkpoint = checkpoint;
            this.isUnmatchedAllowed = isUnmatchedAllowed;
        }

        CompletedCheckpoint checkpoint() {
            return checkpoint;
        }

        /** The simple class name of what a hook, or its state, has thrown; null if nothing did. */
        @Nullable
        String failure() {
            return failure;
        }

        private boolean hasState(String hook) {
            return checkpoint.contents().hookStates().containsKey(hook);
        }

        @Override
        public String toString() {
            return "hooks of checkpoint " + checkpoint.id();
        }
    }

    /** One hook of a restore. */
    record HookOfRestore(String hook, Restoration restoration) {}

    /** A hook that was called. */
    record Called(String hook, @Nullable String state, boolean hasSucceeded) {}

    // spotless:off
    /** Whether the states and the hooks fit together. */
    static final RuleTable<Desk, Restoration, CoordinatorOut> STATES = table("restore/hooks",
        rule("HR1", "no hook, or none has state: none is called", HookRestoreTables::isNothingToRestore, HookRestoreTables::callNobody, "C-261"),
        rule("HR2", "every state has its hook",                  HookRestoreTables::isMatched,       HookRestoreTables::callAll,        "C-217", "C-261"),
        rule("HR3", "a state without hook, as restores of the job's own checkpoints allow: left out", HookRestoreTables::isLenient, HookRestoreTables::callAll, "C-261"),
        rule("HR4", "a state without hook: the restore fails",   HookRestoreTables::isUnmatched,     HookRestoreTables::failUnmatched,  "C-261"),
        rule("HR5", "a state cannot be read: no hook is called", HookRestoreTables::isUnreadable,    HookRestoreTables::failUnreadable, "C-261"));

    /** Calls a hook. */
    static final RuleTable<Desk, HookOfRestore, CoordinatorOut> HOOK = table("restore/hook",
        rule("HC1", "restored with its state",                   HookRestoreTables::isStateful,      HookRestoreTables::restoreState,   "C-217", "C-261"),
        rule("HC2", "others have state: called with none",       HookRestoreTables::isStateless,     HookRestoreTables::restoreNothing, "C-217", "C-261"),
        rule("HC3", "one before it has failed: not called",      HookRestoreTables::isTooLate,       HookRestoreTables::leave,          "C-261"));

    /** How the call of a hook has ended. */
    static final RuleTable<Restoration, Called, CoordinatorOut> CALLED = table("restore/hook-called",
        rule("HD1", "done",                                      HookRestoreTables::isDone,          HookRestoreTables::goOn,           "C-261"),
        rule("HD2", "it has thrown: so does the restore",        HookRestoreTables::hasThrown,       HookRestoreTables::fail,           "C-261"));
    // spotless:on

    private HookRestoreTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(STATES, HOOK, CALLED);
    }

    static void restore(Desk desk, Restoration restoration, CoordinatorOut out) {
        for (String hook : restoration.checkpoint.contents().hookStates().keySet()) {
            boolean isRead = !desk.state().hooks.isKnown(hook) || out.readHookState(hook, restoration.checkpoint.id());
            restoration.isUnreadable |= !isRead;
        }
        desk.fire(STATES, restoration, out);
    }

    private static boolean isNothingToRestore(Desk desk, Restoration restoration) {
        return desk.state().hooks.all().isEmpty()
                || restoration.checkpoint.contents().hookStates().isEmpty();
    }

    private static boolean isAnyUnmatched(Desk desk, Restoration restoration) {
        return restoration.checkpoint.contents().hookStates().keySet().stream()
                .anyMatch(hook -> !desk.state().hooks.isKnown(hook));
    }

    private static boolean isFit(Desk desk, Restoration restoration) {
        return !isNothingToRestore(desk, restoration) && !restoration.isUnreadable;
    }

    private static boolean isMatched(Desk desk, Restoration restoration) {
        return isFit(desk, restoration) && !isAnyUnmatched(desk, restoration);
    }

    private static boolean isLenient(Desk desk, Restoration restoration) {
        return isFit(desk, restoration) && isAnyUnmatched(desk, restoration) && restoration.isUnmatchedAllowed;
    }

    private static boolean isUnmatched(Desk desk, Restoration restoration) {
        return isFit(desk, restoration) && isAnyUnmatched(desk, restoration) && !restoration.isUnmatchedAllowed;
    }

    private static boolean isUnreadable(Desk desk, Restoration restoration) {
        return !isNothingToRestore(desk, restoration) && restoration.isUnreadable;
    }

    private static void callNobody(Desk desk, Restoration restoration, CoordinatorOut out) {}

    /** First those that have state, then the others. */
    private static void callAll(Desk desk, Restoration restoration, CoordinatorOut out) {
        List<String> hooks =
                new ArrayList<>(restoration.checkpoint.contents().hookStates().keySet());
        hooks.retainAll(desk.state().hooks.all());
        desk.state().hooks.all().stream()
                .filter(hook -> !restoration.hasState(hook))
                .forEach(hooks::add);
        hooks.forEach(hook -> desk.fire(HOOK, new HookOfRestore(hook, restoration), out));
    }

    private static void failUnmatched(Desk desk, Restoration restoration, CoordinatorOut out) {
        restoration.failure = "IllegalStateException";
    }

    private static void failUnreadable(Desk desk, Restoration restoration, CoordinatorOut out) {
        restoration.failure = "FlinkException";
    }

    private static boolean isTooLate(Desk desk, HookOfRestore restore) {
        return restore.restoration().failure != null;
    }

    private static boolean isStateful(Desk desk, HookOfRestore restore) {
        return !isTooLate(desk, restore) && restore.restoration().hasState(restore.hook());
    }

    private static boolean isStateless(Desk desk, HookOfRestore restore) {
        return !isTooLate(desk, restore) && !restore.restoration().hasState(restore.hook());
    }

    private static void restoreState(Desk desk, HookOfRestore restore, CoordinatorOut out) {
        Restoration restoration = restore.restoration();
        call(desk, restore, restoration.checkpoint.contents().hookStates().get(restore.hook()), out);
    }

    private static void restoreNothing(Desk desk, HookOfRestore restore, CoordinatorOut out) {
        call(desk, restore, null, out);
    }

    private static void call(Desk desk, HookOfRestore restore, @Nullable String state, CoordinatorOut out) {
        boolean hasSucceeded =
                out.restoreHook(restore.hook(), restore.restoration().checkpoint.id(), state);
        desk.fireOn(CALLED, restore.restoration(), new Called(restore.hook(), state, hasSucceeded), out);
    }

    private static void leave(Desk desk, HookOfRestore restore, CoordinatorOut out) {}

    private static boolean isDone(Restoration restoration, Called called) {
        return called.hasSucceeded();
    }

    private static boolean hasThrown(Restoration restoration, Called called) {
        return !called.hasSucceeded();
    }

    private static void goOn(Restoration restoration, Called called, CoordinatorOut out) {
        out.effect(
                new CoordinatorEffect.MasterHookRestored(called.hook(), restoration.checkpoint.id(), called.state()));
    }

    private static void fail(Restoration restoration, Called called, CoordinatorOut out) {
        restoration.failure = "FlinkException";
    }
}
