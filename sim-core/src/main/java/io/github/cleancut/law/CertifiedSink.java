package io.github.cleancut.law;

import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One subtask of a two-phase sink: its transactions, and what of them a commit line has to tell. */
final class CertifiedSink {
    private final boolean isIdempotent;
    private final TreeMap<Long, Transaction> transactions = new TreeMap<>();

    /** Checkpoints for which the surviving history holds a snapshot. */
    private final TreeSet<Long> snapped = new TreeSet<>();

    /** Per committed transaction: the newest checkpoint that can hold it as pending. */
    private final TreeMap<Long, Long> knownUntil = new TreeMap<>();

    /** Visible, and not told yet: records by transaction, oldest first. */
    private final TreeMap<Long, LongList> untold = new TreeMap<>();

    /** Visible once more, and not told yet. */
    private LongList untoldAgain = new LongList();

    /** The newest checkpoint under which something untold was filed, or -1. */
    private long untoldOf = Transaction.UNFILED;

    private long restored;
    private long lastTold = -1;

    @Nullable
    CertifiedCheckpoint newest;

    CertifiedSink(boolean isIdempotent) {
        this.isIdempotent = isIdempotent;
    }

    void write(long transaction, long lineage) {
        transactions.computeIfAbsent(transaction, number -> new Transaction()).write(lineage);
    }

    void file(long transaction, long checkpoint, long order) {
        transactions.computeIfAbsent(transaction, number -> new Transaction()).file(checkpoint, order);
    }

    void snap(long checkpoint) {
        snapped.add(checkpoint);
    }

    /** An attempt begins with what a checkpoint holds: nothing newer has happened. */
    void begin(long checkpoint) {
        snapped.tailSet(checkpoint, false).clear();
        restored = checkpoint;
        transactions
                .values()
                .removeIf(transaction ->
                        transaction.checkpoint() == Transaction.UNFILED || transaction.checkpoint() > checkpoint);
    }

    /** A transaction's records become visible, for the first time or once more. */
    void commit(long number, long checkpoint) {
        Transaction transaction = transactions.get(number);
        if (transaction == null) {
            return;
        }
        if (!transaction.isCommitted()) {
            untold.put(number, transaction.records());
            untoldOf = Math.max(untoldOf, checkpoint);
            transaction.commit(isIdempotent);
            knownUntil.put(number, snapped.isEmpty() ? checkpoint : snapped.last());
        } else if (!isIdempotent) {
            append(transaction.records(), untoldAgain);
        }
    }

    private static void append(LongList from, LongList to) {
        for (int i = 0; i < from.size(); i++) {
            to.add(from.get(i));
        }
    }

    /** A transaction is given up: its records if it was filed, which a line has to tell, else null. */
    @Nullable
    Transaction giveUp(long number) {
        Transaction transaction = transactions.remove(number);
        boolean isTold = transaction != null
                && transaction.checkpoint() != Transaction.UNFILED
                && !transaction.isCommitted()
                && snapped.contains(transaction.checkpoint());
        if (transaction == null || !isTold) {
            return null;
        }
        lastTold = Math.max(lastTold, transaction.checkpoint());
        return transaction;
    }

    /** Whether something older than what is visible is not, because its commit has failed (T-241): no line can tell the one without the other. */
    boolean mustWait(long checkpoint) {
        return snapped.contains(checkpoint) && !isSettledUpTo(checkpoint);
    }

    boolean isSnapped(long checkpoint) {
        return snapped.contains(checkpoint);
    }

    /** Whether everything filed up to a checkpoint is visible, so that a line about it tells the truth. */
    boolean isSettledUpTo(long checkpoint) {
        return snapped.contains(checkpoint)
                && transactions.values().stream()
                        .noneMatch(transaction -> !transaction.isCommitted()
                                && transaction.checkpoint() != Transaction.UNFILED
                                && transaction.checkpoint() <= checkpoint);
    }

    /**
     * What has become visible since the last line; from here on it is told.
     *
     * @param checkpoint of which the line tells it
     * @param oldest the oldest checkpoint that can be restored: what none of them holds as pending is not committed again
     */
    LongList tell(long checkpoint, long oldest) {
        LongList told = new LongList();
        untold.values().forEach(records -> append(records, told));
        untold.clear();
        untoldOf = Transaction.UNFILED;
        lastTold = Math.max(lastTold, checkpoint);
        snapped.headSet(checkpoint).clear();
        knownUntil.entrySet().removeIf(entry -> {
            boolean isOver = entry.getValue() < oldest;
            if (isOver) {
                transactions.remove(entry.getKey());
            }
            return isOver;
        });
        return told;
    }

    /** What has become visible once more; from here on it is told. */
    LongList tellAgain() {
        LongList told = untoldAgain;
        untoldAgain = new LongList();
        return told;
    }

    boolean hasUntoldAgain() {
        return untoldAgain.size() > 0;
    }

    long untoldOf() {
        return untoldOf;
    }

    long restored() {
        return restored;
    }

    long lastTold() {
        return lastTold;
    }
}
