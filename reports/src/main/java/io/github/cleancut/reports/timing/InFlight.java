package io.github.cleancut.reports.timing;

/**
 * Records in flight that one subtask has stored of one channel with a checkpoint.
 *
 * @param channel number of the channel in the topology
 * @param fromNanos when the first of them was taken, in virtual nanoseconds
 * @param records how many
 * @param bytes how long they are together
 */
public record InFlight(int channel, long fromNanos, long records, long bytes) {
    InFlight and(long moreRecords, long moreBytes) {
        return new InFlight(channel, fromNanos, records + moreRecords, bytes + moreBytes);
    }
}
