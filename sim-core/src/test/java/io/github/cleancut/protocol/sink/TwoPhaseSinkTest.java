package io.github.cleancut.protocol.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cleancut.model.Commit;
import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T-240 to T-246. */
class TwoPhaseSinkTest {
    private final SinkRules rules = new SinkRules(RuleBook.of(SinkRules.tables()));
    private final Notes notes = new Notes();

    /** T-240. */
    @Test
    void aSnapshotPreCommitsAndBeginsTheNextTransaction() {
        TwoPhaseSink sink = opened(10);
        sink.onSnapshot(1, notes);
        assertEquals("preCommit 10 for 1, begin 11", notes.take());
        assertEquals(11, sink.snapshot().openTransaction());
        assertEquals(10L, sink.snapshot().pending().get(1L));
    }

    /** T-241. */
    @Test
    void aCompletionCommitsEverythingUpToItInOrderAndLeavesTheRest() {
        TwoPhaseSink sink = opened(10);
        for (long id = 1; id <= 3; id++) {
            sink.onSnapshot(id, notes);
        }
        notes.take();
        sink.onComplete(2, notes);
        assertEquals("commit 10 of 1, commit 11 of 2", notes.take());
        assertEquals("{3=12}", sink.snapshot().pending().toString());
    }

    /** T-145, T-242. */
    @Test
    void anAbortLeavesTheTransactionToTheNextCompletion() {
        TwoPhaseSink sink = opened(10);
        sink.onSnapshot(1, notes);
        sink.onSnapshot(2, notes);
        notes.take();
        sink.onAbort(1, notes);
        assertEquals("", notes.take());
        sink.onComplete(2, notes);
        assertEquals("commit 10 of 1, commit 11 of 2", notes.take());
    }

    /** T-241: it is removed although it failed. */
    @Test
    void aFailedCommitFailsTheTaskAndIsNotTriedAgainByThisAttempt() {
        TwoPhaseSink sink = opened(10);
        sink.onSnapshot(1, notes);
        sink.onComplete(1, notes);
        notes.take();
        sink.onCommitFailed(10, notes);
        assertEquals("fail 10", notes.take());
        sink.onComplete(2, notes);
        assertEquals("", notes.take());
    }

    /** T-243. */
    @Test
    void aRestoreCommitsWhatIsPendingAndThrowsTheOpenOneAway() {
        TwoPhaseSink before = opened(10);
        before.onSnapshot(1, notes);
        before.onSnapshot(2, notes);
        notes.take();
        TwoPhaseSink sink = new TwoPhaseSink(rules, 20);
        sink.restore(before.snapshot(), notes);
        assertEquals("recoverAndCommit 10, recoverAndCommit 11, recoverAndAbort 12, begin 20", notes.take());
        assertEquals("{}", sink.snapshot().pending().toString());
    }

    /** T-240. */
    @Test
    void afterFinishTheLastTransactionIsPreCommittedAndNoneBegins() {
        TwoPhaseSink sink = opened(10);
        sink.onFinish();
        sink.onSnapshot(1, notes);
        assertEquals("preCommit 10 for 1", notes.take());
        sink.onSnapshot(2, notes);
        assertEquals("", notes.take());
    }

    /** T-246. */
    @Test
    void closeAbortsTheOpenTransactionOnly() {
        TwoPhaseSink sink = opened(10);
        sink.onSnapshot(1, notes);
        notes.take();
        sink.onClose(notes);
        assertEquals("abort 11", notes.take());
        assertEquals("{1=10}", sink.snapshot().pending().toString());
    }

    /** T-245. */
    @Test
    void aRecoveryThatFailsIsDroppedOnlyIfItIsTooOldAndThatIsIgnored() {
        TwoPhaseSink sink = opened(10);
        sink.onRecoverFailed(5, true, true, notes);
        sink.onRecoverFailed(6, true, false, notes);
        sink.onRecoverFailed(7, false, true, notes);
        assertEquals("drop 5, fail 6, fail 7", notes.take());
    }

    @Test
    void eachKindOfSinkShowsItsRecordsInItsOwnWay() {
        assertEquals(Visibility.WITH_TRANSACTION, rules.visibility(Commit.TWO_PHASE, notes));
        assertEquals(Visibility.AT_ONCE, rules.visibility(Commit.AT_LEAST_ONCE, notes));
        assertEquals(Visibility.AT_ONCE_BY_KEY, rules.visibility(Commit.IDEMPOTENT, notes));
        assertEquals(Visibility.NEVER, rules.visibility(Commit.NONE, notes));
    }

    private TwoPhaseSink opened(long firstTransaction) {
        TwoPhaseSink sink = new TwoPhaseSink(rules, firstTransaction);
        sink.open(notes);
        assertEquals("begin " + firstTransaction, notes.take());
        return sink;
    }

    private static final class Notes implements SinkEffects {
        private final List<String> effects = new ArrayList<>();

        String take() {
            String text = String.join(", ", effects);
            effects.clear();
            return text;
        }

        @Override
        public void fired(String id) {}

        @Override
        public void begin(long transaction) {
            effects.add("begin " + transaction);
        }

        @Override
        public void preCommit(long transaction, long checkpointId) {
            effects.add("preCommit " + transaction + " for " + checkpointId);
        }

        @Override
        public void commit(long transaction, long checkpointId) {
            effects.add("commit " + transaction + " of " + checkpointId);
        }

        @Override
        public void recoverAndCommit(long transaction, long checkpointId) {
            effects.add("recoverAndCommit " + transaction);
        }

        @Override
        public void recoverAndAbort(long transaction) {
            effects.add("recoverAndAbort " + transaction);
        }

        @Override
        public void abort(long transaction) {
            effects.add("abort " + transaction);
        }

        @Override
        public void fail(long transaction) {
            effects.add("fail " + transaction);
        }

        @Override
        public void drop(long transaction) {
            effects.add("drop " + transaction);
        }
    }
}
