package io.github.cleancut.protocol.message;

/**
 * A checkpoint barrier. Every hop passes id and time on unchanged, so all delays and timeouts count from the trigger (T-012).
 *
 * @param checkpointId the checkpoint
 * @param triggerTimestampMillis wall-clock time at which the JobManager triggered it, in milliseconds
 * @param options the checkpoint's options, as they are on this channel
 */
public record Barrier(long checkpointId, long triggerTimestampMillis, CheckpointOptions options)
        implements ChannelEvent {

    /** The same barrier with other options. */
    public Barrier withOptions(CheckpointOptions changed) {
        return changed.equals(options) ? this : new Barrier(checkpointId, triggerTimestampMillis, changed);
    }

    /** The same barrier, unaligned (T-133). */
    public Barrier asUnaligned() {
        return withOptions(options.toUnaligned());
    }
}
