package io.github.cleancut.world;

import io.github.cleancut.protocol.coordinator.CoordinatorWork;
import java.util.SortedMap;
import java.util.TreeMap;

/** The coordinator's operations on the storage that are under way, by ticket. */
final class OpenOperations {
    private final SortedMap<Long, CoordinatorWork.Operation> open = new TreeMap<>();
    private long begun;

    /** One more begins; its ticket. */
    long begin(CoordinatorWork.Operation operation) {
        begun++;
        open.put(begun, operation);
        return begun;
    }

    /** The one with a ticket is over. */
    CoordinatorWork.Operation end(long ticket) {
        CoordinatorWork.Operation operation = open.remove(ticket);
        if (operation == null) {
            throw new IllegalStateException("nobody waits for the operation with ticket " + ticket);
        }
        return operation;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    OpenOperations copy() {
        OpenOperations copy = new OpenOperations();
        copy.open.putAll(open);
        copy.begun = begun;
        return copy;
    }

    @Override
    public String toString() {
        return open.values().toString();
    }
}
