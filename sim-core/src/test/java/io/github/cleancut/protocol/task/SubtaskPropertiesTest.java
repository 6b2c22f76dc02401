package io.github.cleancut.protocol.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.message.CheckpointFailureReason;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.SnapshotType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a subtask, exactly one row matches, and each checkpoint is performed, acknowledged and told at most once. */
class SubtaskPropertiesTest {
    /** T-121, T-130, T-132, T-141. */
    @Property(tries = 500)
    void eachCheckpointIsAcknowledgedAtMostOnceAndNeverAfterADecline(
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 9_999) Integer> script,
            @ForAll boolean finalCheckpoint,
            @ForAll @IntRange(min = 1, max = 3) int maxConcurrent) {
        SubtaskScript task =
                SubtaskScript.running(new SubtaskConfig(maxConcurrent, finalCheckpoint, false, true, false, 0));
        TreeSet<Long> parts = new TreeSet<>();
        TreeSet<String> said = new TreeSet<>();
        for (int number : script) {
            for (String effect : step(task, number).split(", ", -1)) {
                if (effect.startsWith("async off ")) {
                    parts.remove(id(effect));
                } else if (effect.startsWith("ack ")) {
                    assertTrue(parts.remove(id(effect.replace(" finished", ""))), effect);
                } else if (effect.startsWith("sync ")) {
                    assertTrue(said.add(effect), effect);
                    syncDone(task, id(effect), parts);
                } else if (effect.startsWith("complete ") || effect.equals("FINISHED")) {
                    assertTrue(said.add(effect), effect);
                }
            }
            assertCopyIsEqual(task.checkpoints);
        }
    }

    private static void syncDone(SubtaskScript task, long id, Set<Long> parts) {
        assertEquals("coordinators, async " + id, task.syncDone(id));
        parts.add(id);
    }

    private static long id(String effect) {
        return Long.parseLong(effect.substring(effect.lastIndexOf(' ') + 1));
    }

    private static String step(SubtaskScript task, int number) {
        long id = 1L + number / 10 % 12;
        return switch (number % 10) {
            case 0, 1, 2 -> task.checkpoints.isRunning() ? task.barrier(id, options(number)) : "nothing";
            case 3, 4 -> task.asyncDone(id);
            case 5 -> task.complete(id);
            case 6 -> task.abort(id, id - 1);
            case 7 -> task.barrierAbort(id, CheckpointFailureReason.CHECKPOINT_DECLINED_SUBSUMED);
            case 8 -> task.call(id, options(number));
            default -> number > 9_000 ? task.endOfData(true) : task.consumersAcknowledged();
        };
    }

    private static CheckpointOptions options(int number) {
        return number > 5_000
                ? CheckpointOptions.alignedWithTimeout(SnapshotType.CHECKPOINT, 30)
                : CheckpointOptions.unaligned(SnapshotType.CHECKPOINT);
    }

    private static void assertCopyIsEqual(SubtaskCheckpoints checkpoints) {
        StringBuilder original = new StringBuilder();
        StringBuilder copy = new StringBuilder();
        checkpoints.encode(original);
        checkpoints.copy().encode(copy);
        assertEquals(original.toString(), copy.toString());
    }
}
