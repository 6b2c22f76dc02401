package io.github.cleancut.conform;

/** A step fires more rows than any command of a recorder. */
final class EndlessStep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndlessStep(int rows) {
        super("more than " + rows + " rows fire, and no end is in sight");
    }

    /** Rows that fire each other, so deep that the stack is full. */
    EndlessStep(StackOverflowError full) {
        super("rows fire each other, and no end is in sight", full);
    }
}
