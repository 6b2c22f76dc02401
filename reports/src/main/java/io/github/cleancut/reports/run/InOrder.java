package io.github.cleancut.reports.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does pieces of work on several threads and hands their results over in the order of the pieces, so that the number of threads shows in no output. */
public final class InOrder {
    private InOrder() {}

    /**
     * Does everything. What a piece throws is thrown here, in its turn; what comes after it is not begun any more.
     *
     * @param threads how many, at least 1; with one, all is done on the caller's
     * @param pieces the work
     * @param taker takes each result, on the caller's thread
     */
    public static <T> void run(int threads, List<Supplier<T>> pieces, Consumer<T> taker) {
        if (threads == 1 || pieces.size() < 2) {
            pieces.forEach(piece -> taker.accept(piece.get()));
            return;
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, pieces.size()), InOrder::worker);
        try {
            takeAll(workers, threads, pieces, taker);
        } finally {
            workers.shutdownNow();
        }
    }

    /** Not more than two pieces a thread are ahead of the taker: results wait in memory. */
    private static <T> void takeAll(ExecutorService workers, int threads, List<Supplier<T>> pieces, Consumer<T> taker) {
        Deque<Future<T>> underWay = new ArrayDeque<>();
        for (Supplier<T> piece : pieces) {
            if (underWay.size() >= 2L * threads) {
                taker.accept(resultOf(underWay.removeFirst()));
            }
            underWay.addLast(workers.submit(piece::get));
        }
        while (!underWay.isEmpty()) {
            taker.accept(resultOf(underWay.removeFirst()));
        }
    }

    private static <T> T resultOf(Future<T> piece) {
        try {
            return piece.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a run", stopped);
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "run");
        thread.setDaemon(true);
        return thread;
    }
}
