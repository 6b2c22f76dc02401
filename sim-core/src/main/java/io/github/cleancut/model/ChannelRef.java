package io.github.cleancut.model;

/**
 * Some channels.
 *
 * @param from producing subtasks
 * @param to consuming subtasks
 * @param input picks one of two edges between the same pair, 1-based; 0: all
 */
public record ChannelRef(SubtaskRef from, SubtaskRef to, int input) {
    @Override
    public String toString() {
        return from + " -> " + to;
    }
}
