package io.github.cleancut.reports.verdict;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.RestartStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of a job besides its checkpoints: why it failed or began again, what a new JobManager found, what was lost with the one before. */
public final class JobText {
    private static final int MOST_LINES = 4;
    private static final int MOST_IDS = 8;

    private final Verdict verdict;
    private final List<Line> lines = new ArrayList<>();

    private JobText(Verdict verdict) {
        this.verdict = verdict;
    }

    /**
     * A line of a report.
     *
     * @param label what it is about
     * @param text what there is to say
     */
    public record Line(String label, String text) {}

    /** What the short form of a verdict says: not of restarts that follow from the failure of a subtask, which a fault of the scenario has made. */
    static List<Line> brief(Verdict verdict) {
        return of(verdict, true);
    }

    /** All there is to say, the first few of a kind. */
    public static List<Line> all(Verdict verdict) {
        return of(verdict, false);
    }

    private static List<Line> of(Verdict verdict, boolean isBrief) {
        JobText text = new JobText(verdict);
        text.addEnd();
        text.addRestarts(isBrief);
        text.addTakeovers();
        text.addLost();
        return text.lines;
    }

    private void addEnd() {
        Restarts.Told end = verdict.job().restarts().end();
        if (end != null && verdict.summary().jobStatus().equals("FAILED")) {
            lines.add(new Line(
                    "job failed",
                    "at " + VirtualTime.format(end.nanos()) + ", after " + restarts() + allowed() + ": " + cause(end)));
        }
    }

    private String restarts() {
        int count = verdict.job().restarts().all().size();
        return count == 1 ? "1 restart" : Quantity.count(count) + " restarts";
    }

    /** What the restart strategy has to say where it is a number. */
    private String allowed() {
        RestartStrategy strategy = verdict.plan().scenario().flink().restart();
        if (strategy instanceof RestartStrategy.FixedDelay fixed) {
            return " (fixed-delay.attempts: " + Quantity.count(fixed.attempts()) + ")";
        }
        return strategy instanceof RestartStrategy.None ? " (restart-strategy.type: none)" : "";
    }

    private String cause(Restarts.Told told) {
        if (told.isOfTheJob()) {
            return told.cause().isEmpty() ? "the trace does not tell why" : told.cause();
        }
        String name = verdict.timings().topology().nameOf(told.task());
        return name + " failed" + (told.cause().isEmpty() ? "" : " (" + told.cause() + ")");
    }

    private void addRestarts(boolean isBrief) {
        List<Restarts.Told> all = verdict.job().restarts().all();
        List<Restarts.Told> told = all.stream()
                .filter(restart ->
                        !isBrief || (restart.isOfTheJob() && !restart.cause().isEmpty()))
                .toList();
        if (!told.isEmpty()) {
            String why = byCause(told).entrySet().stream()
                    .limit(MOST_LINES)
                    .map(entry -> entry.getKey() + " at " + some(entry.getValue()))
                    .collect(Collectors.joining("; "));
            lines.add(new Line("restarts", told.size() + " by " + why));
        }
    }

    /** When the job began again, by what made it. */
    private Map<String, List<String>> byCause(List<Restarts.Told> told) {
        Map<String, List<String>> times = new LinkedHashMap<>();
        told.forEach(restart -> times.computeIfAbsent(cause(restart), first -> new ArrayList<>())
                .add(VirtualTime.format(restart.nanos())));
        return times;
    }

    private static String some(List<String> all) {
        return all.stream().limit(MOST_LINES).collect(Collectors.joining(", ")) + rest(all.size() - MOST_LINES);
    }

    private static String rest(int more) {
        return more > 0 ? " and " + Quantity.count(more) + " more" : "";
    }

    private void addTakeovers() {
        Failovers failovers = verdict.job().failovers();
        List<Failovers.Takeover> takeovers = failovers.takeovers();
        takeovers.stream().limit(MOST_LINES).forEach(over -> lines.add(new Line("recovered", found(over))));
        if (takeovers.size() > MOST_LINES) {
            lines.add(new Line("recovered", Quantity.count(takeovers.size() - MOST_LINES) + " more times"));
        }
        if (!failovers.unanswered().isEmpty()) {
            lines.add(new Line(
                    "unanswered",
                    left(failovers.unanswered()) + ": in the store, though the JobManager took it for failed (C-134)"));
        }
        if (!failovers.notRemoved().isEmpty()) {
            lines.add(new Line("not removed", left(failovers.notRemoved()) + ": still in the store (C-146)"));
        }
    }

    private static String found(Failovers.Takeover over) {
        String found = over.found().isEmpty()
                ? "no checkpoint"
                : "checkpoint" + (over.found().size() > 1 ? "s " : " ") + ids(over.found());
        String failed = over.takenForFailed().isEmpty()
                ? ""
                : "; the one before had taken " + ids(over.takenForFailed()) + " for failed (C-134)";
        String restored = over.restored() < 0
                ? ""
                : over.restored() == 0 ? " and restored nothing" : " and restored " + over.restored();
        return "at " + VirtualTime.format(over.nanos()) + " the new JobManager found " + found + " in the store"
                + restored + failed;
    }

    private static String left(List<Failovers.Left> left) {
        return left.stream()
                        .limit(MOST_LINES)
                        .map(one -> "checkpoint " + one.checkpoint() + " at " + VirtualTime.format(one.nanos()))
                        .collect(Collectors.joining(", "))
                + rest(left.size() - MOST_LINES);
    }

    private static String ids(List<Long> ids) {
        String some = ids.stream().limit(MOST_IDS).map(String::valueOf).collect(Collectors.joining(", "));
        return some + (ids.size() > MOST_IDS ? " and " + (ids.size() - MOST_IDS) + " more" : "");
    }

    private void addLost() {
        List<Failovers.Lost> lost = verdict.job().failovers().lost();
        lost.stream()
                .limit(MOST_LINES)
                .forEach(one -> lines.add(new Line(
                        "lost",
                        one.type() + " " + one.checkpoint() + ", asked for at "
                                + VirtualTime.format(one.requestedNanos()) + ", with the JobManager at "
                                + VirtualTime.format(one.nanos()))));
        if (lost.size() > MOST_LINES) {
            lines.add(new Line("lost", Quantity.count(lost.size() - MOST_LINES) + " more, with the JobManager"));
        }
    }
}
