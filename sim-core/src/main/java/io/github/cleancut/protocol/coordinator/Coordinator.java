package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import java.util.List;
import java.util.Map;

/**
 * The checkpoint coordinator: a pure function of its state, one input and the time. This class makes all of the coordinator's state, and every host calls it.
 *
 * <p><b>What a host does.</b> It calls {@link #handle} with one input after the other and does what the {@link CoordinatorOut} is told:
 *
 * <ul>
 *   <li>{@link CoordinatorOut#post posted work}: the host keeps one queue a context (C-002) and hands work back, in the order of posting, as {@link CoordinatorInput.RunWork}. Where contexts cost no time it
 *       does so at the same instant, but always after the call that posted it has returned. Work that is a {@link CoordinatorWork.Operation} is done by the host, in whatever time it takes, and handed
 *       back as {@link CoordinatorInput.OperationDone}; operations may overlap and end in any order.
 *   <li>{@link CoordinatorOut#arm timers}: when one is due and has not been disarmed, its work is handed back likewise, in order of due time, then of arming. Timers and posted timer work form one queue.
 *   <li>{@link CoordinatorOut#writeMetadata} and {@link CoordinatorOut#addToStore}: the coordinator holds its lock while it finalises a checkpoint (C-001, C-129). Until the host has answered with
 *       {@link CoordinatorInput.MetadataWritten} or {@link CoordinatorInput.StoreAdded}, {@link #isFinalizing} is true and every other input must wait in the host's queue; handing one in is an {@link IllegalStateException}.
 *   <li>{@link CoordinatorOut#effect effects}: messages go out ({@link CoordinatorEffect.TriggerSent}, {@link CoordinatorEffect.NotifyComplete}, {@link CoordinatorEffect.NotifyAborted},
 *       {@link CoordinatorEffect.OperatorCoordinatorAsked} and so on), the rest is for the trace. A failed trigger message comes back as {@link CoordinatorInput.TriggerMessageFailed}.
 * </ul>
 *
 * <p>The coordinator keeps its own picture of the execution graph for plans, notices and the activation (sections 5 and 8): the host tells every change of a task or of the job by
 * {@link CoordinatorInput.TaskStateChanged}, {@link CoordinatorInput.TaskReset} and {@link CoordinatorInput.JobStatusChanged} before it sends anything that relies on it. At the beginning the job is CREATED and
 * every subtask's attempt 0 is CREATED, without a slot.
 *
 * <p>A full restart is, in this order: JobStatusChanged(RESTARTING); the attempts' CANCELING and CANCELED; when delay and cancellations are over JobStatusChanged(RUNNING), TaskReset of every
 * restarted subtask, AbortPendingForFailover (C-191), RestoreLatest (its effect {@link CoordinatorEffect.Restored} says with what), then SCHEDULED, DEPLOYING, INITIALIZING, RUNNING of the new attempts.
 */
public final class Coordinator {
    private final Desk desk;

    /**
     * A fresh coordinator.
     *
     * @param config its configuration
     * @param vertices the job's vertices in topological order
     * @param rules the tables of the variant; must hold {@link CoordinatorTables#all()}
     * @param log learns the rows that fire
     */
    public Coordinator(CoordinatorConfig config, List<CoordinatedVertex> vertices, RuleBook rules, RuleLog log) {
        this(new Desk(config, new JobShape(vertices), rules, log));
    }

    private Coordinator(Desk desk) {
        this.desk = desk;
    }

    /**
     * Handles one input.
     *
     * @param input what happens
     * @param clock the time at which it happens
     * @param out takes what is to be done
     * @throws IllegalStateException if a checkpoint is being finalised and the input is not the answer to it
     */
    public void handle(CoordinatorInput input, CoordinatorClock clock, CoordinatorOut out) {
        desk.handle(input, clock, out);
    }

    /** Whether a checkpoint is being finalised, so that all other inputs must wait. */
    public boolean isFinalizing() {
        return desk.isFinalizing();
    }

    /** What can be seen of the state. */
    public CoordinatorSnapshot snapshot() {
        return desk.state().snapshot();
    }

    /** What a metrics reporter shows (C-263), by Flink's names. */
    public Map<String, Long> gauges() {
        return desk.state().statistics.gauges().byName(desk.state().statistics.counts());
    }

    /** What high availability keeps of this coordinator, whatever becomes of it: the store and the counter (C-029, C-220). */
    public CoordinatorInput.Heritage heritage() {
        return TakeOverTables.heritage(desk);
    }

    /** A deep copy that reports to the same log. */
    public Coordinator copy() {
        return new Coordinator(desk.copy(desk.log()));
    }

    /**
     * A deep copy that reports to another log.
     *
     * @param log learns the rows that fire in the copy
     */
    public Coordinator copy(RuleLog log) {
        return new Coordinator(desk.copy(log));
    }

    /** Appends a canonical description of all state that matters for what comes. */
    public void encode(StringBuilder to) {
        desk.encode(to);
    }
}
