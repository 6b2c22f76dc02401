package io.github.cleancut.law;

import io.github.cleancut.trace.TraceEvent;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Checkpoints that are in the store, while the JobManager that got no answer takes them for failed (C-134). What they hold is not to be forgotten when they fail: the next JobManager finds them (C-219), and may
 * restore them.
 */
final class UnansweredCheckpoints {
    private final SortedSet<Long> ids = new TreeSet<>();

    void accept(TraceEvent event) {
        switch (event.kind()) {
            case STORED_UNANSWERED -> ids.add(event.checkpoint());
            case CHECKPOINT_PENDING -> ids.remove(event.checkpoint());
            default -> {
                // says nothing of the store
            }
        }
    }

    boolean contains(long checkpoint) {
        return ids.contains(checkpoint);
    }

    /** The newest one, or 0. */
    long newest() {
        return ids.isEmpty() ? 0 : ids.last();
    }
}
