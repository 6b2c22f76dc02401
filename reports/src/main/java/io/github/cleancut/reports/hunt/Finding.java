package io.github.cleancut.reports.hunt;

/**
 * A law that a variation broke.
 *
 * @param law its name, or BUG where the simulator broke down
 * @param run name of the run that was varied
 * @param seed of the first variation that broke it
 * @param detail what the law says of the smallest scenario
 * @param file the smallest scenario, relative to the folder of findings
 * @param isMinimal whether nothing more can be taken away from it
 */
public record Finding(String law, String run, long seed, String detail, String file, boolean isMinimal) {}
