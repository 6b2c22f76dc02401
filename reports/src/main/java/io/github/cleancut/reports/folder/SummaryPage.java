package io.github.cleancut.reports.folder;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.run.RunResult;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.timing.Summary;
import io.github.cleancut.reports.timing.TimingField;
import io.github.cleancut.reports.verdict.EndText;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.FaultFacts;
import io.github.cleancut.reports.verdict.InFlightText;
import io.github.cleancut.reports.verdict.JobText;
import io.github.cleancut.reports.verdict.Judged;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.reports.verdict.Quantity;
import io.github.cleancut.reports.verdict.SinkCount;
import io.github.cleancut.reports.verdict.Telling;
import io.github.cleancut.reports.verdict.Verdict;
import java.util.List;

/** A verdict as a page of Markdown, for people and for the summary of a CI job. */
final class SummaryPage {
    private final Verdict verdict;
    private final StringBuilder page = new StringBuilder();

    private SummaryPage(Verdict verdict) {
        this.verdict = verdict;
    }

    static String of(RunResult result) {
        SummaryPage summary = new SummaryPage(result.verdict());
        summary.addHead();
        summary.addLaws();
        summary.addExpectations();
        summary.addSinks();
        summary.addLessons();
        summary.addCheckpoints();
        summary.addFailures();
        summary.addGauges();
        summary.addFaults();
        summary.page.append("\nDigest `").append(result.verdict().summary().digest());
        summary.page.append("`, SHA-256 of the trace's lines `").append(result.traceSha256());
        summary.page.append("`. Evidence: this run.");
        if (result.lacksProof()) {
            summary.page
                    .append(" Proof: none, because ")
                    .append(result.noProof())
                    .append('.');
        }
        summary.page.append('\n');
        return summary.page.toString();
    }

    private void addHead() {
        var plan = verdict.plan();
        page.append("# ").append(plan.name()).append(": ");
        page.append(ExitCode.word(verdict.exit())).append("\n\n");
        if (!plan.scenario().question().isEmpty()) {
            page.append("> ").append(plan.scenario().question().strip().replace("\n", "\n> "));
            page.append("\n\n");
        }
        page.append("Seed ").append(plan.scenario().seed()).append(", ");
        page.append(plan.scenario().rules().word()).append(" rules");
        if (plan.mutant() != null) {
            page.append(", mutant ").append(plan.mutant());
        }
        page.append(", ").append(Quantity.count(verdict.summary().events())).append(" events, ");
        page.append(VirtualTime.format(verdict.summary().virtualNanos())).append(" virtual");
        page.append(EndText.phases(plan.scenario().end(), verdict.summary().virtualNanos()));
        page.append(", job ").append(verdict.summary().jobStatus()).append(".\n\n");
        verdict.refusedStarts()
                .forEach(refused -> page.append("Restore: ").append(refused).append(".\n\n"));
        JobText.all(verdict)
                .forEach(line -> page.append("- ")
                        .append(line.label())
                        .append(": ")
                        .append(line.text())
                        .append('\n'));
        page.append(JobText.all(verdict).isEmpty() ? "" : "\n");
    }

    private void addLaws() {
        page.append("| law | verdict | exercised | detail |\n|---|---|---:|---|\n");
        for (LawRow law : verdict.laws()) {
            page.append("| ")
                    .append(law.law())
                    .append(" | ")
                    .append(law.outcome().word());
            page.append(" | ").append(law.exercised()).append(" | ").append(cell(law.detail()));
            page.append(" |\n");
        }
    }

    private void addExpectations() {
        if (!verdict.judged().isEmpty()) {
            addJudged();
        }
        for (String reason : verdict.undecided()) {
            page.append("\nUndecided: ").append(reason).append(".\n");
        }
    }

    private void addJudged() {
        page.append("\n| expected of | expected | was | |\n|---|---|---|---|\n");
        for (Judged test : verdict.judged()) {
            page.append("| ").append(test.path()).append(" | ").append(cell(test.expected()));
            page.append(" | ").append(cell(test.actual())).append(" | ");
            page.append(
                    switch (test.answer()) {
                        case MET -> "met";
                        case MISSED -> "**missed**";
                        case UNDECIDED -> "undecided";
                    });
            page.append(" |\n");
        }
    }

    /** What readers of committed data have seen of each sink, and what they have not. */
    private void addSinks() {
        if (verdict.sinks().isEmpty()) {
            return;
        }
        page.append("\n| sink | visible | uncommitted at the end |\n|---|---:|---:|\n");
        for (SinkCount sink : verdict.sinks()) {
            page.append("| ").append(sink.sink()).append(" | ");
            page.append(Quantity.count(sink.visible())).append(" | ");
            page.append(Quantity.count(sink.uncommitted())).append(" |\n");
        }
    }

    /** What the scenario teaches, where it came to pass. */
    private void addLessons() {
        if (!verdict.lessons().isEmpty()) {
            page.append('\n');
        }
        verdict.lessons()
                .forEach(lesson -> page.append("- ")
                        .append(VirtualTime.format(lesson.nanos()))
                        .append(": ")
                        .append(lesson.say().replace("\n", " "))
                        .append('\n'));
    }

