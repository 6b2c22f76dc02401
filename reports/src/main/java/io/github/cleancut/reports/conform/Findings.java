package io.github.cleancut.reports.conform;

/** Takes what a replay of recordings finds, as it finds it. */
public interface Findings {
    /** A run diverged; that comes at most once a run. */
    void diverged(Divergence divergence);

    /**
     * The comparison itself failed, which is a bug of the simulator; the run is given up, those after it are not.
     *
     * @param file where the recording stands
     * @param run its name
     * @param bug what was thrown
     */
    void broke(String file, String run, Throwable bug);
}
