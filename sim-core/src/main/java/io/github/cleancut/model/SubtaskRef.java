package io.github.cleancut.model;

/**
 * Some subtasks of an item.
 *
 * @param item name of the item, or {@link #ANY}
 * @param index 0-based, or {@link #ALL}
 */
public record SubtaskRef(String item, int index) {
    public static final int ALL = -1;
    /** Any subtask of the job, drawn anew each time. */
    public static final String ANY = "any";

    /** Whether a subtask is meant. */
    public boolean matches(String itemName, int subtaskIndex) {
        return (item.equals(ANY) || item.equals(itemName)) && (index == ALL || index == subtaskIndex);
    }

    @Override
    public String toString() {
        return index == ALL ? item : item + "[" + index + "]";
    }
}
