package io.github.cleancut.protocol.coordinator;

import org.jspecify.annotations.Nullable;

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

    /**
     * Reads the state of a master hook back, before any hook is called (C-261).
     *
     * @return whether it can be read
     */
    boolean readHookState(String hook, long checkpointId);

    /**
     * Calls a master hook to restore its state, or null; it is over when the call is (C-261).
     *
     * @return whether it has succeeded
     */
    boolean restoreHook(String hook, long checkpointId, @Nullable String state);

    /** Add the checkpoint to the store; the answer is {@link CoordinatorInput.StoreAdded}, and until then the coordinator is locked. */
    void addToStore(long checkpointId);

    /**
     * Removes an entry from the store outside, which outlives the JobManager; without high availability there is none, and nothing can fail.
     *
     * @return whether it is not there any more (C-146)
     */
    boolean removeFromStore(long checkpointId);
}
