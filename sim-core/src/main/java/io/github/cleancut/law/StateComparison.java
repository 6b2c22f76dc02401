package io.github.cleancut.law;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what the subtasks of one operator in one part of the job hold with the failure-free reference for what that part's sources have emitted. */
final class StateComparison {
    private final Topology topology;
    private final Reference reference;
    private final Channels channels;
    private final TopologyNames names;
    private final TaskStates tasks;
    private final EventTimeFacts time;

    /**
     * Records that an operator should hold and does not, and deliveries that it holds too often.
     *
     * @param names the first of them, for the witness
     */
    record Difference(long lost, long doubled, List<String> names) {
        boolean isNone() {
            return lost + doubled == 0;
        }
    }

    StateComparison(Topology topology, Reference reference, Channels channels, TaskStates tasks) {
        this.topology = topology;
        this.reference = reference;
        this.channels = channels;
        this.names = new TopologyNames(topology);
        this.tasks = tasks;
        this.time = new EventTimeFacts(topology);
    }

    /**
     * Compares.
     *
     * @param item the operator
     * @param part subtasks of one part of the job
     * @param isEnd whether a source may be at work on a record
     */
    Difference compare(int item, List<Integer> part, boolean isEnd) {
        Sum sum = new Sum();
        int inputs = topology.job().items().get(item).kind().logicalInputs();
        for (int input = 0; input < inputs; input++) {
            DeliveryCounter held = held(item, input, part);
            for (int source = 0; source < topology.taskCount(); source++) {
                if (topology.itemAt(source).kind() == ItemKind.SOURCE) {
                    long next = part.contains(source) ? tasks.of(source).nextOffset() : 0;
                    new Side(item, input, part, isEnd).compare(held, source, next, sum);
                } else if (time.isWindow(source) && !time.mayBeLate(source)) {
                    new Side(item, input, part, isEnd).compareResults(held, source, sum);
                }
            }
        }
        return new Difference(sum.lost, sum.doubled, sum.names);
    }

    private DeliveryCounter held(int item, int input, List<Integer> part) {
        DeliveryCounter held = new DeliveryCounter(topology.taskCount());
        for (int task : part) {
            if (topology.itemOf(task) == item) {
                tasks.of(task).journal().forEach(input, held::add);
            }
        }
        return held;
    }

    private static final class Sum {
        private long lost;
        private long doubled;
        private final List<String> names = new ArrayList<>();

        void name(String record) {
            if (names.size() < Findings.NAMED_RECORDS) {
                names.add(record);
            }
        }
    }

    /** One logical input of the operator. */
    private final class Side {
        private final int item;
        private final int input;
        private final List<Integer> part;
        private final boolean isEnd;
        private @Nullable DeliveryCounter underWay;

        Side(int item, int input, List<Integer> part, boolean isEnd) {
            this.item = item;
            this.input = input;
            this.part = part;
            this.isEnd = isEnd;
        }

        void compare(DeliveryCounter held, int source, long next, Sum sum) {
            int sourceItem = topology.itemOf(source);
            long limit = Math.max(next, held.limit(source));
            for (long offset = 0; offset < limit; offset++) {
                long lineage = Lineage.of(source, offset);
                int deliveries = reference.deliveries(sourceItem, item, input, lineage);
                int surplus = held.of(source, offset) - (offset < next ? deliveries : 0);
                if (surplus < 0) {
                    lose(lineage, -surplus - excused(source, offset), sum);
                } else if (surplus > 0) {
                    // at the end a source may have sent a record and not have finished it
                    boolean isBeingEmitted = isEnd && offset == next;
                    duplicate(lineage, isBeingEmitted ? surplus - deliveries : surplus, sum);
                }
            }
        }

        /** What a window has given out takes the place of what a source has emitted. */
        void compareResults(DeliveryCounter held, int window, Sum sum) {
            int windowItem = topology.itemOf(window);
            DeliveryCounter due = new DeliveryCounter(topology.taskCount());
            if (part.contains(window)) {
                tasks.of(window).results().forEach(0, lineage -> due.add(lineage));
            }
            long limit = Math.max(due.limit(window), held.limit(window));
            for (long offset = 0; offset < limit; offset++) {
                long lineage = Lineage.of(window, offset);
                int deliveries = reference.deliveries(windowItem, item, input, lineage);
                int surplus = held.of(window, offset) - deliveries * due.of(window, offset);
                if (surplus < 0) {
                    lose(lineage, -surplus - excused(window, offset), sum);
                } else if (surplus > 0) {
                    duplicate(lineage, surplus, sum);
                }
            }
        }

        private void lose(long lineage, int missing, Sum sum) {
            if (missing > 0) {
                sum.lost += missing;
                sum.name(names.lineage(lineage));
            }
        }

        private void duplicate(long lineage, int surplus, Sum sum) {
            if (surplus > 0) {
                sum.doubled += surplus;
                sum.name(names.lineage(lineage));
            }
        }

        private int excused(int source, long offset) {
            if (underWay == null) {
                underWay = underWay();
            }
            return underWay.of(source, offset);
        }

        /** Deliveries that will come of what is on the part's channels and of what its subtasks are processing. */
        private DeliveryCounter underWay() {
            DeliveryCounter counter = new DeliveryCounter(topology.taskCount());
            for (int task : part) {
                int first = topology.firstInputOf(task);
                for (int channel = first; channel < first + topology.inputCountOf(task); channel++) {
                    RecordQueue queue = channels.underWay(channel);
                    for (int i = 0; i < queue.size(); i++) {
                        count(counter, channel, queue.lineage(i), true);
                    }
                }
                if (tasks.of(task).takenChannel() >= 0) {
                    count(counter, tasks.of(task).takenChannel(), tasks.of(task).takenLineage(), false);
                }
            }
            return counter;
        }

        private void count(DeliveryCounter counter, int channel, long lineage, boolean isOnChannel) {
            int consumer = topology.itemOf(topology.consumerOf(channel));
            int entry = topology.inputOf(channel);
            boolean arrivesHere = isOnChannel && consumer == item && reference.logicalInput(item, entry) == input;
            int onward = reference.passesOn(consumer, entry, lineage)
                    ? reference.deliveries(consumer, item, input, lineage)
                    : 0;
            counter.add(lineage, onward + (arrivesHere ? 1 : 0));
        }
    }
}
