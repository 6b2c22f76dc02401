package io.github.cleancut.reports.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A file that appears under its name only when it is whole: it is written beside its place and moved there in one step. */
public final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path partial;
    private final OutputStream out;
    private final Partials partials;
    private boolean kept;

    /** The files being written, so that an interruption can delete them. */
    public static final class Partials {
        private final Set<Path> paths = ConcurrentHashMap.newKeySet();

        /**
         * Deletes what is half written.
         *
         * @throws IOException if one could not be deleted; its name says what it is
         */
        public void deleteAll() throws IOException {
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        }
    }

    /**
     * Begins to write a file.
     *
     * @param target where it will stand; its folder exists
     * @param partials learns that it is under way
     * @throws IOException if its folder cannot be written to
     */
    public WholeFile(Path target, Partials partials) throws IOException {
        this.target = target;
        this.partial = target.resolveSibling("." + target.getFileName() + ".partial");
        this.partials = partials;
        partials.paths.add(partial);
        this.out = Files.newOutputStream(partial);
    }

    /** Where to write to. */
    public OutputStream out() {
        return out;
    }

    /** The file is whole: closes it and gives it its name. */
    public void keep() throws IOException {
        out.close();
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        kept = true;
        partials.paths.remove(partial);
    }

    /** Deletes the file unless it was kept. */
    @Override
    public void close() throws IOException {
        if (!kept) {
            out.close();
            Files.deleteIfExists(partial);
            partials.paths.remove(partial);
        }
    }

    /** Writes a text in UTF-8. */
    public static void write(Path target, String text, Partials partials) throws IOException {
        try (WholeFile file = new WholeFile(target, partials)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.keep();
        }
    }
}
