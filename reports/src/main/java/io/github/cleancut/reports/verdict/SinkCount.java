package io.github.cleancut.reports.verdict;

/**
 * The records of a sink when a run ends.
 *
 * @param sink its name
 * @param visible records that readers of committed data have seen, the same record as often as it was shown
 * @param uncommitted records that stand in a transaction that is neither committed nor given up
 */
public record SinkCount(String sink, long visible, long uncommitted) {}
