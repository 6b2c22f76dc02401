package io.github.cleancut.protocol.failover;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.protocol.failover.RestartBackoff.Answer;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The restart strategies: first the failure is counted, then the verdict is given. */
public final class RestartTables {
    /** With a jitter of at most 100 % its sum is a long. */
    private static final double LARGEST_MILLIS = (double) (1L << 61);

    // spotless:off
    /** Counts a failure. */
    public static final RuleTable<RestartBackoff, Failure, Answer> ON_FAILURE = table("restart/failure",
        //   id     because                                              when                               then
        rule("RF1", "no strategy: nothing to count",                     RestartBackoff::isNone,             RestartTables::nothing,        "C-210"),
        rule("RF2", "fixed delay: every failure counts, never reset",    RestartBackoff::isFixedDelay,       RestartTables::countFailure,   "C-205"),
        rule("RF3", "failure rate: remember the newest failures",        RestartBackoff::isFailureRate,      RestartTables::rememberTime,   "C-206"),
        rule("RF4", "exponential: before the planned restart, the same attempt", RestartBackoff::isMergedIntoAttempt, RestartTables::nothing, "C-208"),
        rule("RF5", "exponential: after a quiet time, start anew",       RestartBackoff::isAfterQuietTime,   RestartTables::firstAttempt,   "C-208"),
        rule("RF6", "exponential: one attempt more",                     RestartBackoff::isNextAttempt,      RestartTables::nextAttempt,    "C-207"),
        rule("RF7", "a restart cannot help: nothing to count",           RestartBackoff::isHopeless,         RestartTables::nothing,        "C-202"));

    /** Gives the verdict on the failure that was counted last. */
    public static final RuleTable<RestartBackoff, Failure, Answer> VERDICT = table("restart/verdict",
        //   id     because                             when                                       then
        rule("RV1", "no strategy: never",               RestartBackoff::isNone,                    RestartTables::deny,               "C-210"),
        rule("RV2", "fixed delay, attempts left",       RestartBackoff::hasFixedAttemptsLeft,      RestartTables::afterFixedDelay,    "C-205"),
        rule("RV3", "fixed delay, attempts used up",    RestartBackoff::isFixedExhausted,          RestartTables::deny,               "C-205"),
        rule("RV4", "failures within the rate",         RestartBackoff::isWithinRate,              RestartTables::afterRateDelay,     "C-206"),
        rule("RV5", "too many failures in the interval", RestartBackoff::isRateExceeded,           RestartTables::deny,               "C-206"),
        rule("RV6", "exponential, attempts left",       RestartBackoff::hasExponentialAttemptsLeft, RestartTables::afterBackoff,      "C-207"),
        rule("RV7", "exponential, attempts used up",    RestartBackoff::isExponentialExhausted,    RestartTables::deny,               "C-207"),
        rule("RV8", "a restart cannot help: never",     RestartBackoff::isHopeless,                RestartTables::deny,               "C-202"));

    /** As presumably intended: the delay stays at its maximum, however many attempts there were (C-209). */
    public static final RowReplacement<RestartBackoff, Failure, Answer> BOUNDED_BACKOFF = replacing(ON_FAILURE, "RF6",
        rule("RF6", "exponential: one attempt more",                     RestartBackoff::isNextAttempt,      RestartTables::nextBoundedAttempt, "C-207", "C-209"));
    // spotless:on

    private RestartTables() {}

    /** All tables of this package. */
    public static List<RuleTable<?, ?, ?>> all() {
        return List.of(ON_FAILURE, VERDICT);
    }

    private static void nothing(RestartBackoff state, Failure failure, Answer out) {}

    private static void countFailure(RestartBackoff state, Failure failure, Answer out) {
        state.failures++;
    }

    private static void rememberTime(RestartBackoff state, Failure failure, Answer out) {
        RestartStrategy.FailureRate rate = (RestartStrategy.FailureRate) state.strategy;
        state.recentMillis.addLast(failure.nowMillis());
        while (state.recentMillis.size() > rate.maxFailures() + 1) {
            state.recentMillis.removeFirst();
        }
    }

    private static void firstAttempt(RestartBackoff state, Failure failure, Answer out) {
        state.attempt = 0;
        nextAttempt(state, failure, out);
    }

    private static void nextAttempt(RestartBackoff state, Failure failure, Answer out) {
        state.nextRestartMillis =
                failure.nowMillis() + backoffMillis(state.exponential(), state.attempt, failure.jitter());
        state.attempt++;
    }

    private static void nextBoundedAttempt(RestartBackoff state, Failure failure, Answer out) {
        state.nextRestartMillis =
                failure.nowMillis() + boundedMillis(state.exponential(), state.attempt, failure.jitter());
        state.attempt++;
    }

    /** C-207; far above any maximum the product grows no more, so that jitter cannot make it overflow. */
    private static long boundedMillis(RestartStrategy.ExponentialDelay delay, int attempt, double jitter) {
        double product = delay.initialMillis() * StrictMath.pow(delay.multiplier(), attempt);
        long grown = (long) StrictMath.min(product, LARGEST_MILLIS);
        long jittered = grown + (long) (jitter * (long) (grown * delay.jitterFactor()));
        return Math.max(delay.initialMillis(), Math.min(jittered, delay.maxMillis()));
    }

    /** C-207; C-209: a product that overflows falls back to the initial delay about every other time. */
    private static long backoffMillis(RestartStrategy.ExponentialDelay delay, int attempt, double jitter) {
        long grown = (long) (delay.initialMillis() * StrictMath.pow(delay.multiplier(), attempt));
        long jittered = grown + (long) (jitter * (long) (grown * delay.jitterFactor()));
        return Math.max(delay.initialMillis(), Math.min(jittered, delay.maxMillis()));
    }

    private static void deny(RestartBackoff state, Failure failure, Answer out) {
        out.canRestart = false;
    }

    private static void afterFixedDelay(RestartBackoff state, Failure failure, Answer out) {
        allow(out, ((RestartStrategy.FixedDelay) state.strategy).delayMillis());
    }

    private static void afterRateDelay(RestartBackoff state, Failure failure, Answer out) {
        allow(out, ((RestartStrategy.FailureRate) state.strategy).delayMillis());
    }

    private static void afterBackoff(RestartBackoff state, Failure failure, Answer out) {
        allow(out, Math.max(0, state.nextRestartMillis - failure.nowMillis()));
    }

    private static void allow(Answer out, long backoffMillis) {
        out.canRestart = true;
        out.backoffMillis = backoffMillis;
    }
}
