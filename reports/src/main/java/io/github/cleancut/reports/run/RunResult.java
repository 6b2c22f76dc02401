package io.github.cleancut.reports.run;

import io.github.cleancut.reports.timeline.Lanes;
import io.github.cleancut.reports.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a run gave.
 *
 * @param verdict what became of it
 * @param lanes what a timeline of it shows
 * @param traceSha256 SHA-256 over the lines of its trace, in hex; empty where none was written
 * @param noProof why there is no certificate; empty where there is one; null where nobody asked for one, as there is no run folder
 */
public record RunResult(
        Verdict verdict,
        Lanes lanes,
        String traceSha256,
        @Nullable String noProof) {

    /** The same, told whether there is a certificate. */
    public RunResult withProof(String whyNone) {
        return new RunResult(verdict, lanes, traceSha256, whyNone);
    }

    /** Whether the run could have no certificate, although it should have one. */
    public boolean lacksProof() {
        return noProof != null && !noProof.isEmpty();
    }
}
