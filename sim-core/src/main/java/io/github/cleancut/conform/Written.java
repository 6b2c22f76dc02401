package io.github.cleancut.conform;

import java.util.Map;

/**
 * An effect of ours, and when it was written.
 *
 * @param effect in the words of a recording
 * @param begun rows that had fired in this step when it was begun, its own among them
 * @param ended rows that had fired when it was last extended
 */
record Written(Map<String, Object> effect, int begun, int ended) {

    /** An effect of a recording, of which nothing is known but what it was. */
    static Written recorded(Map<String, Object> effect) {
        return new Written(effect, 0, 0);
    }
}
