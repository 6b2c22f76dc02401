package io.github.cleancut.law;

import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * COORD-ORDER: in every completed checkpoint, what an operator coordinator told a subtask before its own snapshot the subtask handled before its snapshot, and what it told later after that. Exercised by each subtask of a
 * completed checkpoint for which something was under way at the coordinator's snapshot, or was told between the two snapshots.
 */
final class CoordinatorOrderLaw implements Law {
    private final Topology topology;
    private final TopologyNames names;
    private final Findings findings = new Findings("COORD-ORDER", "");
    private final List<Addressee> addressees;

    /** What the last attempt of a subtask was told. */
    private static final class Addressee {
        private long lastTold = -1;
        private final SortedSet<Long> underWay = new TreeSet<>();
        private final SortedMap<Long, Cut> cuts = new TreeMap<>();

        void beginAnew() {
            lastTold = -1;
            underWay.clear();
            cuts.clear();
        }
    }

    /** The snapshot of an operator coordinator, as one of its subtasks sees it. */
    private static final class Cut {
        private final long order;
        private final long lastTold;
        private final SortedSet<Long> underWay;
        private boolean isSnapped;
        private boolean isExercised;

        /** What breaks the law here, if the checkpoint completes. */
        private @Nullable String breach;

        private long breachOrder = -1;

        Cut(long order, Addressee addressee) {
            this.order = order;
            lastTold = addressee.lastTold;
            underWay = new TreeSet<>(addressee.underWay);
            isExercised = !underWay.isEmpty();
        }

        void breaks(String what, long at) {
            if (breach == null) {
                breach = what;
                breachOrder = at;
            }
        }
    }

    CoordinatorOrderLaw(Topology topology) {
        this.topology = topology;
        names = new TopologyNames(topology);
        addressees = PerTask.of(topology, Addressee::new);
    }

    @Override
    public String name() {
        return "COORD-ORDER";
    }

    @Override
    public void accept(TraceEvent event) {
        switch (event.kind()) {
            case ATTEMPT_STARTED -> addressees.get(event.task()).beginAnew();
            case OPERATOR_EVENT_ISSUED -> {
                addressees.get(event.task()).lastTold = event.number();
                addressees.get(event.task()).underWay.add(event.number());
            }
            case OPERATOR_EVENT_HANDLED -> handle(event, addressees.get(event.task()));
            case OPERATOR_COORDINATOR_SNAPSHOT -> cut(event);
            case SNAPSHOT_STARTED -> snap(event, addressees.get(event.task()));
            case COMPLETED, STORED_UNANSWERED ->
                addressees.forEach(addressee -> judge(event, addressee.cuts.remove(event.checkpoint())));
            case FAILED -> addressees.forEach(addressee -> addressee.cuts.remove(event.checkpoint()));
            default -> {
                // concerns no operator coordinator
            }
        }
    }

    private void cut(TraceEvent event) {
        JobItem vertex = topology.job().items().get(topology.job().indexOf(event.requireText()));
        int first = topology.taskOf(topology.job().items().indexOf(vertex), 0);
        for (int task = first; task < first + vertex.parallelism(); task++) {
            Addressee addressee = addressees.get(task);
            addressee.cuts.put(event.checkpoint(), new Cut(event.order(), addressee));
        }
    }

    private void handle(TraceEvent event, Addressee by) {
        by.underWay.remove(event.number());
        for (var entry : by.cuts.entrySet()) {
            Cut cut = entry.getValue();
            if (!cut.isSnapped && event.number() > cut.lastTold) {
                cut.isExercised = true;
                cut.breaks(
                        names.task(event.task()) + " handled event " + event.number()
                                + " before its snapshot of checkpoint " + entry.getKey()
                                + ", and its operator coordinator sent it after its own",
                        event.order());
            }
        }
    }

    private void snap(TraceEvent event, Addressee by) {
        Cut cut = by.cuts.get(event.checkpoint());
        if (cut == null || cut.isSnapped) {
            return;
        }
        cut.isSnapped = true;
        cut.isExercised |= by.lastTold > cut.lastTold;
        cut.underWay.retainAll(by.underWay);
        if (!cut.underWay.isEmpty()) {
            cut.breaks(
                    names.task(event.task()) + " took its snapshot of checkpoint " + event.checkpoint()
                            + " without event " + cut.underWay.first()
                            + ", which its operator coordinator had sent before its own",
                    event.order());
        }
    }

    private void judge(TraceEvent event, @Nullable Cut cut) {
        if (cut == null || !cut.isSnapped || !cut.isExercised) {
            return;
        }
        findings.test();
        if (cut.breach != null) {
            findings.breach(event, cut.breach, List.of(), cut.order, cut.breachOrder, event.order());
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(findings.exercised(), "snapshot")
                        + " of subtasks agree with those of their operator coordinators on what was sent",
                "no operator coordinator sent anything around its snapshot",
                null));
    }
}
