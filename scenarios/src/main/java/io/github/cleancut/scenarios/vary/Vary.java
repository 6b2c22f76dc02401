package io.github.cleancut.scenarios.vary;

import java.util.Locale;

/** What a hunt may change in a scenario; each draws from a stream of its own, so that leaving one out changes no other. */
public enum Vary {
    /** More faults, at times and at protocol positions. */
    FAULTS,
    /** Network, storage, processing: how long everything takes. */
    LATENCY,
    /** The seed, and with it every choice that the run draws. */
    SCHEDULE,
    /** The checkpoint configuration, but for its mode. */
    CONFIG;

    /** The word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
