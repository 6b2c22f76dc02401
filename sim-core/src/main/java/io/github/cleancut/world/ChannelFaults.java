package io.github.cleancut.world;

import org.jspecify.annotations.Nullable;

/** The faults that stand on channels: nothing until one strikes. */
final class ChannelFaults {
    private final int channels;
    private @Nullable Slowdowns[] standing = {};

    ChannelFaults(int channels) {
        this.channels = channels;
    }

    /** A time on a channel as its faults stretch it. */
    long slowed(int number, long nanos) {
        Slowdowns faults = find(number);
        return faults == null ? nanos : faults.stretch(nanos);
    }

    boolean isPaused(int number) {
        Slowdowns faults = find(number);
        return faults != null && faults.isPaused();
    }

    private @Nullable Slowdowns find(int number) {
        return standing.length == 0 ? null : standing[number];
    }

    /** The faults that stand on a channel. */
    Slowdowns of(int number) {
        if (standing.length == 0) {
            standing = new Slowdowns[channels];
        }
        Slowdowns faults = standing[number];
        if (faults == null) {
            faults = new Slowdowns();
            standing[number] = faults;
        }
        return faults;
    }

    ChannelFaults copy() {
        ChannelFaults copy = new ChannelFaults(channels);
        copy.standing = standing.clone();
        for (int number = 0; number < standing.length; number++) {
            Slowdowns faults = standing[number];
            copy.standing[number] = faults == null ? null : faults.copy();
        }
        return copy;
    }
}
