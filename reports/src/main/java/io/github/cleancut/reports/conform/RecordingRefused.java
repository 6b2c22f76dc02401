package io.github.cleancut.reports.conform;

import io.github.cleancut.scenarios.Problem;

/** A file cannot be replayed; the problem says where and why, and what is accepted. */
public final class RecordingRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RecordingRefused(String file, int line, int column, String message, String hint) {
        super(message);
        problem = new Problem(file, line, column, message, hint, Problem.Kind.ERROR);
    }

    RecordingRefused(String file, String message, String hint) {
        this(file, 0, 0, message, hint);
    }

    /** Where and why. */
    public Problem problem() {
        return problem;
    }
}
