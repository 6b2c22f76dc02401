package io.github.cleancut.reports.run;

import io.github.cleancut.reports.timeline.Lanes;
import io.github.cleancut.reports.verdict.Verdict;

/**
 * What a run gave.
 *
 * @param verdict what became of it
 * @param lanes what a timeline of it shows
 * @param traceSha256 SHA-256 over the lines of its trace, in hex; empty where none was written
 */
public record RunResult(Verdict verdict, Lanes lanes, String traceSha256) {}
