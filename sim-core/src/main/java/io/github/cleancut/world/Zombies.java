package io.github.cleancut.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that go on working although another one has been deployed in their place: the JobManager believes them dead. They have no channels any more. What they had begun, a snapshot or commits, they bring to
 * an end, until their successor fences their transactions.
 */
final class Zombies {
    private final List<Attempt> free = new ArrayList<>();
    private final List<Attempt> fenced = new ArrayList<>();

    void add(Attempt attempt) {
        free.add(attempt);
    }

    /** The attempt with an id, or null. */
    @Nullable
    Attempt find(AttemptId id) {
        Attempt found = find(free, id);
        return found == null ? find(fenced, id) : found;
    }

    private static @Nullable Attempt find(List<Attempt> attempts, AttemptId id) {
        for (int i = 0; i < attempts.size(); i++) { // an iterator a message would be garbage
            if (attempts.get(i).id().equals(id)) {
                return attempts.get(i);
            }
        }
        return null;
    }

    /** An attempt ends; whether it was one of these. */
    boolean remove(Attempt attempt) {
        return free.remove(attempt) || fenced.remove(attempt);
    }

    /** Attempts end. */
    void removeIf(Predicate<AttemptId> which) {
        free.removeIf(attempt -> which.test(attempt.id()));
        fenced.removeIf(attempt -> which.test(attempt.id()));
    }

    /** The thread of an attempt looks for work. */
    void wake(int task, long attemptNumber) {
        Attempt attempt = free.isEmpty() && fenced.isEmpty() ? null : find(new AttemptId(task, (int) attemptNumber));
        if (attempt != null) {
            attempt.wake();
        }
    }

    /** A successor takes over the transactions of a task. */
    void fence(int task) {
        for (Attempt attempt : new ArrayList<>(free)) {
            if (attempt.id().task() == task) {
                free.remove(attempt);
                fenced.add(attempt);
            }
        }
    }

    /** Whether the transactions of an attempt have been taken over. */
    boolean isFenced(AttemptId id) {
        return find(fenced, id) != null;
    }

    Zombies copy(World world) {
        Zombies copy = new Zombies();
        free.forEach(attempt -> copy.free.add(attempt.copy(world)));
        fenced.forEach(attempt -> copy.fenced.add(attempt.copy(world)));
        return copy;
    }

    void encode(StringBuilder to) {
        free.forEach(attempt -> attempt.encode(to));
        to.append('|');
        fenced.forEach(attempt -> attempt.encode(to));
    }
}
