package io.github.cleancut.world;

import io.github.cleancut.model.Action;
import io.github.cleancut.model.Caption;
import io.github.cleancut.model.Fault;
import org.jspecify.annotations.Nullable;

/** A fault, action or caption of the scenario, with how often its position has been met. */
final class ScriptEntry {
    private final @Nullable Fault fault;
    private final @Nullable Action action;
    private final @Nullable Caption caption;
    private int met;
    private boolean struck;

    private ScriptEntry(@Nullable Fault fault, @Nullable Action action, @Nullable Caption caption) {
        this.fault = fault;
        this.action = action;
        this.caption = caption;
    }

    static ScriptEntry of(Fault fault) {
        return new ScriptEntry(fault, null, null);
    }

    static ScriptEntry of(Action action) {
        return new ScriptEntry(null, action, null);
    }

    static ScriptEntry of(Caption caption) {
        return new ScriptEntry(null, null, caption);
    }

    @Nullable
    Fault fault() {
        return fault;
    }

    @Nullable
    Action action() {
        return action;
    }

    /** When it is to happen. */
    Fault.Strikes strikes() {
        if (fault != null) {
            return fault.strikes();
        }
        if (action != null) {
            return action.strikes();
        }
        if (caption != null) {
            return caption.strikes();
        }
        throw new IllegalStateException("an entry of nothing");
    }

    /** Its position is met once more; whether this time counts. */
    boolean isMet(int nth) {
        met++;
        return nth == 0 || met == nth;
    }

    void setStruck() {
        struck = true;
    }

    boolean hasStruck() {
        return struck;
    }

    /** Whether the run stays undecided where it never happens. */
    boolean isAwaited() {
        if (fault != null) {
            return !fault.optional() && !(fault.strikes() instanceof Fault.Strikes.Randomly);
        }
        if (caption != null) {
            return !caption.optional();
        }
        return action == null || !action.optional();
    }

    /** How reports call it. */
    String name() {
        if (fault != null) {
            return "faults[" + fault.index() + "]";
        }
        if (action != null) {
            return "actions[" + action.index() + "]";
        }
        return "teach: " + (caption == null ? "" : caption.say());
    }

    ScriptEntry copy() {
        ScriptEntry copy = new ScriptEntry(fault, action, caption);
        copy.met = met;
        copy.struck = struck;
        return copy;
    }
}
