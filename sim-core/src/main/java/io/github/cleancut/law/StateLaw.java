package io.github.cleancut.law;

import io.github.cleancut.law.LawVerdict.RecordCounts;
import io.github.cleancut.law.StateComparison.Difference;
import io.github.cleancut.law.TaskState.Stored;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * STATE-EO: after each restore, and at the end, every operator holds what the failure-free reference gives for the records that the sources have emitted, by lineage. Exercised by each restore of a part
 * of the job that has an operator with state, and by the end of a run that restored.
 */
final class StateLaw implements Law {
    private final Topology topology;
    private final Channels channels;
    private final TopologyNames names;
    private final TaskStates tasks;
    private final Parts parts;
    private final StateComparison comparison;
    private final EventTimeFacts time;
    private final List<Operator> operators = new ArrayList<>();
    private final Findings findings = new Findings("STATE-EO", "");
    private long restores;

    /** An item that keeps records. */
    private static final class Operator {
        private final int item;
        private final String name;
        private final Findings findings;

        /** Per part: the last difference that was found. */
        private final @Nullable Difference[] differences;

        Operator(int item, String name, int parts) {
            this.item = item;
            this.name = name;
            findings = new Findings("STATE-EO", name);
            differences = new Difference[parts];
        }

        RecordCounts counts() {
            long lost = 0;
            long doubled = 0;
            for (Difference difference : differences) {
                if (difference != null) {
                    lost += difference.lost();
                    doubled += difference.doubled();
                }
            }
            return new RecordCounts(lost, doubled);
        }
    }

    StateLaw(Topology topology, Channels channels, Reference reference, TaskStates tasks) {
        this.topology = topology;
        this.channels = channels;
        this.tasks = tasks;
        names = new TopologyNames(topology);
        parts = tasks.parts();
        time = new EventTimeFacts(topology);
        comparison = new StateComparison(topology, reference, channels, tasks);
        List<JobItem> items = topology.job().items();
        for (int item = 0; item < items.size(); item++) {
            if (items.get(item).keepsRecords()) {
                operators.add(new Operator(item, items.get(item).name(), parts.count()));
            }
        }
    }

    @Override
    public String name() {
        return "STATE-EO";
    }

    @Override
    public void accept(TraceEvent event) {
        channels.accept(event);
        tasks.accept(event);
        switch (event.kind()) {
            case ATTEMPT_STARTED -> start(event);
            case WATERMARK -> checkResults(event);
            case RUN_ENDED -> compareAtEnd(event);
            default -> {
                // begins with no restored state
            }
        }
    }

    private void start(TraceEvent event) {
        if (topology.itemAt(event.task()).keepsRecords()) {
            checkOwnState(event);
        }
        int part = parts.of(event.task());
        if (event.attempt() > 0 && tasks.isRunning(part)) {
            String when = event.checkpoint() == 0
                    ? "after the restart without a checkpoint "
                    : "after the restore of checkpoint " + event.checkpoint() + " ";
            if (compare(part, event, when, false)) {
                restores++;
                findings.test();
            }
        }
    }

    /** A subtask must begin with what it stored, as far as the trace shows it; union state is dealt out anew. */
    private void checkOwnState(TraceEvent event) {
        TaskState task = tasks.of(event.task());
        String began = names.task(event.task()) + " began from checkpoint " + event.checkpoint();
        Operator operator = operatorOf(topology.itemOf(event.task()));
        if (!task.hasState()) {
            breach(operator, event, began + ", which holds no state of it", List.of());
            return;
        }
        Stored stored = task.stored(event.checkpoint());
        if (stored == null || stored.isDone() || stored.fingerprint() == null || event.text() == null) {
            return;
        }
        boolean isDealtOut = topology.itemAt(event.task()).operatorState() == OperatorState.UNION;
        if (!isDealtOut && !stored.fingerprint().equals(event.text())) {
            breach(operator, event, began + " with another state than it had stored", List.of());
        }
    }

    /** At the end of time all timers have fired: the results count each record once for each window that holds it, unless it can have been late (T-270). */
    private void checkResults(TraceEvent event) {
        JobItem item = topology.itemAt(event.task());
        boolean isAtEnd = event.number() == Long.MAX_VALUE && item.window() != null;
        if (!isAtEnd || time.mayBeLate(event.task())) {
            return;
        }
        long size = item.requireWindow().sizeNanos();
        long slide = item.requireWindow().slideNanos();
        LongList taken = new LongList();
        tasks.of(event.task()).journal().forEach(0, taken::add);
        long due = taken.size() * (size / slide);
        long counted = tasks.of(event.task()).counted();
        if (size % slide == 0 && counted != due) {
            String what = "the results of " + names.task(event.task()) + " count " + Findings.count(counted, "record")
                    + ", and it has taken in " + taken.size();
            breach(
                    operatorOf(topology.itemOf(event.task())),
                    event,
                    due == taken.size() ? what : what + ", each for " + size / slide + " windows",
                    List.of());
        }
    }

    private Operator operatorOf(int item) {
        for (Operator operator : operators) {
            if (operator.item == item) {
                return operator;
            }
        }
        throw new IllegalArgumentException("item " + item + " keeps no records");
    }

    private void compareAtEnd(TraceEvent event) {
        boolean isTested = false;
        for (int part = 0; part < parts.count(); part++) {
            if (tasks.isRunning(part)) {
                isTested |= compare(part, event, "at the end ", true) && tasks.wasRestarted(part);
            }
        }
        if (isTested) {
            findings.test();
        }
    }

    /** Compares one part and returns whether it has an operator with state. */
    private boolean compare(int part, TraceEvent event, String when, boolean isEnd) {
        boolean hasOperator = false;
        for (Operator operator : operators) {
            if (parts.tasks(part).stream().noneMatch(task -> topology.itemOf(task) == operator.item)) {
                continue;
            }
            hasOperator = true;
            if (tasks.wasRestarted(part)) {
                operator.findings.test();
            }
            Difference difference = comparison.compare(operator.item, parts.tasks(part), isEnd);
            if (!difference.isNone()) {
                operator.differences[part] = difference;
                breach(operator, event, when + sentence(operator, difference), difference.names());
            }
        }
        return hasOperator;
    }

    private void breach(Operator operator, TraceEvent event, String sentence, List<String> records) {
        operator.findings.breach(event, sentence, records, event.order());
        findings.breach(event, sentence, records, event.order());
    }

    private static String sentence(Operator operator, Difference difference) {
        String lost = Findings.count(difference.lost(), "record") + " lost";
        String doubled = Findings.count(difference.doubled(), "record") + " doubled";
        String what = difference.doubled() == 0 ? lost : difference.lost() == 0 ? doubled : lost + ", " + doubled;
        return operator.name + " has " + what + ": "
                + Findings.listed(difference.names(), difference.lost() + difference.doubled());
    }

    @Override
    public List<LawVerdict> verdicts() {
        String holds = Findings.count(restores, "restore") + " and the end give the failure-free state";
        String notExercised = operators.isEmpty() ? "no operator keeps records" : "nothing was restored";
        List<LawVerdict> verdicts = new ArrayList<>();
        long lost = 0;
        long doubled = 0;
        for (Operator operator : operators) {
            RecordCounts counts = operator.counts();
            lost += counts.lost();
            doubled += counts.doubled();
            verdicts.add(
                    operator.findings.verdict(operator.name + " holds the failure-free state", notExercised, counts));
        }
        verdicts.add(0, findings.verdict(holds, notExercised, new RecordCounts(lost, doubled)));
        return verdicts;
    }
}
