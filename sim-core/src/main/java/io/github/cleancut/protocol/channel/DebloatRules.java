package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The tables of buffer debloating as one variant has them. The host measures, asks {@link #recalculate} every period, and tells the producers. */
public final class DebloatRules {
    private final RuleTable<DebloatState, Long, DebloatEffects> size;
    private final RuleTable<DebloatState, DebloatState, DebloatEffects> bound;
    private final RuleTable<DebloatState, DebloatState, DebloatEffects> announce;

    /** The tables of a variant's book. */
    public DebloatRules(RuleBook rules) {
        size = rules.resolve(DebloatTables.SIZE);
        bound = rules.resolve(DebloatTables.BOUND);
        announce = rules.resolve(DebloatTables.ANNOUNCE);
    }

    /** The tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return DebloatTables.all();
    }

    /**
     * A period is over: answered by announceSize, or not at all.
     *
     * @param state what the gate knows
     * @param bytesPerSecond what it has taken in
     * @param buffersInUse buffers that are queued at its end, and that its producers have reported
     * @param out learns the size if it is another one
     */
    public void recalculate(DebloatState state, long bytesPerSecond, int buffersInUse, DebloatEffects out) {
        long desired = bytesPerSecond * state.config.targetMillis() / 1_000 / Math.max(1, buffersInUse);
        size.fire(state, desired, out, out);
        bound.fire(state, state, out, out);
        announce.fire(state, state, out, out);
    }
}
