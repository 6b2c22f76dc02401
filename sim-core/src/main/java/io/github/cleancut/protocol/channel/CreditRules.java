package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/**
 * The credit tables as one variant has them.
 *
 * <p>Hosting contract: the host asks {@link #send} for whatever is next, tells {@link #backlog} what each data message says, {@link #read} when the consumer has read a buffer, and hands the calls on that it is answered with: request to
 * {@link #ask}, grant and announce to {@link #granted} and on to the producer, giveBack to {@link #returned}, offerToListener to {@link #offered}.
 */
public final class CreditRules {
    private final RuleTable<CreditState, CreditTables.Next, CreditEffects> send;
    private final RuleTable<CreditState, Integer, CreditEffects> backlog;
    private final RuleTable<FloatingBuffers, Integer, CreditEffects> ask;
    private final RuleTable<CreditState, Boolean, CreditEffects> read;
    private final RuleTable<FloatingBuffers, Boolean, CreditEffects> returned;
    private final RuleTable<CreditState, CreditState, CreditEffects> offered;

    /** The tables of a variant's book. */
    public CreditRules(RuleBook rules) {
        send = rules.resolve(CreditTables.SEND);
        backlog = rules.resolve(CreditTables.BACKLOG);
        ask = rules.resolve(CreditTables.ASK);
        read = rules.resolve(CreditTables.READ);
        returned = rules.resolve(CreditTables.RETURN);
        offered = rules.resolve(CreditTables.OFFERED);
    }

    /** The tables. */
    public static List<RuleTable<?, ?, ?>> tables() {
        return CreditTables.all();
    }

    /** An event is next. */
    public void sendEvent(CreditState state, CreditEffects out) {
        send.fire(state, CreditTables.Next.EVENT, out, out);
    }

    /** Data is next: answered by send, or it waits. */
    public void sendData(CreditState state, boolean isLocal, CreditEffects out) {
        send.fire(state, isLocal ? CreditTables.Next.LOCAL_DATA : CreditTables.Next.REMOTE_DATA, out, out);
    }

    /** A message says how many buffers wait at the producer: answered by request, or not at all. */
    public void backlog(CreditState state, int waiting, CreditEffects out) {
        backlog.fire(state, waiting, out, out);
    }

    /** A channel asks for floating buffers: answered by grant, listen or both. */
    public void ask(FloatingBuffers gate, int missing, CreditEffects out) {
        ask.fire(gate, missing, out, out);
    }

    /** Floating buffers have been granted: they are ready. */
    public void granted(CreditState state, int buffers) {
        state.floating += buffers;
    }

    /** The channel waits for the next floating buffer. */
    public void listens(CreditState state) {
        state.listening = true;
    }

    /** The consumer has read a buffer: answered by announce, giveBack or both. */
    public void read(CreditState state, boolean isFloating, CreditEffects out) {
        read.fire(state, isFloating, out, out);
    }

    /** A floating buffer is free again: answered by offerToListener, or not at all. */
    public void returned(FloatingBuffers gate, boolean isAwaited, CreditEffects out) {
        returned.fire(gate, isAwaited, out, out);
    }

    /** A floating buffer is offered to a channel that waits: answered by announce, listen or giveBack. */
    public void offered(CreditState state, CreditEffects out) {
        offered.fire(state, state, out, out);
    }
}
