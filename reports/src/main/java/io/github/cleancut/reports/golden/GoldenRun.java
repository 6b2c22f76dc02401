package io.github.cleancut.reports.golden;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.reports.verdict.LawRow;
import io.github.cleancut.reports.verdict.Verdict;
import io.github.cleancut.trace.EventField;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceJson;
import io.github.cleancut.trace.TraceListener;
import io.github.cleancut.trace.TraceNames;
import java.util.ArrayList;
import java.util.List;

/**
 * One run as a text that a person can review: the verdict, then every step of the protocol with the rule rows that fired. Records are left out, the digest in the head stands for them; so are places in
 * the trace, which one record more would shift.
 */
public final class GoldenRun implements TraceListener {
    private final TraceNames names;
    private final TraceJson lanes;
    private final List<String> steps = new ArrayList<>();

    /** Gathers the steps of a run. */
    public GoldenRun(TraceNames names) {
        this.names = names;
        this.lanes = new TraceJson(names);
    }

    @Override
    public void accept(TraceEvent event) {
        EventKind kind = event.kind();
        boolean isOfRecords = kind.has(EventField.LINEAGE)
                || kind == EventKind.RECORD_EMITTED
                || kind == EventKind.OUTPUT_BLOCKED
                || kind == EventKind.OUTPUT_FREE;
        if (!isOfRecords) {
            steps.add(step(event));
        }
    }

    private String step(TraceEvent event) {
        EventKind kind = event.kind();
        StringBuilder line = new StringBuilder();
        line.append(VirtualTime.format(event.timeNanos())).append("  ");
        line.append(lanes.lane(event)).append("  ").append(kind.word());
        if (kind.has(EventField.ATTEMPT) && event.attempt() > 0) {
            line.append(" attempt=").append(event.attempt());
        }
        if (kind.has(EventField.CHECKPOINT) && event.checkpoint() >= 0) {
            line.append(" checkpoint=").append(event.checkpoint());
        }
        if (kind.has(EventField.CHANNEL)) {
            line.append(' ').append(names.producer(event.channel()));
            line.append("->").append(names.consumer(event.channel()));
        }
        if (kind.numberName() != null && event.number() >= 0) {
            line.append(' ').append(kind.numberName()).append('=').append(event.number());
        }
        if (event.text() != null) {
            line.append(' ').append(kind.textName()).append('=').append(event.text());
        }
        if (!event.rules().isEmpty()) {
            line.append("  [").append(event.rules()).append(']');
        }
        return line.toString();
    }

    /** The whole text, a line an element. */
    public List<String> lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        var scenario = verdict.plan().scenario();
        lines.add("golden run of " + verdict.plan().name() + ", seed " + scenario.seed() + ", "
                + scenario.rules().word() + " rules");
        lines.add("digest " + verdict.summary().digest());
        for (LawRow law : verdict.laws()) {
            lines.add("law " + law.law() + " " + law.outcome().word() + " " + law.exercised());
        }
        verdict.sinks().forEach(sink -> lines.add("output " + sink.sink() + " " + sink.visible()));
        lines.add("job " + verdict.summary().jobStatus());
        lines.add("");
        lines.addAll(steps);
        return lines;
    }
}
