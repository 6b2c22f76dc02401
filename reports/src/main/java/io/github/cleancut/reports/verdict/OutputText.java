package io.github.cleancut.reports.verdict;

import java.util.Set;

/** What a verdict on a terminal says of the records of each sink, also where no law claims anything of them. */
final class OutputText {
    /** Nothing that is not committed when a job has one of these will ever be. */
    private static final Set<String> OVER = Set.of("FINISHED", "FAILED", "CANCELED");

    private OutputText() {}

    static String of(Verdict verdict) {
        LawRow output = verdict.laws().stream()
                .filter(law -> law.law().equals("OUT-EO"))
                .findFirst()
                .orElse(null);
        boolean isOver = OVER.contains(verdict.summary().jobStatus());
        StringBuilder text = new StringBuilder();
        for (SinkCount sink : verdict.sinks()) {
            LawRow own = output == null ? null : output.scopedTo(sink.sink());
            text.append("   ").append(sink.sink()).append(": ");
            text.append(Quantity.count(sink.visible())).append(" visible");
            if (own != null && !own.isEmpty()) {
                text.append(", ").append(Quantity.count(own.lost())).append(" lost, ");
                text.append(Quantity.count(own.doubled())).append(" doubled");
            }
            if (isOver && sink.uncommitted() > 0) {
                text.append(", ").append(Quantity.count(sink.uncommitted())).append(" uncommitted at the end");
            }
        }
        return text.toString();
    }
}
