package io.github.cleancut.law;

/** A transaction of a two-phase sink, as the trace shows it. */
final class Transaction {
    static final long UNFILED = -1;

    private LongList records = new LongList();
    private long checkpoint = UNFILED;
    private long preCommitOrder = -1;
    private boolean isCommitted;
    private boolean isGivenUp;
    private long rewoundOrder = Histories.NEVER;
    private boolean isTried;
    private boolean isStranded;

    void write(long lineage) {
        records.add(lineage);
    }

    void file(long checkpointId, long order) {
        checkpoint = checkpointId;
        preCommitOrder = order;
    }

    /** The sink gives it up. */
    void giveUp() {
        isGivenUp = true;
    }

    boolean isGivenUp() {
        return isGivenUp;
    }

    /** The sink was rewound past it. */
    void rewind(long order) {
        rewoundOrder = Math.min(rewoundOrder, order);
    }

    /** A job begins by its user's hand: with this transaction, if the snapshot holds it. */
    void startAnew(boolean isHeld, long order) {
        rewoundOrder = isHeld ? Histories.NEVER : Math.min(rewoundOrder, order);
    }

    /** Where in the trace the sink was rewound past it, or {@link Histories#NEVER}. */
    long rewoundOrder() {
        return rewoundOrder;
    }

    /** Its records are visible; if another commit shows nothing new they need not be kept. */
    void commit(boolean isIdempotent) {
        isCommitted = true;
        if (isIdempotent) {
            records = new LongList();
        }
    }

    /** A commit of it begins. */
    void tryCommit() {
        isTried = true;
    }

    /** The attempt that was to commit it has ended; the next one does it again (T-241, T-243). */
    void strand() {
        isStranded = isTried && isOwed();
    }

    /** The next attempt begins. */
    void takeUp() {
        isTried = false;
        isStranded = false;
    }

    /** Whether a commit of it has failed and nobody came to repeat it. */
    boolean isStranded() {
        return isStranded;
    }

    LongList records() {
        return records;
    }

    /** The checkpoint under which it was filed, or {@link #UNFILED}. */
    long checkpoint() {
        return checkpoint;
    }

    /** Where in the trace it was pre-committed, or -1. */
    long preCommitOrder() {
        return preCommitOrder;
    }

    boolean isCommitted() {
        return isCommitted;
    }

    /** Whether it holds records that a later commit must show. */
    boolean isOwed() {
        return !isCommitted && !isGivenUp && rewoundOrder == Histories.NEVER && records.size() > 0;
    }
}
