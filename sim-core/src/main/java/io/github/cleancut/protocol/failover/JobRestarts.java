package io.github.cleancut.protocol.failover;

import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.protocol.failover.FailoverTables.Blamed;
import io.github.cleancut.protocol.failover.FailoverTables.Candidate;
import io.github.cleancut.protocol.failover.FailoverTables.Failed;
import io.github.cleancut.protocol.failover.FailoverTables.Progress;
import io.github.cleancut.protocol.failover.FailoverTables.Superseding;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The restarts of a job that wait (C-190, C-203).
 *
 * <p>Hosting contract: the host says which failures there are, which delays are over, and that an attempt has ended; it executes what is written to {@code out}, and the status that it hands in is the one that
 * was set last.
 */
public final class JobRestarts {
    private final Rules rules;
    private final RestartBackoff backoff;
    final List<PendingRestart> waiting = new ArrayList<>();
    RestartVerdict verdict = new RestartVerdict(false, 0);
    private int restarts;

    /** The tables as one variant has them, resolved once. */
    private record Rules(
            RuleTable<JobStatus, Blamed, FailoverEffects> blame,
            RuleTable<JobRestarts, Failed, FailoverEffects> failure,
            RuleTable<JobRestarts, Failed, FailoverEffects> verdict,
            RuleTable<List<PendingRestart>, Superseding, FailoverEffects> supersede,
            RuleTable<JobRestarts, Candidate, FailoverEffects> go,
            RuleTable<JobStatus, Progress, FailoverEffects> end,
            RuleTable<JobRestarts, Failed, FailoverEffects> cancel) {}

    /**
     * The restarts of a job that has not failed yet.
     *
     * @param backoff the job's restart strategy
     * @param rules the variant's tables, which must hold {@link FailoverTables#all()}
     */
    public JobRestarts(RestartBackoff backoff, RuleBook rules) {
        this(
                backoff,
                new Rules(
                        rules.resolve(FailoverTables.BLAME),
                        rules.resolve(FailoverTables.FAILURE),
                        rules.resolve(FailoverTables.VERDICT),
                        rules.resolve(FailoverTables.SUPERSEDE),
                        rules.resolve(FailoverTables.GO),
                        rules.resolve(FailoverTables.END),
                        rules.resolve(FailoverTables.CANCEL)));
    }

    private JobRestarts(RestartBackoff backoff, Rules rules) {
        this.backoff = backoff;
        this.rules = rules;
    }

    /**
     * The coordinator has asked, a step ago, that the whole job fails (C-180).
     *
     * @param status the job's status
     * @param isTask whether a task has told it
     * @param stillRuns whether that task's attempt is still current and INITIALIZING or RUNNING
     * @param out told to fail the job, or nothing
     */
    public void onBlame(JobStatus status, boolean isTask, boolean stillRuns, FailoverEffects out) {
        rules.blame.fire(status, new Blamed(isTask, stillRuns), out, out);
    }

    /**
     * Something has failed.
     *
     * @param status the job's status
     * @param tasks what is to restart
     * @param isGlobal whether the job as a whole has failed
     * @param everything all tasks of the job
     * @param out takes the effects
     */
    public void onFailure(
            JobStatus status, List<Integer> tasks, boolean isGlobal, List<Integer> everything, FailoverEffects out) {
        rules.failure.fire(this, new Failed(status, tasks, isGlobal, everything), out, out);
    }

    /** The strategy has been asked: what it says is done. */
    void decide(Failed failed, FailoverEffects out) {
        verdict = backoff.onFailure(out.failure());
        rules.verdict.fire(this, failed, out, out);
    }

    /** A newer failure takes what it restarts out of the restarts that wait, and waits behind them. */
    void add(Failed failed, FailoverEffects out) {
        List<PendingRestart> before = new ArrayList<>(waiting);
        waiting.clear();
        for (PendingRestart older : before) {
            rules.supersede.fire(waiting, new Superseding(older, failed.tasks()), out, out);
        }
        waiting.add(new PendingRestart(++restarts, failed.tasks(), failed.isGlobal(), false));
    }

    /** The number of the restart that was planned last. */
    int lastNumber() {
        return restarts;
    }

    /**
     * The delay of a restart is over; {@link #onAttemptEnded} comes next.
     *
     * @param number the restart
     */
    public void onDelayOver(long number) {
        waiting.replaceAll(restart -> restart.number() == number ? restart.afterDelay() : restart);
    }

    /**
     * An attempt has ended, or a delay: what waited for it goes on.
     *
     * @param haveEnded whether the current attempts of all these tasks have ended
     * @param out takes the effects
     */
    public void onAttemptEnded(Predicate<List<Integer>> haveEnded, FailoverEffects out) {
        for (PendingRestart restart : new ArrayList<>(waiting)) {
            rules.go.fire(this, new Candidate(restart, haveEnded.test(restart.tasks())), out, out);
        }
    }

    /**
     * The job ends once all its attempts have.
     *
     * @param status the job's status
     * @param haveEnded whether the current attempts of all tasks have ended
     * @param haveFinished whether all of them have FINISHED
     * @param out takes the effects
     */
    public void endJob(JobStatus status, boolean haveEnded, boolean haveFinished, FailoverEffects out) {
        rules.end.fire(status, new Progress(haveEnded, haveFinished), out, out);
    }

    /**
     * A user cancels the job.
     *
     * @param status the job's status
     * @param everything all tasks of the job
     * @param out takes the effects
     */
    public void onCancel(JobStatus status, List<Integer> everything, FailoverEffects out) {
        rules.cancel.fire(this, new Failed(status, everything, true, everything), out, out);
    }

    /** Number of restarts that were planned so far. */
    public int restarts() {
        return restarts;
    }

    /**
     * A deep copy.
     *
     * @param copiedBackoff the strategy of the copy
     */
    public JobRestarts copy(RestartBackoff copiedBackoff) {
        JobRestarts copy = new JobRestarts(copiedBackoff, rules);
        copy.waiting.addAll(waiting);
        copy.verdict = verdict;
        copy.restarts = restarts;
        return copy;
    }

    /** The restart strategy. */
    public RestartBackoff backoff() {
        return backoff;
    }

    /** Appends what waits. */
    public void encode(StringBuilder to) {
        to.append(waiting);
        backoff.encode(to);
    }

    @Override
    public String toString() {
        return waiting.toString();
    }
}
