package io.github.cleancut.law;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The part of a certificate that is about output: what two-phase sinks commit, and what is claimed of it. */
final class CertificateOutput {
    private final Topology topology;
    private final CertificateText text;
    private final CertificateCuts cuts;
    private final boolean isFull;

    /** Items that are two-phase sinks; the place in the list is the group. */
    private final List<Integer> groups = new ArrayList<>();

    private final @Nullable CertifiedSink[] sinks;
    private final List<CertifiedRoute> routes = new ArrayList<>();

    /** Checkpoints that are done and that some sink may still commit. */
    private final TreeMap<Long, CertifiedCheckpoint> done = new TreeMap<>();

    private final long[] leastOffset;
    private long commits;

    CertificateOutput(Topology topology, CertificateText text, CertificateCuts cuts, boolean isFull) {
        this.topology = topology;
        this.text = text;
        this.cuts = cuts;
        this.isFull = isFull;
        sinks = new CertifiedSink[topology.taskCount()];
        leastOffset = new long[topology.taskCount()];
        Arrays.fill(leastOffset, Long.MAX_VALUE);
    }

    /** Declares the outputs, and what is claimed of each source's records there: exact where every record arrives once, at most where it arrives once or never. */
    void declare(Reference reference) {
        for (int item = 0; item < topology.job().items().size(); item++) {
            JobItem sink = topology.job().items().get(item);
            if (sink.kind() == ItemKind.SINK && sink.requireSink().commit() == Commit.TWO_PHASE) {
                text.word("group").number(groups.size());
                groups.add(item);
                for (int index = 0; index < sink.parallelism(); index++) {
                    int task = topology.taskOf(item, index);
                    sinks[task] = new CertifiedSink(sink.requireSink().idempotentCommit());
                    text.number(task);
                }
                text.endLine();
            }
        }
        for (int task = 0; task < topology.taskCount(); task++) {
            for (int group = 0; topology.inputCountOf(task) == 0 && group < groups.size(); group++) {
                declare(reference, task, group);
            }
        }
    }

    private void declare(Reference reference, int source, int group) {
        int most = 0;
        int least = Integer.MAX_VALUE;
        for (int offset = 0; offset < Reference.RESIDUES; offset++) {
            int due = reference.deliveries(topology.itemOf(source), groups.get(group), 0, Lineage.of(source, offset));
            most = Math.max(most, due);
            least = Math.min(least, due);
        }
        if (most == 1) {
            boolean isExact =
                    least == 1 && topology.itemAt(source).requireSource().replayable();
            CertifiedRoute route = new CertifiedRoute(source, group, isExact);
            routes.add(route);
            route.declare(text);
        }
    }

    void write(TraceEvent event) {
        sinkOf(event).write(event.number(), event.lineage());
    }

    void file(TraceEvent event) {
        sinkOf(event).file(event.number(), event.checkpoint(), event.order());
    }

    private CertifiedSink sinkOf(TraceEvent event) {
        CertifiedSink sink = sinks[event.task()];
        if (sink == null) {
            throw new IllegalArgumentException(event.kind().word() + " of a task that is no two-phase sink");
        }
        return sink;
    }

    void snap(TraceEvent event) {
        CertifiedSink sink = sinks[event.task()];
        if (sink != null) {
            sink.snap(event.checkpoint());
        }
    }

    /** A checkpoint is done: sinks that have finished stand in it with what they had. */
    void complete(CertifiedCheckpoint checkpoint) {
        done.put(checkpoint.id, checkpoint);
        for (int task = 0; task < sinks.length; task++) {
            CertifiedSink sink = sinks[task];
            if (sink != null && checkpoint.finished.get(task)) {
                sink.snap(checkpoint.id);
            }
        }
    }

    /** Before an attempt begins: what became visible and is in no state that is left was committed too early, and the line says so. */
    void beforeBegin(TraceEvent event, long attempt) {
        CertifiedSink sink = sinks[event.task()];
        if (sink != null) {
            tellAgain(sink, event.task(), attempt);
            if (sink.untoldOf() > event.checkpoint()) {
                tell(sink, event.task(), attempt, sink.untoldOf());
            }
        }
    }

    /** An attempt has begun. */
    void begin(TraceEvent event) {
        int task = event.task();
        CertifiedSink sink = sinks[task];
        if (sink != null) {
            sink.begin(event.checkpoint());
        }
        leastOffset[task] = Math.min(leastOffset[task], cuts.nextOffset(task));
    }

    /**
     * A transaction has been committed. One that was filed under a checkpoint that failed, or that is still pending, is told with the later one by whose notice it was committed, which covers it (T-242).
     *
     * @param attempt the attempt's number in the certificate
     * @param isCurrent whether it is the subtask's current one; what another one commits that the current one was restored with is told when that one repeats it
     */
    void commit(TraceEvent event, long attempt, boolean isCurrent) {
        CertifiedSink sink = sinkOf(event);
        long filed = event.checkpoint();
        sink.commit(event.number(), filed);
        if (!isCurrent && filed <= sink.restored()) {
            return;
        }
        boolean isEarly = cuts.isOpen(filed) && !isCovered(sink, filed);
        boolean isDone = done.containsKey(filed) && !sink.mustWait(filed);
        if (sink.untoldOf() == filed && (isDone || isEarly)) {
            tell(sink, event.task(), attempt, filed);
        }
        if (filed == sink.restored()) {
            tellAgain(sink, event.task(), attempt);
        }
    }

