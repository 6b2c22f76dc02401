package io.github.cleancut.reports.cli;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The edits that may pass, because no checker can know better (proof.md, end of section 4).
 *
 * <ul>
 *   <li>hash, rules and seed of the header, names of subtasks, state digests, the reason of a failure: nothing is checked of them
 *   <li>an exact route that claims at most once: fewer claims than could be made
 *   <li>which checkpoint has left the store, where that one is not restored any more; a sink without a group that calls itself an operator
 *   <li>another witness that holds as well
 *   <li>what no completed checkpoint and no commit covers: the tail of an attempt that a restart or the end cuts off, and the life of a checkpoint that fails
 * </ul>
 */
final class MeaningFree {
    private MeaningFree() {}

    static boolean is(ProofEdit edit, List<String> original) {
        return switch (edit.kindOfLine()) {
            case "abscert" -> edit.token() >= 2 && edit.token() <= 4;
            case "task" -> edit.token() == 3 || (edit.token() == 2 && edit.old().equals("sink"));
            case "route" -> edit.old().equals("exact");
            case "snap" -> edit.token() == 3 || ofFailed(edit, original, 1);
            case "fail" -> edit.token() == 2;
            case "drop" -> edit.token() == 1;
            case "ack" -> ofFailed(edit, original, 1);
            case "orphan", "lost", "dup", "gap" -> true;
            case "s", "r", "b", "B", "fin" -> isInTail(edit, original);
            default -> false;
        };
    }

    private static boolean ofFailed(ProofEdit edit, List<String> original, int token) {
        String checkpoint = original.get(edit.line()).split(" ", -1)[token];
        return original.stream().anyMatch(line -> line.startsWith("fail " + checkpoint + " "));
    }

    /** Whether no snap of a completed checkpoint follows before the next restart, or the end. */
    private static boolean isInTail(ProofEdit edit, List<String> original) {
        SortedSet<String> done = new TreeSet<>();
        original.stream().filter(line -> line.startsWith("done ")).forEach(line -> done.add(line.substring(5)));
        for (String line : original.subList(edit.line() + 1, original.size())) {
            String[] tokens = line.split(" ", -1);
            if (tokens[0].equals("att")) {
                return true;
            }
            if (tokens[0].equals("snap") && done.contains(tokens[1])) {
                return false;
            }
        }
        return true;
    }
}
