package io.github.cleancut.scenarios.flink;

import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.scenarios.bind.DidYouMean;
import java.util.List;
import java.util.Locale;

/** {@code restart-strategy.*} (C-204 to C-210). */
final class RestartSection {
    private static final List<String> TYPES = List.of("none", "fixed-delay", "failure-rate", "exponential-delay");

    private final FlinkSection flink;

    RestartSection(FlinkSection flink) {
        this.flink = flink;
    }

    RestartStrategy read(boolean isCheckpointing) {
        String byDefault = isCheckpointing ? "exponential-delay" : "none";
        String given = flink.get(FlinkOptions.RESTART_TYPE, byDefault);
        flink.resolve(FlinkOptions.RESTART_TYPE, byDefault);
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "none", "off", "disable" -> new RestartStrategy.None();
            case "fixed-delay", "fixeddelay" -> fixedDelay();
            case "exponential-delay", "exponentialdelay" -> exponentialDelay();
            case "failure-rate", "failurerate" -> failureRate();
            default -> unknown(given);
        };
    }

    private RestartStrategy unknown(String given) {
        flink.problems()
                .refuse(
                        flink.place(FlinkOptions.RESTART_TYPE),
                        "restart-strategy.type: \"" + given + "\" is no restart strategy",
                        DidYouMean.hint(given, TYPES, "Flink takes " + String.join(", ", TYPES)));
        return new RestartStrategy.None();
    }

    private RestartStrategy failureRate() {
        FlinkOptions.RATE.forEach(flink::resolve);
        int failures = flink.get(FlinkOptions.RATE_FAILURES, 1);
        refuseUnless(failures >= 1, FlinkOptions.RATE_FAILURES, "at least 1");
        refuseUnless(flink.get(FlinkOptions.RATE_INTERVAL, 1L) >= 1, FlinkOptions.RATE_INTERVAL, "at least 1 ms");
        return new RestartStrategy.FailureRate(
                failures, flink.get(FlinkOptions.RATE_INTERVAL, 1L), flink.get(FlinkOptions.RATE_DELAY, 0L));
    }

    private RestartStrategy fixedDelay() {
        FlinkOptions.FIXED.forEach(flink::resolve);
        int attempts = flink.get(FlinkOptions.FIXED_ATTEMPTS, 1);
        if (attempts < 0) {
            flink.problems()
                    .refuse(
                            flink.place(FlinkOptions.FIXED_ATTEMPTS),
                            FlinkOptions.FIXED_ATTEMPTS.key() + " is " + attempts,
                            "Flink takes 0 or more");
        }
        return new RestartStrategy.FixedDelay(attempts, flink.get(FlinkOptions.FIXED_DELAY, 0L));
    }

    private RestartStrategy exponentialDelay() {
        FlinkOptions.EXPONENTIAL.forEach(flink::resolve);
        RestartStrategy.ExponentialDelay strategy = new RestartStrategy.ExponentialDelay(
                flink.get(FlinkOptions.INITIAL_BACKOFF, 1L),
                flink.get(FlinkOptions.MAX_BACKOFF, 1L),
                flink.get(FlinkOptions.MULTIPLIER, 1.5),
                flink.get(FlinkOptions.RESET_THRESHOLD, 1L),
                flink.get(FlinkOptions.JITTER, 0.1),
                flink.get(FlinkOptions.ATTEMPTS_BEFORE_RESET, 1));
        refuseUnless(strategy.initialMillis() >= 1, FlinkOptions.INITIAL_BACKOFF, "at least 1 ms");
        checkOrder(strategy);
        refuseUnless(strategy.multiplier() >= 1, FlinkOptions.MULTIPLIER, "at least 1");
        refuseUnless(strategy.resetThresholdMillis() >= 1, FlinkOptions.RESET_THRESHOLD, "at least 1 ms");
        refuseUnless(strategy.jitterFactor() >= 0 && strategy.jitterFactor() <= 1, FlinkOptions.JITTER, "0 to 1");
        refuseUnless(strategy.attemptsBeforeReset() >= 1, FlinkOptions.ATTEMPTS_BEFORE_RESET, "at least 1");
        return strategy;
    }

    /** The one that is written is wrong; of two, the greatest. */
    private void checkOrder(RestartStrategy.ExponentialDelay strategy) {
        if (strategy.maxMillis() < strategy.initialMillis()) {
            FlinkOption<?> written =
                    flink.has(FlinkOptions.MAX_BACKOFF) ? FlinkOptions.MAX_BACKOFF : FlinkOptions.INITIAL_BACKOFF;
            flink.problems()
                    .refuse(
                            flink.place(written),
                            FlinkOptions.INITIAL_BACKOFF.key() + " of " + strategy.initialMillis()
                                    + " ms is more than " + FlinkOptions.MAX_BACKOFF.key() + " of "
                                    + strategy.maxMillis() + " ms",
                            "Flink takes a max-backoff of at least the initial one; write "
                                    + FlinkOptions.MAX_BACKOFF.key() + " too");
        }
    }

    private void refuseUnless(boolean isFine, FlinkOption<?> option, String accepted) {
        if (!isFine) {
            flink.problems().refuse(flink.place(option), option.key() + " is out of range", "Flink takes " + accepted);
        }
    }
}