    private void addFailures() {
        var timings = verdict.timings();
        List<CheckpointTiming> failed = Telling.failed(timings);
        if (failed.isEmpty() && timings.refusals().isEmpty()) {
            return;
        }
        if (!failed.isEmpty()) {
            page.append("\n| failed | after | reason | acknowledged |\n|---:|---:|---|---|\n");
        }
        for (CheckpointTiming checkpoint : failed) {
            page.append("| ").append(checkpoint.id()).append(" | ");
            page.append(VirtualTime.format(Math.max(0, checkpoint.endToEndNanos())));
            String why = verdict.finals().why(checkpoint.id());
            page.append(" | ").append(checkpoint.reason());
            String wait = checkpoint.jobManager().waitedFor();
            page.append(wait.isEmpty() ? "" : ", the JobManager waited for " + wait);
            page.append(why.isEmpty() ? " | " : ", " + why + " | ");
            page.append(checkpoint.acknowledged()).append(" of ");
            page.append(checkpoint.subtasks().size()).append(" |\n");
        }
        addRefusals();
    }

    /** Requests that failed before they had an id. */
    private void addRefusals() {
        List<Telling.Refused> refusals = Telling.refusals(verdict.timings());
        if (!refusals.isEmpty()) {
            page.append("\n| refused, before it had an id | times | first | last |\n|---|---:|---:|---:|\n");
        }
        for (Telling.Refused refusal : refusals) {
            page.append("| ").append(refusal.reason()).append(" | ").append(refusal.count());
            page.append(" | ").append(VirtualTime.format(refusal.fromNanos()));
            page.append(" | ").append(VirtualTime.format(refusal.untilNanos())).append(" |\n");
        }
    }

    private void addFaults() {
        if (verdict.faults().isEmpty()) {
            return;
        }
        page.append("\n| fault | first | struck | did nothing |\n|---|---:|---:|---:|\n");
        for (FaultFacts.Told fault : verdict.faults()) {
            page.append("| ").append(fault.name()).append(" | ");
            page.append(VirtualTime.format(fault.firstNanos())).append(" | ");
            page.append(fault.struck()).append(" | ").append(fault.skipped()).append(" |\n");
        }
        verdict.faults().stream()
                .filter(fault -> !fault.healed().isEmpty())
                .forEach(fault -> page.append("\nFault ")
                        .append(fault.name())
                        .append(' ')
                        .append(fault.healed())
                        .append(".\n"));
    }

    /** What a metrics reporter of the JobManager shows when the run ends (C-263). */
    private void addGauges() {
        if (verdict.summary().gauges().isEmpty()) {
            return;
        }
        page.append("\n| metric of the JobManager at the end | value |\n|---|---:|\n");
        verdict.summary()
                .gauges()
                .forEach((name, value) -> page.append("| ")
                        .append(name)
                        .append(" | ")
                        .append(value)
                        .append(" |\n"));
    }

    private void addCheckpoints() {
        var counters = verdict.summary().counters();
        page.append("\nCheckpoints: triggered ").append(counters.triggered());
        page.append(", completed ").append(counters.completed());
        page.append(", failed ").append(counters.failed());
        page.append(", restored ").append(counters.restored());
        var failures = verdict.failures();
        page.append(failures.since().isEmpty() ? "" : ", all since " + failures.since());
        page.append(".\n");
        long fromNothing = Telling.restartsFromNothing(verdict.timings());
        if (fromNothing > 0) {
            page.append("Restarts: ").append(Telling.fromNothing(fromNothing)).append(".\n");
        }
        if (!failures.counted().isEmpty()) {
            page.append("Failed by ")
                    .append(String.join(", ", Telling.failures(failures)))
                    .append(".\n");
        }
        if (!failures.uncounted().isEmpty()) {
            page.append("Refused and not counted: ")
                    .append(String.join(", ", Telling.uncounted(failures)))
                    .append(".\n");
        }
        Summary endToEnd = TimingField.END_TO_END.summary(verdict.timings());
        if (!endToEnd.isEmpty()) {
            page.append("End to end: p50 ").append(VirtualTime.format((long) endToEnd.stat("p50")));
            page.append(", p99 ").append(VirtualTime.format((long) endToEnd.stat("p99")));
            page.append(", max ").append(VirtualTime.format(endToEnd.max()));
            page.append("; slowest: ").append(Telling.slowestPart(verdict)).append(".\n");
            addCriticalPaths();
        }
    }

    /** What the end of each checkpoint waited for; the longest step of each tells where to look. */
    private void addCriticalPaths() {
        var timings = verdict.timings();
        boolean isUnaligned = verdict.plan().scenario().flink().checkpointing().unaligned();
        String more = isUnaligned ? " type | processed | persisted |" : "";
        page.append("\n| checkpoint | end to end |").append(more).append(" its critical path |\n|---:|---:|");
        page.append(isUnaligned ? "---|---:|---:|" : "").append("---|\n");
        for (CheckpointTiming checkpoint : timings.completed()) {
            page.append("| ").append(checkpoint.id()).append(" | ");
            page.append(VirtualTime.format(checkpoint.endToEndNanos())).append(" | ");
            if (isUnaligned) {
                page.append(checkpoint.restType()).append(" | ");
                page.append(InFlightText.bytes(checkpoint.processedBytes())).append(" | ");
                page.append(InFlightText.bytes(checkpoint.persistedBytes())).append(" | ");
            }
            page.append(Telling.criticalPath(checkpoint, verdict)).append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
