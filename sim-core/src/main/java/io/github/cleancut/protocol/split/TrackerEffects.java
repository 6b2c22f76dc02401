package io.github.cleancut.protocol.split;

import io.github.cleancut.protocol.rule.RuleLog;
import java.util.List;

/** What {@link SplitTracker} has its host do, in this order; it also learns which rows fire. */
public interface TrackerEffects extends RuleLog {
    /** A split goes to a subtask, through its gateway. */
    void assign(int subtask, long split);

    /** A subtask is told that no further split will come, through its gateway. */
    void noMoreSplits(int subtask);

    /** A checkpoint stores what is left to assign, by subtask. */
    void store(long checkpointId, List<SplitTracker.Remaining> remaining);
}
