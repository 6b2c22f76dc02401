package io.github.cleancut.protocol.failover;

import io.github.cleancut.model.RestartStrategy;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayDeque;
import java.util.Deque;

/** The restart strategy of a job: asked once for each failure, it says whether and when to restart (C-204 to C-210). */
public final class RestartBackoff {
    final RestartStrategy strategy;
    private final RuleTable<RestartBackoff, Failure, Answer> attempts;
    private final RuleTable<RestartBackoff, Failure, Answer> verdict;
    private final RuleLog log;

    /** Failures so far, for fixed-delay. */
    int failures;

    /** Times of the newest failures, for failure-rate. */
    final Deque<Long> recentMillis = new ArrayDeque<>();

    /** Attempts since the last reset, for exponential-delay. */
    int attempt;

    long nextRestartMillis = Long.MIN_VALUE;

    /** What the tables write their answer to. */
    static final class Answer {
        boolean canRestart;
        long backoffMillis;
    }

    /**
     * A strategy that has seen no failure.
     *
     * @param strategy which, with its keys
     * @param rules the tables of the variant; must hold {@link RestartTables#all()}
     * @param log learns the rows that fire
     */
    public RestartBackoff(RestartStrategy strategy, RuleBook rules, RuleLog log) {
        this(strategy, rules.resolve(RestartTables.ON_FAILURE), rules.resolve(RestartTables.VERDICT), log);
    }

    private RestartBackoff(
            RestartStrategy strategy,
            RuleTable<RestartBackoff, Failure, Answer> attempts,
            RuleTable<RestartBackoff, Failure, Answer> verdict,
            RuleLog log) {
        this.strategy = strategy;
        this.attempts = attempts;
        this.verdict = verdict;
        this.log = log;
    }

    /**
     * Counts a failure and decides.
     *
     * @param failure the failure
     */
    public RestartVerdict onFailure(Failure failure) {
        Answer answer = new Answer();
        attempts.fire(this, failure, answer, log);
        verdict.fire(this, failure, answer, log);
        return new RestartVerdict(answer.canRestart, answer.backoffMillis);
    }

    /**
     * A deep copy.
     *
     * @param copiedLog learns the rows that fire in the copy
     */
    public RestartBackoff copy(RuleLog copiedLog) {
        RestartBackoff copy = new RestartBackoff(strategy, attempts, verdict, copiedLog);
        copy.failures = failures;
        copy.recentMillis.addAll(recentMillis);
        copy.attempt = attempt;
        copy.nextRestartMillis = nextRestartMillis;
        return copy;
    }

    /** Appends the counts that decide what comes. */
    public void encode(StringBuilder to) {
        to.append("restart ")
                .append(failures)
                .append(' ')
                .append(attempt)
                .append(' ')
                .append(recentMillis.size());
    }

    boolean isHopeless(Failure failure) {
        return !failure.recoverable();
    }

    boolean isFixedDelay(Failure failure) {
        return failure.recoverable() && strategy instanceof RestartStrategy.FixedDelay;
    }

    boolean isFailureRate(Failure failure) {
        return failure.recoverable() && strategy instanceof RestartStrategy.FailureRate;
    }

    boolean isNone(Failure failure) {
        return failure.recoverable() && strategy instanceof RestartStrategy.None;
    }

    private boolean isExponential(Failure failure) {
        return failure.recoverable() && strategy instanceof RestartStrategy.ExponentialDelay;
    }

    boolean isMergedIntoAttempt(Failure failure) {
        return isExponential(failure) && failure.nowMillis() <= nextRestartMillis;
    }

    boolean isAfterQuietTime(Failure failure) {
        return isExponential(failure) && !isMergedIntoAttempt(failure) && wasQuiet(failure);
    }

    boolean isNextAttempt(Failure failure) {
        return isExponential(failure) && !isMergedIntoAttempt(failure) && !wasQuiet(failure);
    }

    private boolean wasQuiet(Failure failure) {
        return nextRestartMillis != Long.MIN_VALUE
                && failure.nowMillis() - nextRestartMillis >= exponential().resetThresholdMillis();
    }

    boolean hasFixedAttemptsLeft(Failure failure) {
        return isFixedDelay(failure)
                && strategy instanceof RestartStrategy.FixedDelay fixed
                && failures <= fixed.attempts();
    }

    boolean isFixedExhausted(Failure failure) {
        return isFixedDelay(failure)
                && strategy instanceof RestartStrategy.FixedDelay fixed
                && failures > fixed.attempts();
    }

    boolean isRateExceeded(Failure failure) {
        return isFailureRate(failure)
                && strategy instanceof RestartStrategy.FailureRate rate
                && recentMillis.size() > rate.maxFailures()
                && failure.nowMillis() - recentMillis.getFirst() <= rate.intervalMillis();
    }

    boolean isWithinRate(Failure failure) {
        return isFailureRate(failure) && !isRateExceeded(failure);
    }

    boolean hasExponentialAttemptsLeft(Failure failure) {
        return isExponential(failure) && attempt <= exponential().attemptsBeforeReset();
    }

    boolean isExponentialExhausted(Failure failure) {
        return isExponential(failure) && attempt > exponential().attemptsBeforeReset();
    }

    RestartStrategy.ExponentialDelay exponential() {
        return (RestartStrategy.ExponentialDelay) strategy;
    }
}
