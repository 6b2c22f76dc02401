package io.github.cleancut.law;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Lineage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The failure-free run: how often a record that leaves an item is delivered to each input of each item, over all its subtasks (format.md, section 3). Filters look at the offset modulo 100 only, so that
 * the answer is a table.
 */
final class Reference {
    static final int RESIDUES = 100;
    private static final int MOST_INPUTS = 2;

    private final JobGraph job;

    /** Per leaving item, then per arriving item and input: deliveries by offset modulo 100, null for none at all. */
    private final int[][][] deliveries;

    Reference(JobGraph job) {
        this.job = job;
        int items = job.items().size();
        deliveries = new int[items][items * MOST_INPUTS][];
        List<Integer> order = job.topologicalOrder();
        for (int from = 0; from < items; from++) {
            fill(from, order);
        }
    }

    private void fill(int from, List<Integer> order) {
        int[][] leaving = new int[job.items().size()][];
        leaving[from] = new int[RESIDUES];
        java.util.Arrays.fill(leaving[from], 1);
        for (int item : order) {
            if (item == from) {
                continue;
            }
            List<Edge> edges = job.items().get(item).inputs();
            for (int entry = 0; entry < edges.size(); entry++) {
                int @Nullable [] arriving = leaving[job.indexOf(edges.get(entry).from())];
                if (arriving != null) {
                    arrive(from, item, entry, arriving, leaving);
                }
            }
        }
    }

    private void arrive(int from, int item, int entry, int[] arriving, int[][] leaving) {
        JobItem consumer = job.items().get(item);
        int copies = consumer.inputs().get(entry).exchange() == Exchange.BROADCAST ? consumer.parallelism() : 1;
        int slot = item * MOST_INPUTS + logicalInput(item, entry);
        for (int residue = 0; residue < RESIDUES; residue++) {
            int delivered = arriving[residue] * copies;
            if (delivered > 0) {
                deliveries[from][slot] = added(deliveries[from][slot], residue, delivered);
                if (passesOn(item, entry, residue)) {
                    leaving[item] = added(leaving[item], residue, delivered);
                }
            }
        }
    }

    private static int[] added(int @Nullable [] counts, int residue, int more) {
        int[] result = counts == null ? new int[RESIDUES] : counts;
        result[residue] += more;
        return result;
    }

    /** The logical input to which an entry of {@code from} belongs: on one-input kinds several entries are a union. */
    int logicalInput(int item, int entry) {
        return job.items().get(item).kind().logicalInputs() == MOST_INPUTS ? entry : 0;
    }

    /** Whether an item makes a record of one that it takes: filters drop some, a broadcast side of a two-input operator gives none onward. */
    boolean passesOn(int item, int entry, long lineage) {
        JobItem consumer = job.items().get(item);
        boolean isBroadcastSide = consumer.kind().logicalInputs() == MOST_INPUTS
                && consumer.inputs().get(entry).exchange() == Exchange.BROADCAST;
        boolean isDropped = consumer.kind() == ItemKind.FILTER && !Lineage.isKept(lineage, consumer.keepPercent());
        boolean isKept = consumer.kind() == ItemKind.SINK || consumer.kind() == ItemKind.WINDOW;
        return !isKept && !isBroadcastSide && !isDropped;
    }

    /**
     * Deliveries of one record.
     *
     * @param from item that it leaves
     * @param item item at which it arrives
     * @param input logical input
     * @param lineage the record
     * @return how often it is delivered, over all subtasks of the item
     */
    int deliveries(int from, int item, int input, long lineage) {
        int[] counts = deliveries[from][item * MOST_INPUTS + input];
        return counts == null ? 0 : counts[(int) (Lineage.offset(lineage) % RESIDUES)];
    }
}
