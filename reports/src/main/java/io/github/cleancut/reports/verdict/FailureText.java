package io.github.cleancut.reports.verdict;

import static io.github.cleancut.reports.timing.SubtaskTiming.UNKNOWN;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.timing.CheckpointTiming;
import java.util.ArrayList;
import java.util.List;

/** What a verdict on a terminal says of checkpoints that failed and of requests that were refused. */
final class FailureText {
    private static final int MOST_FAILURES = 8;
    private static final int MOST_MISSING = 3;

    private final Verdict verdict;
    private final List<String> lines = new ArrayList<>();

    private FailureText(Verdict verdict) {
        this.verdict = verdict;
    }

    /** All of them, the first few by name. */
    static List<String> all(Verdict verdict) {
        FailureText text = new FailureText(verdict);
        text.addAll();
        return text.lines;
    }

    /** Those that somebody would look for a cause of: the short verdict names no checkpoint otherwise. */
    static List<String> finals(Verdict verdict) {
        FailureText text = new FailureText(verdict);
        text.addFinals();
        return text.lines;
    }

    private void addAll() {
        List<CheckpointTiming> failed = Telling.failed(verdict.timings());
        for (CheckpointTiming checkpoint : failed.subList(0, Math.min(MOST_FAILURES, failed.size()))) {
            String after = checkpoint.endToEndNanos() == UNKNOWN
                    ? ""
                    : "after " + VirtualTime.format(checkpoint.endToEndNanos()) + ", ";
            lines.add("  FAILED " + checkpoint.id() + "  " + after + checkpoint.acknowledged() + "/"
                    + checkpoint.subtasks().size() + " acknowledged   " + checkpoint.reason()
                    + Telling.jobManagerWait(checkpoint) + missing(checkpoint)
                    + because(checkpoint));
        }
        List<Telling.Refused> refused = Telling.refusals(verdict.timings());
        for (Telling.Refused refusal : refused.subList(0, Math.min(MOST_FAILURES, refused.size()))) {
            lines.add("  REFUSED " + refusal.when() + ", before it had an id   " + refusal.reason());
        }
        if (refused.size() > MOST_FAILURES) {
            lines.add("  REFUSED again, for other reasons in turn; summary.md has them all");
        }
        if (failed.size() > MOST_FAILURES) {
            lines.add("  FAILED " + (failed.size() - MOST_FAILURES) + " more; checkpoints.json has them all");
        }
    }

    private String because(CheckpointTiming checkpoint) {
        String why = verdict.finals().why(checkpoint.id());
        return why.isEmpty() ? "" : "   " + why;
    }

    private void addFinals() {
        for (CheckpointTiming checkpoint : Telling.failed(verdict.timings())) {
            if (!because(checkpoint).isEmpty()) {
                lines.add("  failed       checkpoint " + checkpoint.id() + ", "
                        + because(checkpoint).strip() + "; the job was over before it was complete");
            }
        }
    }

    /** Who has not acknowledged, where that is some of the subtasks and not all. */
    private String missing(CheckpointTiming checkpoint) {
        List<String> names = checkpoint.subtasks().stream()
                .filter(part -> !part.isAcknowledged())
                .map(part -> verdict.timings().topology().nameOf(part.task()))
                .toList();
        if (checkpoint.acknowledged() == 0 || names.isEmpty()) {
            return "";
        }
        String more = names.size() <= MOST_MISSING ? "" : " and " + (names.size() - MOST_MISSING) + " more";
        return "   not " + String.join(", ", names.subList(0, Math.min(MOST_MISSING, names.size()))) + more;
    }
}
