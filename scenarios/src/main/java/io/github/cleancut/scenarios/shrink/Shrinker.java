package io.github.cleancut.scenarios.shrink;

import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Makes a scenario smaller, greedily and in passes, until no single move of {@link Moves} leaves it showing what it shows. */
public final class Shrinker {
    private final Function<Node.Mapping, Set<String>> shows;
    private final String wanted;
    private final BooleanSupplier mayGoOn;
    private boolean isMinimal;

    /**
     * Shrinks what shows something.
     *
     * @param shows what a scenario shows; nothing if it cannot be read
     * @param wanted what must remain
     * @param mayGoOn asked before each try; when it says no, the smallest scenario so far is the answer
     */
    public Shrinker(Function<Node.Mapping, Set<String>> shows, String wanted, BooleanSupplier mayGoOn) {
        this.shows = shows;
        this.wanted = wanted;
        this.mayGoOn = mayGoOn;
    }

    /**
     * The smallest scenario that is found.
     *
     * @param start a scenario that shows what is wanted
     */
    public Node.Mapping shrink(Node.Mapping start) {
        Node.Mapping best = start;
        Node.Mapping before;
        do {
            before = best;
            for (Moves.Move move : Moves.of(best)) {
                best = repeated(move, best);
            }
        } while (!best.equals(before) && mayGoOn.getAsBoolean());
        isMinimal = best.equals(before) && mayGoOn.getAsBoolean();
        return withoutNeedlessExcuses(best);
    }

    /** Whether no single move makes the last answer smaller; false if it was cut short. */
    public boolean isMinimal() {
        return isMinimal;
    }

    private Node.Mapping repeated(Moves.Move move, Node.Mapping tree) {
        Node.Mapping best = tree;
        boolean isSmaller = true;
        while (isSmaller) {
            isSmaller = false;
            for (Node.Mapping candidate : move.candidates(best)) {
                if (!mayGoOn.getAsBoolean()) {
                    return best;
                }
                if (!candidate.equals(best) && shows.apply(candidate).contains(wanted)) {
                    best = candidate;
                    isSmaller = true;
                    break;
                }
            }
        }
        return best;
    }

    /** A law stays excused only where it would be violated as well; else the excuse would hide what is wanted. */
    private Node.Mapping withoutNeedlessExcuses(Node.Mapping tree) {
        Node.Mapping best = tree;
        Set<String> shown = shows.apply(tree);
        for (int i = Moves.excuses(tree).size() - 1; i >= 0; i--) {
            List<Node> rest = new ArrayList<>(Moves.excuses(best));
            rest.remove(i);
            Node laws = rest.isEmpty() ? Trees.scalar("all") : withAll(rest);
            Node.Mapping candidate = Trees.with(best, laws, "expect", "laws");
            if (shows.apply(candidate).equals(shown)) {
                best = candidate;
            }
        }
        return best;
    }

    private static Node withAll(List<Node> excuses) {
        List<Node> laws = new ArrayList<>(List.of(Trees.scalar("all")));
        laws.addAll(excuses);
        return Trees.list(laws);
    }
}
