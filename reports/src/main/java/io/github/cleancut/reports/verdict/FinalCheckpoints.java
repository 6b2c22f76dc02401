package io.github.cleancut.reports.verdict;

import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.util.TreeSet;

/** The checkpoints that the JobManager begins by itself when all tasks have told that their data has ended (C-244): nobody has asked for them, and a job that ends meanwhile fails them. */
public final class FinalCheckpoints implements TraceListener {
    /** How reports say why such a checkpoint began. */
    public static final String WHY = "begun because all data had ended (C-244)";

    private static final String BY_HAND = "by-hand";

    private final TreeSet<Long> requests = new TreeSet<>();
    private final TreeSet<Long> checkpoints = new TreeSet<>();
    private long actionNanos = -1;
    private long chosen = -1;

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case ACTION_TAKEN -> actionNanos = event.timeNanos();
            case REQUEST_QUEUED -> {
                if (BY_HAND.equals(event.text()) && event.timeNanos() != actionNanos) {
                    requests.add(event.number());
                }
            }
            case REQUEST_CHOSEN -> chosen = event.number();
            case CHECKPOINT_PENDING -> {
                if (requests.contains(chosen)) {
                    checkpoints.add(event.checkpoint());
                }
            }
            case JOB_MANAGER_LOST -> requests.clear();
            default -> {
                // Nothing else tells why a checkpoint begins.
            }
        }
    }

    /** Why a checkpoint began that nobody has asked for; empty for any other. */
    public String why(long checkpoint) {
        return checkpoints.contains(checkpoint) ? WHY : "";
    }
}
