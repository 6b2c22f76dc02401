package io.github.cleancut.scenarios.value;

import io.github.cleancut.model.SubtaskRef;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and subtasks. */
public final class References {
    /** What a message says is accepted as a name. */
    public static final String NAME_ACCEPTED =
            "a letter and up to 31 letters, digits, _ or -; not jobmanager, storage, any or all";
    /** What a message says is accepted as a subtask. */
    public static final String SUBTASK_ACCEPTED =
            "an item and an index from 0, for example \"sum[0]\"; sum or \"sum[*]\" is each of its subtasks";

    private static final String WORD = "[A-Za-z][A-Za-z0-9_-]{0,31}";
    private static final Pattern NAME = Pattern.compile(WORD);
    private static final Pattern SUBTASK = Pattern.compile("(" + WORD + ")(\\[(0|[1-9][0-9]{0,4}|\\*)])?");
    private static final Set<String> RESERVED = new TreeSet<>(java.util.List.of("jobmanager", "storage", "any", "all"));

    private References() {}

    /**
     * Reads the name of an item, TaskManager, reader or case.
     *
     * @throws ValueException if it is none, or reserved
     */
    public static String parseName(String text) throws ValueException {
        if (!NAME.matcher(text).matches()) {
            throw new ValueException("\"" + text + "\" is no name", NAME_ACCEPTED);
        }
        if (RESERVED.contains(text)) {
            throw new ValueException("\"" + text + "\" is a reserved name", NAME_ACCEPTED);
        }
        return text;
    }

    /**
     * Reads {@code item}, {@code item[*]} or {@code item[index]}.
     *
     * @throws ValueException if it is none of them
     */
    public static SubtaskRef parseSubtask(String text) throws ValueException {
        Matcher matcher = SUBTASK.matcher(text.trim());
        if (!matcher.matches()) {
            throw new ValueException("\"" + text + "\" is no subtask", SUBTASK_ACCEPTED);
        }
        String index = matcher.group(3);
        return new SubtaskRef(
                matcher.group(1), index == null || index.equals("*") ? SubtaskRef.ALL : Integer.parseInt(index));
    }
}
