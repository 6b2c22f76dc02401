package io.github.cleancut.protocol.gateway;

import io.github.cleancut.protocol.rule.RuleLog;

/** What {@link CoordinatorGateways} has its host do, in this order; it also learns which rows fire. */
public interface GatewayEffects extends RuleLog {
    /** The event with this number goes to a subtask; the host tells later whether it has arrived. */
    void send(int subtask, long event);

    /** The operator coordinator is asked for its snapshot; its answer is {@link CoordinatorGateways#onAnswer}. */
    void askCoordinator(long checkpointId);

    /** The operator coordinator's snapshot is acknowledged to the checkpoint coordinator (C-097). */
    void acknowledge(long checkpointId);

    /** The operator coordinator has no snapshot: the trigger of the checkpoint fails (C-257). */
    void failCheckpoint(long checkpointId);

    /** A subtask that runs has lost an event: its task fails (C-253). */
    void failTask(int subtask);

    /** The job fails as a whole. */
    void failJob(long checkpointId);

    /** A call that Flink answers with an exception; nothing has changed. */
    void refuse(String exception);
}
