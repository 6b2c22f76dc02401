package io.github.cleancut.scenarios.flink;

import io.github.cleancut.model.CheckpointConfig;
import java.util.List;
import java.util.Locale;

/** Warns of what Flink takes and does not do as it is written: it changes the value or passes over it, and says nothing. */
final class SilentChanges {
    private static final long LONGEST_PAUSE_MILLIS = 365L * 24 * 60 * 60 * 1000;

    private final FlinkSection flink;

    SilentChanges(FlinkSection flink) {
        this.flink = flink;
    }

    /** Warns of each, with the statement that says so. */
    void check(CheckpointConfig checkpointing) {
        interval(checkpointing);
        pause(checkpointing);
        mode(checkpointing);
        strategies();
    }

    private void interval(CheckpointConfig checkpointing) {
        warnIf(
                flink.has(FlinkOptions.INTERVAL) && !checkpointing.isPeriodic(),
                FlinkOptions.INTERVAL,
                "is below 10 ms: there are no periodic checkpoints (C-009)",
                "write at least 10 ms");
        long backlog = flink.get(FlinkOptions.BACKLOG_INTERVAL, 0L);
        warnIf(
                backlog > 0 && backlog < 10,
                FlinkOptions.BACKLOG_INTERVAL,
                "is below 10 ms: there are no checkpoints during backlog (C-012)",
                "write 0 ms, which means the same, or at least the base interval");
    }

    private void pause(CheckpointConfig checkpointing) {
        warnIf(
                checkpointing.isPeriodic()
                        && checkpointing.minPauseMillis() > checkpointing.intervalMillis()
                        && checkpointing.minPauseMillis() <= LONGEST_PAUSE_MILLIS,
                FlinkOptions.MIN_PAUSE,
                "is above the interval, which is raised to it (C-011)",
                "checkpoints begin every " + checkpointing.minPauseMillis() + " ms at most");
        warnIf(
                checkpointing.minPauseMillis() > LONGEST_PAUSE_MILLIS,
                FlinkOptions.MIN_PAUSE,
                "is above 365 days, which it is lowered to (C-011)",
                "write at most 365 d");
    }

    private void mode(CheckpointConfig checkpointing) {
        boolean isExactlyOnceWanted = flink.get(FlinkOptions.MODE, "").equals("EXACTLY_ONCE");
        warnIf(
                flink.has(FlinkOptions.MODE) && isExactlyOnceWanted && !checkpointing.isPeriodic(),
                FlinkOptions.MODE,
                "is AT_LEAST_ONCE while periodic checkpoints are off (C-015, T-007)",
                "set execution.checkpointing.interval");
        boolean isUnalignedWanted = flink.get(FlinkOptions.UNALIGNED, false);
        warnIf(
                isUnalignedWanted && !checkpointing.unaligned(),
                FlinkOptions.UNALIGNED,
                isExactlyOnceWanted
                        ? "has no effect while periodic checkpoints are off (C-015)"
                        : "has no effect: at least once nothing is unaligned (C-015, T-008)",
                isExactlyOnceWanted
                        ? "set execution.checkpointing.interval"
                        : "leave execution.checkpointing.mode at EXACTLY_ONCE");
        warnIf(
                flink.get(FlinkOptions.ALIGNED_TIMEOUT, 0L) > 0 && !isUnalignedWanted,
                FlinkOptions.ALIGNED_TIMEOUT,
                "has no effect without unaligned checkpoints (T-002)",
                "set execution.checkpointing.unaligned.enabled: true");
    }

    /** Settings of a restart strategy that is not the chosen one. */
    private void strategies() {
        if (!flink.has(FlinkOptions.RESTART_TYPE)) {
            return;
        }
        String chosen = flink.get(FlinkOptions.RESTART_TYPE, "")
                .toLowerCase(Locale.ROOT)
                .replace("-", "");
        unlessChosen(chosen, "fixeddelay", FlinkOptions.FIXED);
        unlessChosen(chosen, "failurerate", FlinkOptions.RATE);
        unlessChosen(chosen, "exponentialdelay", FlinkOptions.EXPONENTIAL);
    }

    private void unlessChosen(String chosen, String name, List<FlinkOption<?>> options) {
        for (FlinkOption<?> option : options) {
            warnIf(
                    !chosen.equals(name) && flink.has(option),
                    option,
                    "has no effect: it belongs to another restart strategy (C-204)",
                    "restart-strategy.type is " + flink.get(FlinkOptions.RESTART_TYPE, ""));
        }
    }

    private void warnIf(boolean isSilent, FlinkOption<?> option, String what, String hint) {
        if (isSilent) {
            flink.problems().warn(flink.place(option), option.key() + " " + what, hint);
        }
    }
}
