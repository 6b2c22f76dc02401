package io.github.cleancut.conform;

import java.util.List;

/**
 * A recorded step beside ours.
 *
 * @param recorded the recorded step
 * @param ours the same command with what our tables did
 * @param differences in what they differ, the first that happened first; empty if in nothing
 * @param rules ids of the rows that fired in this step, in order
 * @param agreed how many of them had fired when the last effect was written that is as recorded; all where only the state differs
 * @param reached how many had fired when the first effect was written that is not, or all
 */
public record Comparison(
        Recording.Step recorded,
        Recording.Step ours,
        List<Difference> differences,
        List<String> rules,
        int agreed,
        int reached) {

    /** Whether the two are the same. */
    public boolean isSame() {
        return differences.isEmpty();
    }
}
