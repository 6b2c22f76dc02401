package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.folder.WholeFile.Partials;
import io.github.cleancut.trace.TraceEvent;
import io.github.cleancut.trace.TraceListener;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a run between two events when the process is asked to stop, so that only whole files are left. */
public final class Interruption implements TraceListener {
    private static final long PATIENCE_SECONDS = 3;

    private final Partials partials = new Partials();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean requested;

    /** Thrown out of the run. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Asks the run to end. */
    public void request() {
        requested = true;
    }

    @Override
    public void accept(TraceEvent event) {
        check();
    }

    /** Ends what is under way if it was asked to. */
    void check() {
        if (requested) {
            throw new Interrupted();
        }
    }

    /** Files under way. */
    Partials partials() {
        return partials;
    }

    /** The command is over, whatever became of it. */
    void over() {
        done.countDown();
    }

    /** Watches for the signals that end a process; the process then ends with 130 for SIGINT whatever the command says. */
    void installHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    private void stop() {
        request();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            partials.deleteAll();
        } catch (InterruptedException | IOException left) {
            System.err.println("cleancut: half written files may be left: " + left.getMessage());
        }
    }
}
