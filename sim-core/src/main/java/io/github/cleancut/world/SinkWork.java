package io.github.cleancut.world;

import io.github.cleancut.model.Fault.Step;
import io.github.cleancut.protocol.sink.SinkEffects;
import io.github.cleancut.protocol.sink.TwoPhaseSink;
import io.github.cleancut.protocol.sink.Visibility;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A sink at work: its records become visible as the sink tables decide; commits take time, one after the other. */
final class SinkWork implements SinkEffects {
    /** A commit that waits for its turn. */
    private record Commit(long transaction, long checkpointId, boolean isRecovery) {}

    private final World world;
    private final Attempt attempt;
    private final TwoPhaseSink sink;
    private final Visibility visibility;
    private final DrawnAmount commitNanos;
    private final Deque<Commit> commits = new ArrayDeque<>();
    private final List<Commit> failed = new ArrayList<>();
    private boolean mustFail;

    SinkWork(World world, Attempt attempt, TwoPhaseSink sink, Visibility visibility, DrawnAmount commitNanos) {
        this.world = world;
        this.attempt = attempt;
        this.sink = sink;
        this.visibility = visibility;
        this.commitNanos = commitNanos;
    }

    /** A record reaches the sink. */
    void write(long lineage) {
        switch (visibility) {
            case WITH_TRANSACTION ->
                world.recorder().record(EventKind.RECORD_WRITTEN, attempt.id(), sink.openTransaction(), lineage);
            case AT_ONCE, AT_ONCE_BY_KEY ->
                world.recorder().record(EventKind.RECORD_VISIBLE, attempt.id(), -1, lineage);
            case NEVER -> {}
        }
    }

    private boolean isTransactional() {
        return visibility == Visibility.WITH_TRANSACTION;
    }

    /** The attempt starts, from a snapshot or from nothing. */
    void start(List<TaskSnapshot> snapshots) {
        if (!isTransactional()) {
            return;
        }
        if (snapshots.isEmpty()) {
            sink.open(this);
            return;
        }
        TaskSnapshot snapshot = snapshots.get(0);
        SortedMap<Long, Long> pending = new TreeMap<>();
        snapshot.pending().forEach(entry -> pending.put(entry.checkpointId(), entry.transaction()));
        sink.restore(new TwoPhaseSink.Snapshot(snapshot.openTransaction(), pending), this);
    }

    void onSnapshot(long checkpointId) {
        if (isTransactional()) {
            sink.onSnapshot(checkpointId, this);
        }
    }

    /** The transaction that is open after a snapshot, -1 if none. */
    long openTransaction() {
        return sink.snapshot().openTransaction();
    }

    List<TaskSnapshot.PendingTransaction> pending() {
        if (!isTransactional()) {
            return List.of();
        }
        List<TaskSnapshot.PendingTransaction> pending = new ArrayList<>();
        sink.snapshot()
                .pending()
                .forEach((checkpoint, transaction) ->
                        pending.add(new TaskSnapshot.PendingTransaction(checkpoint, transaction)));
        return pending;
    }

    void onComplete(long checkpointId) {
        if (isTransactional()) {
            sink.onComplete(checkpointId, this);
        }
    }

    void onAbort(long checkpointId) {
        if (isTransactional()) {
            sink.onAbort(checkpointId, this);
        }
    }

    void onFinish() {
        sink.onFinish();
    }

    /** Whether a commit waits for its turn. */
    boolean hasCommits() {
        return !commits.isEmpty();
    }

    /** Begins the next commit and returns how long it takes. */
    long beginCommit() {
        Commit commit = commits.getFirst();
        world.recorder()
                .task(EventKind.COMMIT_STARTED, attempt.id(), commit.checkpointId(), commit.transaction(), null);
        return commitNanos.nextNanos();
    }

    /** The commit that was begun last is over. */
    void endCommit() {
        Commit commit = commits.removeFirst();
        if (world.subtasks().isFenced(attempt.id())
                || world.mishaps().failureOf(Step.COMMIT, attempt.id().task(), commit.checkpointId()) != null) {
            failed.add(commit);
            return;
        }
        world.recorder().task(EventKind.COMMIT_ENDED, attempt.id(), commit.checkpointId(), commit.transaction(), null);
    }

    /** Once all commits of a notice have been tried: whether the failed ones fail the task. */
    boolean failsTask() {
        mustFail = false;
        for (Commit commit : failed) {
            if (commit.isRecovery()) {
                sink.onRecoverFailed(commit.transaction(), false, false, this);
            } else {
                sink.onCommitFailed(commit.transaction(), this);
            }
        }
        failed.clear();
        return mustFail;
    }

    @Override
    public void begin(long transaction) {}

    @Override
    public void preCommit(long transaction, long checkpointId) {
        world.recorder().task(EventKind.PRE_COMMITTED, attempt.id(), checkpointId, transaction, null);
    }

    @Override
    public void commit(long transaction, long checkpointId) {
        commits.addLast(new Commit(transaction, checkpointId, false));
    }

    @Override
    public void recoverAndCommit(long transaction, long checkpointId) {
        commits.addLast(new Commit(transaction, checkpointId, true));
    }

    @Override
    public void recoverAndAbort(long transaction) {
        abort(transaction);
    }

    @Override
    public void abort(long transaction) {
        world.recorder().task(EventKind.TRANSACTION_ABORTED, attempt.id(), -1, transaction, null);
    }

    @Override
    public void fail(long transaction) {
        mustFail = true;
    }

    @Override
    public void drop(long transaction) {
        abort(transaction);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }

    SinkWork copy(World copiedWorld, Attempt copiedAttempt) {
        SinkWork copy = new SinkWork(copiedWorld, copiedAttempt, sink.copy(), visibility, commitNanos.copy());
        copy.commits.addAll(commits);
        copy.failed.addAll(failed);
        return copy;
    }

    void encode(StringBuilder to) {
        sink.encode(to);
        to.append(commits).append(failed);
    }
}
