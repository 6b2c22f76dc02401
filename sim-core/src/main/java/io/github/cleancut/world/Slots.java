package io.github.cleancut.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers immutable things while they are under way, so that an event can name them by a slot.
 *
 * @param <T> what is under way; never changed once it is put in
 */
final class Slots<T> {
    private final List<@Nullable T> things = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();

    /** Keeps a thing and returns its slot. */
    int put(T thing) {
        if (free.isEmpty()) {
            things.add(thing);
            return things.size() - 1;
        }
        int slot = free.remove(free.size() - 1);
        things.set(slot, thing);
        return slot;
    }

    /** Takes a thing out and frees its slot. */
    T take(int slot) {
        T thing = things.set(slot, null);
        if (thing == null) {
            throw new IllegalStateException("slot " + slot + " is empty");
        }
        free.add(slot);
        return thing;
    }

    /** Looks at a thing, or null where the slot is empty. */
    @Nullable
    T peek(int slot) {
        return things.get(slot);
    }

    /** Puts another thing into a slot that is in use. */
    void replace(int slot, T thing) {
        things.set(slot, thing);
    }

    /** Whether nothing is under way. */
    boolean isEmpty() {
        return free.size() == things.size();
    }

    /** All things under way, in the order of their slots. */
    List<T> all() {
        List<T> present = new ArrayList<>();
        for (T thing : things) {
            if (thing != null) {
                present.add(thing);
            }
        }
        return present;
    }

    Slots<T> copy() {
        Slots<T> copy = new Slots<>();
        copy.things.addAll(things);
        copy.free.addAll(free);
        return copy;
    }
}
