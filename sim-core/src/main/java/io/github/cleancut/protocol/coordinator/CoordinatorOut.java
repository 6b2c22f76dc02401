package io.github.cleancut.protocol.coordinator;

/** Where the coordinator writes what it wants done. Calls come in the order of the effects; none may call the coordinator back. */
public interface CoordinatorOut {

    /** Something happened. */
    void effect(CoordinatorEffect effect);

    /** Run this in a context: after everything posted to it before and due by now. */
    void post(CoordinatorContext context, CoordinatorWork work);

    /**
     * Run this in the timer context after a delay.
     *
     * @param timer number under which it can be disarmed
     * @param work what to run
     * @param delayMillis delay on the relative clock, 0 or more
     */
    void arm(long timer, CoordinatorWork work, long delayMillis);

    /** Forget an armed timer that has not run. */
    void disarm(long timer);

    /** Write the metadata of a checkpoint; the answer is {@link CoordinatorInput.MetadataWritten}, and until then the coordinator is locked ({@link Coordinator#isFinalizing}). */
    void writeMetadata(long checkpointId);

    /** Add the checkpoint to the store; the answer is {@link CoordinatorInput.StoreAdded}, and until then the coordinator is locked. */
    void addToStore(long checkpointId);
}
