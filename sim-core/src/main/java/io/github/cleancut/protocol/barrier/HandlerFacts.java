package io.github.cleancut.protocol.barrier;

import java.util.List;

/** What a handler knows at the moment, for reports and comparisons; no decision is taken from it. */
public sealed interface HandlerFacts {
    /** Channels that have not delivered EndOfPartition. */
    int openChannels();

    /**
     * Of an aligned or alternating handler.
     *
     * @param currentId newest checkpoint seen, -1 if none
     * @param lastFinishedId newest checkpoint completed or aborted here, -1 if none
     * @param pending whether the current one waits for barriers
     * @param aligned channels whose barrier is in, ascending
     * @param targetChannels how many it waits for
     * @param unaligned whether it has switched to unaligned
     * @param collecting whether a barrier is in
     * @param openChannels channels that have not ended
     */
    record Alignment(
            long currentId,
            long lastFinishedId,
            boolean pending,
            List<Integer> aligned,
            int targetChannels,
            boolean unaligned,
            boolean collecting,
            int openChannels)
            implements HandlerFacts {}

    /**
     * Of a tracker.
     *
     * @param highestId newest checkpoint seen on the general path, -1 if none
     * @param entries the checkpoints it tracks, oldest first
     * @param openChannels channels that have not ended
     */
    record Tracking(long highestId, List<Tracked> entries, int openChannels) implements HandlerFacts {}

    /**
     * A checkpoint that a tracker tracks.
     *
     * @param checkpointId the checkpoint
     * @param channels channels whose barrier is in, ascending
     * @param targetChannels how many it waits for
     * @param aborted whether a cancel marker came
     */
    record Tracked(long checkpointId, List<Integer> channels, int targetChannels, boolean aborted) {}
}
