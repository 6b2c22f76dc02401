package io.github.cleancut.law;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * NOTIFY: an attempt hears at most once how a checkpoint has ended; completions come in increasing ids; nothing is sent to an attempt that has ended as far as the JobManager knows, nor the abort of a checkpoint
 * to an attempt that began to run after it. Exercised by each notice, when it is sent.
 */
final class NotifyLaw implements Law {
    private static final long NONE = -1;

    private final TopologyNames names;
    private final SnapshotKinds kinds = new SnapshotKinds();
    private final Findings findings = new Findings("NOTIFY", "");
    private final List<Addressee> addressees;

    /** Where each checkpoint began to be pending. */
    private final SortedMap<Long, Long> begun = new TreeMap<>();

    /** The last attempt of a subtask, and what it was told. */
    private static final class Addressee {
        private int attempt = -1;
        private long runningOrder = NONE;
        private long endedOrder = NONE;
        private long completed = NONE;
        private long completedOrder = NONE;
        private final SortedMap<Long, TraceEvent> told = new TreeMap<>();

        /** Notices and states of a new attempt concern the old one no more. */
        void turnTo(int newAttempt) {
            if (newAttempt == attempt) {
                return;
            }
            attempt = newAttempt;
            runningOrder = NONE;
            endedOrder = NONE;
            completed = NONE;
            completedOrder = NONE;
            told.clear();
        }
    }

    NotifyLaw(Topology topology) {
        names = new TopologyNames(topology);
        addressees = PerTask.of(topology, Addressee::new);
    }

    @Override
    public String name() {
        return "NOTIFY";
    }

    @Override
    public void accept(TraceEvent event) {
        kinds.accept(event);
        switch (event.kind()) {
            case PLAN -> begun.put(event.checkpoint(), event.order());
            case TASK_RUNNING -> of(event).runningOrder = event.order();
            case TASK_ENDED -> of(event).endedOrder = event.order();
            case COMPLETE_SENT, ABORT_SENT -> judge(event);
            default -> {
                // tells a task nothing
            }
        }
    }

    private Addressee of(TraceEvent event) {
        Addressee addressee = addressees.get(event.task());
        addressee.turnTo(event.attempt());
        return addressee;
    }

    private void judge(TraceEvent event) {
        findings.test();
        Addressee to = of(event);
        judgeRepetition(event, to);
        judgeAttempt(event, to);
        if (event.kind() == EventKind.COMPLETE_SENT) {
            judgeSequence(event, to);
        }
    }

    private void judgeRepetition(TraceEvent event, Addressee to) {
        @Nullable TraceEvent before = to.told.put(event.checkpoint(), event);
        if (before != null) {
            String then =
                    before.kind() == event.kind() ? ", and not for the first time" : ", and before that the opposite";
            findings.breach(event, told(event) + then, List.of(), before.order(), event.order());
        }
    }

    private void judgeAttempt(TraceEvent event, Addressee to) {
        long beginning = begun.getOrDefault(event.checkpoint(), NONE);
        if (to.endedOrder != NONE) {
            String what = names.task(event.task()) + " has ended and is told that " + end(event);
            findings.knownBreach(event, what, "C-091", to.endedOrder, event.order());
        } else if (event.kind() == EventKind.ABORT_SENT
                && beginning != NONE
                && (to.runningOrder == NONE || to.runningOrder > beginning)) {
            findings.knownBreach(event, told(event) + ", which it has never seen", "C-125", beginning, event.order());
        }
    }

    private void judgeSequence(TraceEvent event, Addressee to) {
        if (event.checkpoint() < to.completed) {
            judgeOlder(event, to);
        }
        to.completed = Math.max(to.completed, event.checkpoint());
        to.completedOrder = event.order();
    }

    private void judgeOlder(TraceEvent event, Addressee to) {
        String what = told(event) + ", after checkpoint " + to.completed;
        if (kinds.isSynchronous(event.checkpoint())) {
            findings.knownBreach(event, what, "C-239", to.completedOrder, event.order());
        } else {
            findings.breach(event, what + " (C-140)", List.of(), to.completedOrder, event.order());
        }
    }

    private String told(TraceEvent event) {
        return names.task(event.task()) + " is told that " + end(event);
    }

    private static String end(TraceEvent event) {
        return "checkpoint " + event.checkpoint()
                + (event.kind() == EventKind.COMPLETE_SENT ? " is complete" : " is aborted");
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                Findings.count(findings.exercised(), "notice") + ", each to an attempt that it concerns, and once",
                "no task was told how a checkpoint ended",
                null));
    }
}
