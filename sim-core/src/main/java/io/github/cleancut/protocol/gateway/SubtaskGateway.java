package io.github.cleancut.protocol.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The gateway to one subtask: the checkpoints for which it is marked or closed, the events that it holds back for each, and those that have not been confirmed. */
final class SubtaskGateway {
    static final long NONE = -1;

    final int subtask;

    /** The checkpoint that is about to close it, or {@link #NONE}. */
    long marked = NONE;

    /** The events held back, by the checkpoint that keeps it closed. */
    final TreeMap<Long, List<Long>> held = new TreeMap<>();

    /** Events under way, by their numbers. */
    final SortedSet<Long> unconfirmed = new TreeSet<>();

    SubtaskGateway(int subtask) {
        this.subtask = subtask;
    }

    boolean isClosed() {
        return !held.isEmpty();
    }

    /** It opens for all: what is held back is taken out, in order. */
    List<Long> takeAll() {
        List<Long> events = new ArrayList<>();
        held.values().forEach(events::addAll);
        held.clear();
        marked = NONE;
        return events;
    }

    SubtaskGateway copy() {
        SubtaskGateway copy = new SubtaskGateway(subtask);
        copy.marked = marked;
        held.forEach((id, events) -> copy.held.put(id, new ArrayList<>(events)));
        copy.unconfirmed.addAll(unconfirmed);
        return copy;
    }

    void encode(StringBuilder to) {
        to.append(subtask).append(' ').append(marked);
        to.append(held).append(unconfirmed).append('\n');
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
