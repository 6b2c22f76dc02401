package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/**
 * The tables of the producer's buffers as one variant has them.
 *
 * <p>Hosting contract: the host packs records into buffers and counts what each subpartition holds; it asks {@link #take} before it begins a buffer, {@link #free} when one is free again, {@link #end} when one is full, followed by an
 * event or flushed, and {@link #offer} when data is next and the subpartition is not blocked.
 */
public final class BufferRules {
    private final RuleTable<Subpartition, BufferEnd, BufferEffects> end;
    private final RuleTable<Subpartition, BufferTables.Offer, BufferEffects> offer;
    private final RuleTable<BufferPool, BufferPool, PoolEffects> request;
    private final RuleTable<BufferPool, Integer, PoolEffects> hold;
    private final RuleTable<BufferPool, Integer, PoolEffects> free;
    private final RuleTable<BufferPool, BufferPool, PoolEffects> availability;
    private final RuleTable<BufferPool, BufferPool, PoolEffects> goOn;

    /** The tables of a variant's book. */
    public BufferRules(RuleBook rules) {
        end = rules.resolve(BufferTables.END);
        offer = rules.resolve(BufferTables.OFFER);
        request = rules.resolve(BufferTables.REQUEST);
        hold = rules.resolve(BufferTables.HOLD);
        free = rules.resolve(BufferTables.FREE);
        availability = rules.resolve(BufferTables.AVAILABILITY);
        goOn = rules.resolve(BufferTables.GO_ON);
    }

    /** The tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return BufferTables.all();
    }

    /** The buffer that is being filled ends: answered by close, or it is flushed. */
    public void end(Subpartition state, BufferEnd why, BufferEffects out) {
        end.fire(state, why, out, out);
    }

    /** Data is next in a subpartition that is not blocked: answered by handOutData, or not at all. */
    public void offer(Subpartition state, boolean isComplete, BufferEffects out) {
        offer.fire(state, isComplete ? BufferTables.Offer.COMPLETE : BufferTables.Offer.UNFINISHED, out, out);
    }

    /**
     * A buffer is begun.
     *
     * @param pool where it comes from
     * @param held how many its subpartition holds with it
     * @param out learns which rows fire
     */
    public void take(BufferPool pool, int held, PoolEffects out) {
        request.fire(pool, pool, out, out);
        hold.fire(pool, held, out, out);
        availability.fire(pool, pool, out, out);
    }

    /**
     * A buffer is free again.
     *
     * @param pool where it came from
     * @param held how many its subpartition held with it
     * @param out hears who may go on
     */
    public void free(BufferPool pool, int held, PoolEffects out) {
        free.fire(pool, held, out, out);
        availability.fire(pool, pool, out, out);
        goOn.fire(pool, pool, out, out);
    }
}
