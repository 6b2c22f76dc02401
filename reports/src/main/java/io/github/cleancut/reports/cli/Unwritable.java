package io.github.cleancut.reports.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why something could not be written, in words. */
final class Unwritable {
    private Unwritable() {}

    /** The folder of run folders cannot be written. */
    static UsageException runs(String folder, IOException failed) {
        return new UsageException(
                folder + ": cannot be written: " + reason(failed),
                "name another folder with -o, or leave the run folder out with --no-report");
    }

    /** One clause for a message. */
    static String reason(IOException failed) {
        if (failed instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is a file, not a folder";
        }
        if (failed instanceof AccessDeniedException denied) {
            return "no permission to write " + denied.getFile();
        }
        if (failed instanceof NoSuchFileException missing) {
            return "nothing can be made at " + missing.getFile();
        }
        if (failed instanceof FileSystemException other) {
            return Objects.requireNonNullElse(other.getReason(), "the file system refuses") + ": " + other.getFile();
        }
        return Objects.requireNonNullElse(failed.getMessage(), failed.getClass().getSimpleName());
    }
}
