package io.github.cleancut.scenarios.section;

import java.util.List;

/** The states of a job, in Flink's words. */
public final class JobStatusWords {
    /** Those that a position and {@code expect: job} know. */
    public static final List<String> ALL =
            List.of("RUNNING", "RESTARTING", "FINISHED", "FAILED", "CANCELED", "SUSPENDED");

    private JobStatusWords() {}
}
