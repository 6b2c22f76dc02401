package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.rule.RuleLog;

/** What follows from credit and from the receiver's buffers. It also learns which rows fire. Each call is about the channel that was given to the table. */
public interface CreditEffects extends RuleLog {
    /** The producer sends what is next. */
    void send();

    /**
     * The channel asks its gate for floating buffers.
     *
     * @param missing how many
     */
    void request(int missing);

    /**
     * The gate gives floating buffers to the channel.
     *
     * @param buffers how many
     */
    void grant(int buffers);

    /** The channel waits for the next floating buffer of its gate. */
    void listen();

    /**
     * The producer is told of more buffers.
     *
     * @param gain how many
     */
    void announce(int gain);

    /** A floating buffer goes back to the gate. */
    void giveBack();

    /** A floating buffer of the gate is offered to the channel that has waited longest. */
    void offerToListener();
}
