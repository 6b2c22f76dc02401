package io.github.cleancut.reports.folder;

import java.util.Locale;

/** How much a run proves: every record, checkpoints only, or nothing ({@code --proof}). */
public enum ProofKind {
    FULL,
    CHECKPOINTS,
    OFF;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