    /** Whether a checkpoint is done that holds what was filed under this one. */
    private boolean isCovered(CertifiedSink sink, long filed) {
        return done.tailMap(filed).keySet().stream().anyMatch(sink::isSnapped);
    }

    /** A subtask has handled complete(n): what it holds of n and of older ones is visible now, if the trace says so. */
    void notified(TraceEvent event, long attempt) {
        CertifiedSink sink = sinks[event.task()];
        if (sink == null) {
            return;
        }
        tellAgain(sink, event.task(), attempt);
        boolean isNew = event.checkpoint() > sink.lastTold() && done.containsKey(event.checkpoint());
        if (isNew && sink.isSettledUpTo(event.checkpoint())) {
            tell(sink, event.task(), attempt, event.checkpoint());
        }
    }

    /** A transaction is given up; of one that was filed the certificate has to say so. */
    void giveUp(TraceEvent event) {
        Transaction given = sinkOf(event).giveUp(event.number());
        if (given != null) {
            text.word("void")
                    .number(given.checkpoint())
                    .number(event.task())
                    .number(given.records().size())
                    .endLine();
        }
    }

    private void tell(CertifiedSink sink, int task, long attempt, long checkpoint) {
        CertifiedCheckpoint of = done.get(checkpoint);
        if (of != null && of.isLossless) {
            sink.newest = of;
        }
        show(sink.tell(checkpoint, cuts.oldestRestorable()), task, attempt, checkpoint);
        long needed = Arrays.stream(sinks)
                .filter(Objects::nonNull)
                .mapToLong(CertifiedSink::lastTold)
                .min()
                .orElse(checkpoint);
        done.headMap(needed).clear();
    }

    private void tellAgain(CertifiedSink sink, int task, long attempt) {
        if (sink.hasUntoldAgain()) {
            show(sink.tellAgain(), task, attempt, sink.restored());
        }
    }

    private void show(LongList records, int task, long attempt, long checkpoint) {
        commits++;
        text.word("commit").number(checkpoint).number(task).number(attempt).number(records.size());
        text.word(isFull ? text.digestOf(records) : "-").endLine();
        int group = groups.indexOf(topology.itemOf(task));
        for (int i = 0; i < records.size(); i++) {
            int source = Lineage.sourceTask(records.get(i));
            for (CertifiedRoute route : routes) {
                if (route.source == source && route.group == group) {
                    route.show(records.get(i));
                }
            }
        }
    }

    /**
     * The run is over: tells what is doubled or missing.
     *
     * @return what the certificate says of the output
     */
    String close(long[] attempts) {
        for (int task = 0; task < sinks.length; task++) {
            CertifiedSink sink = sinks[task];
            if (sink != null) {
                tellAgain(sink, task, attempts[task]);
                boolean isComing = !done.containsKey(sink.untoldOf()) && isCovered(sink, sink.untoldOf());
                if (sink.untoldOf() != Transaction.UNFILED && !isComing) {
                    tell(sink, task, attempts[task], sink.untoldOf());
                }
            }
        }
        if (!isFull || routes.isEmpty() || commits == 0) {
            return "-";
        }
        boolean hasDoubles = false;
        boolean hasGaps = false;
        for (CertifiedRoute route : routes) {
            hasDoubles |= route.writeDoubles(text);
            hasGaps |= route.writeGaps(text, leastOffset[route.source], limitOf(route), inFlightOf(route));
        }
        if (hasDoubles) {
            return hasGaps ? "BOTH" : "DUP";
        }
        return hasGaps ? "GAP" : "EXACT";
    }

    /** Offsets of a route's source that the newest committed checkpoints hold as in flight: they need not be visible yet. */
    private BitSet inFlightOf(CertifiedRoute route) {
        BitSet offsets = new BitSet();
        int item = groups.get(route.group);
        for (int index = 0; index < topology.job().items().get(item).parallelism(); index++) {
            CertifiedSink sink = sinks[topology.taskOf(item, index)];
            LongList records = sink == null || sink.newest == null ? new LongList() : sink.newest.loggedRecords;
            for (int i = 0; i < records.size(); i++) {
                if (Lineage.sourceTask(records.get(i)) == route.source) {
                    offsets.set(Math.toIntExact(Lineage.offset(records.get(i))));
                }
            }
        }
        return offsets;
    }

    /** The offset of a route's source up to which each subtask of the output has committed everything, 0 if one has committed nothing. */
    private long limitOf(CertifiedRoute route) {
        int item = groups.get(route.group);
        long limit = Long.MAX_VALUE;
        for (int index = 0; index < topology.job().items().get(item).parallelism(); index++) {
            CertifiedSink sink = sinks[topology.taskOf(item, index)];
            CertifiedCheckpoint newest = sink == null ? null : sink.newest;
            limit = Math.min(limit, newest == null ? 0 : newest.offsets[route.source]);
        }
        return limit;
    }
}
