package io.github.cleancut.reports.verdict;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.model.End;

/** The phases of a run that {@code end:} ends. */
public final class EndText {
    private EndText() {}

    /**
     * How the virtual time of a run adds up, for example {@code = end 20000.000 ms + settle 600000.000 ms + drained 0.000 ms}.
     *
     * @param end what the scenario says
     * @param virtualNanos when the run was over
     * @return empty where the run was over before {@code end.at}
     */
    public static String phases(End end, long virtualNanos) {
        if (end.atNanos() < 0 || virtualNanos <= end.atNanos()) {
            return "";
        }
        long settledNanos = Math.min(virtualNanos, VirtualTime.plus(end.atNanos(), end.settleNanos()));
        return " = end " + VirtualTime.format(end.atNanos()) + " + settle "
                + VirtualTime.format(settledNanos - end.atNanos()) + " + drained "
                + VirtualTime.format(virtualNanos - settledNanos);
    }
}
