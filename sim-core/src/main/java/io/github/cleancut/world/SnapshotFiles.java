package io.github.cleancut.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The files that a subtask's snapshot refers to.
 *
 * @param own files of this snapshot alone
 * @param added files that it adds to the shared state
 * @param reused shared files of older snapshots, oldest first
 */
record SnapshotFiles(List<StateFile> own, List<StateFile> added, List<StateFile> reused) {
    /** State that stands in the metadata, or none. */
    static final SnapshotFiles NONE = new SnapshotFiles(List.of(), List.of(), List.of());

    /** What the snapshot writes. */
    List<StateFile> written() {
        return joined(own, added);
    }

    /** What later snapshots may refer to, oldest first. */
    List<StateFile> shared() {
        return joined(reused, added);
    }

    /** Everything that has to be there for a restore. */
    List<StateFile> all() {
        return joined(own, shared());
    }

    /** These and one more of this snapshot alone. */
    SnapshotFiles and(StateFile file) {
        return new SnapshotFiles(joined(own, List.of(file)), added, reused);
    }

    static long bytesOf(List<StateFile> files) {
        long bytes = 0;
        for (int i = 0; i < files.size(); i++) { // a stream for each snapshot would be garbage
            bytes += files.get(i).bytes();
        }
        return bytes;
    }

    static List<String> namesOf(List<StateFile> files) {
        return files.isEmpty() ? List.of() : files.stream().map(StateFile::name).toList();
    }

    private static List<StateFile> joined(List<StateFile> first, List<StateFile> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<StateFile> both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }
}
