package io.github.cleancut.law;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** What one kind of reader sees of one sink, against the failure-free reference. */
final class SeenRecords {
    private final Topology topology;
    private final Reference reference;
    private final TopologyNames names;
    private final int item;
    private final boolean isUpsert;
    private final EventTimeFacts time;
    private final DeliveryCounter seen;
    private final List<String> doubledRecords = new ArrayList<>();
    private long visible;
    private long doubled;

    /**
     * Nothing seen yet.
     *
     * @param item the sink
     * @param isUpsert whether writing a record again changes nothing that a reader could see
     */
    SeenRecords(Topology topology, Reference reference, int item, boolean isUpsert) {
        this.topology = topology;
        this.reference = reference;
        this.names = new TopologyNames(topology);
        this.item = item;
        this.isUpsert = isUpsert;
        this.time = new EventTimeFacts(topology);
        seen = new DeliveryCounter(topology.taskCount());
    }

    /**
     * A record becomes visible.
     *
     * @param findings learns of the first record that is seen too often
     * @param leadingEvent what led to it, a place in the trace or -1
     */
    void see(long lineage, TraceEvent event, Findings findings, long leadingEvent) {
        int sourceTask = Lineage.sourceTask(lineage);
        if (isUpsert && seen.of(sourceTask, Lineage.offset(lineage)) > 0) {
            return;
        }
        visible++;
        int times = seen.add(lineage);
        if (times <= due(sourceTask, lineage)) {
            return;
        }
        doubled++;
        String record = names.lineage(lineage);
        if (doubledRecords.size() < Findings.NAMED_RECORDS) {
            doubledRecords.add(record);
        }
        findings.breach(
                event,
                record + " is seen " + (times == 2 ? "twice" : times + " times"),
                List.of(record),
                leadingEvent,
                event.order());
    }

    /** How often a record should be seen. */
    int due(long lineage) {
        return due(Lineage.sourceTask(lineage), lineage);
    }

    private int due(int sourceTask, long lineage) {
        if (time.mayBeLate(sourceTask)) {
            return Integer.MAX_VALUE;
        }
        int deliveries = reference.deliveries(topology.itemOf(sourceTask), item, 0, lineage);
        return isUpsert ? Math.min(1, deliveries) : deliveries;
    }

    /**
     * What is missing below an offset of each source subtask.
     *
     * @param offsets by subtask
     * @param inFlight records that need not have come so far
     */
    Missing missingBelow(long[] offsets, SortedSet<Long> inFlight) {
        long lost = 0;
        List<String> records = new ArrayList<>();
        for (int source = 0; source < topology.taskCount(); source++) {
            if (topology.itemAt(source).kind() != ItemKind.SOURCE) {
                continue;
            }
            for (long offset = 0; offset < offsets[source]; offset++) {
                long lineage = Lineage.of(source, offset);
                int missing = due(source, lineage) - seen.of(source, offset);
                if (missing > 0 && !inFlight.contains(lineage)) {
                    lost += missing;
                    if (records.size() < Findings.NAMED_RECORDS) {
                        records.add(names.lineage(lineage));
                    }
                }
            }
        }
        return new Missing(lost, records);
    }

    /**
     * What is missing of the results of windows.
     *
     * @param results those that must have come
     * @param inFlight those of them that need not
     */
    Missing missingOf(DeliveryCounter results, SortedSet<Long> inFlight) {
        long lost = 0;
        List<String> records = new ArrayList<>();
        for (int task = 0; task < topology.taskCount(); task++) {
            boolean isJudged = time.isWindow(task) && !time.mayBeLate(task);
            for (long place = 0; isJudged && place < results.limit(task); place++) {
                long lineage = Lineage.of(task, place);
                boolean isDue = results.of(task, place) > 0 && !inFlight.contains(lineage);
                int missing = isDue ? due(task, lineage) - seen.of(task, place) : 0;
                if (missing > 0) {
                    lost += missing;
                    if (records.size() < Findings.NAMED_RECORDS) {
                        records.add(names.lineage(lineage));
                    }
                }
            }
        }
        return new Missing(lost, records);
    }

    /** Records that should be visible and are not, and the names of the first. */
    record Missing(long lost, List<String> records) {
        /** These and others. */
        Missing and(Missing others) {
            List<String> both = new ArrayList<>(records);
            both.addAll(others.records);
            return new Missing(lost + others.lost, both.subList(0, Math.min(Findings.NAMED_RECORDS, both.size())));
        }
    }

    /** Records seen, each as often as it was seen. */
    long visible() {
        return visible;
    }

    /** Surplus sightings. */
    long doubled() {
        return doubled;
    }

    /** The first records that were seen too often. */
    List<String> doubledRecords() {
        return doubledRecords;
    }
}
