package io.github.cleancut.world;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The operator coordinators of the job's sources, by the number that the checkpoint coordinator has for their vertex. One with endless splits has nothing to tell and answers at once. */
final class SourceCoordinators {
    private final World world;
    private final SortedMap<Integer, SourceCoordinator> byVertex = new TreeMap<>();

    /** What the last restart restarts. */
    private List<Integer> restarted = List.of();

    SourceCoordinators(World world) {
        this.world = world;
        int vertex = 0;
        for (int item : world.topology().job().topologicalOrder()) {
            JobItem source = world.topology().job().items().get(item);
            if (source.kind() == ItemKind.SOURCE && source.requireSource().hasSplits()) {
                int first = world.topology().taskOf(item, 0);
                byVertex.put(vertex, new SourceCoordinator(world, vertex, source, first));
            }
            vertex++;
        }
    }

    /**
     * Those of the next JobManager.
     *
     * @param keepsFiles whether it knows what checkpoints hold
     */
    static SourceCoordinators after(World world, SourceCoordinators before, boolean keepsFiles) {
        SourceCoordinators next = new SourceCoordinators(world);
        if (keepsFiles) {
            next.byVertex.forEach((vertex, source) -> source.knowWhat(before.byVertex.get(vertex)));
        }
        return next;
    }

    /** An effect of the checkpoint coordinator; whether it was for an operator coordinator. */
    boolean on(CoordinatorEffect effect) {
        if (effect instanceof CoordinatorEffect.OperatorCoordinatorAsked asked) {
            ask(asked);
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorAbortTriggering abort) {
            of(abort.vertex(), SourceCoordinator::onTriggeringAborted);
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorComplete complete) {
            of(complete.vertex(), source -> source.onComplete(complete.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorAborted aborted) {
            of(aborted.vertex(), source -> source.onAborted(aborted.checkpointId()));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorReset reset) {
            of(reset.vertex(), source -> source.onReset(reset.withState() ? reset.checkpointId() : 0));
        } else if (effect instanceof CoordinatorEffect.OperatorCoordinatorSubtaskReset reset) {
            resetSubtask(reset, world.numbers().toWorld(reset.task()));
        } else {
            return false;
        }
        return true;
    }

    /** Some subtasks restart; the coordinator tells of all, and only these are reset (C-195). */
    void restart(List<Integer> tasks) {
        restarted = tasks;
    }

    private void resetSubtask(CoordinatorEffect.OperatorCoordinatorSubtaskReset reset, int task) {
        if (restarted.contains(task)) {
            of(reset.vertex(), source -> source.onSubtaskReset(task, reset.checkpointId()));
        }
    }

    private void ask(CoordinatorEffect.OperatorCoordinatorAsked asked) {
        SourceCoordinator source = byVertex.get(asked.vertex());
        if (source == null) {
            world.coordinator()
                    .submit(new CoordinatorInput.OperatorCoordinatorAnswered(
                            asked.vertex(), asked.checkpointId(), true));
        } else {
            source.onTrigger(asked.checkpointId());
        }
    }

    private void of(int vertex, Consumer<SourceCoordinator> action) {
        SourceCoordinator source = byVertex.get(vertex);
        if (source != null) {
            action.accept(source);
        }
    }

    /** A message of a task arrives; that of an attempt that is not the current one is of no effect. */
    void take(Envelope.ToOperatorCoordinator message) {
        AttemptId attempt = message.attempt();
        for (SourceCoordinator source : byVertex.values()) {
            if (source.owns(attempt.task())) {
                source.take(message, world.jobMaster().isAlive(attempt));
            }
        }
    }

    /** An event has reached the machine of its task. */
    void deliver(Envelope.OperatorEvent event, @Nullable Attempt attempt) {
        if (attempt != null) {
            attempt.onMail(new Mail.OperatorEvent(event.event(), event.split()), false);
        }
        world.rpc().send(new Envelope.EventDelivered(event.attempt(), event.event(), attempt != null));
    }

    SourceCoordinators copy(World copiedWorld) {
        SourceCoordinators copy = new SourceCoordinators(copiedWorld);
        copy.restarted = restarted;
        byVertex.forEach((vertex, source) -> copy.byVertex.put(vertex, source.copy(copiedWorld)));
        return copy;
    }

    void encode(StringBuilder to) {
        byVertex.values().forEach(source -> source.encode(to));
    }
}
