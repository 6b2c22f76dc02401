package io.github.cleancut.reports.conform;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file with recordings.
 *
 * @param name as reports name it
 * @param opener opens it, packed or plain
 */
public record RecordingInput(String name, Opener opener) {

    /** Opens a file. */
    @FunctionalInterface
    public interface Opener {
        /**
         * A stream of its bytes; whoever asks closes it.
         *
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }
}
