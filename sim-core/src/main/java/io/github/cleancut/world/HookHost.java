package io.github.cleancut.world;

import io.github.cleancut.model.Amount;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.protocol.coordinator.CoordinatorEffect;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.Outcome;
import io.github.cleancut.trace.EventKind;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The master hooks of the job's sources: each takes its time to answer a checkpoint, and holds the number of the checkpoint as its state. */
final class HookHost {
    private final World world;
    private final SortedMap<String, DrawnAmount> answers = new TreeMap<>();

    HookHost(World world) {
        this.world = world;
        for (JobItem item : world.setting().scenario().job().items()) {
            Amount answer =
                    item.kind() == ItemKind.SOURCE ? item.requireSource().masterHook() : null;
            if (answer != null) {
                String name = item.name();
                answers.put(name, new DrawnAmount(answer, world.setting().choices().stream(name + "/master-hook")));
            }
        }
    }

    private HookHost(World world, SortedMap<String, DrawnAmount> from) {
        this.world = world;
        from.forEach((hook, answer) -> answers.put(hook, answer.copy()));
    }

    /** The job is submitted without the master hook of a source from here on; of a source without one nothing changes. */
    void forget(@Nullable String source) {
        if (source != null) {
            answers.remove(source);
        }
    }

    /** A coordinator learns of the hooks when the job is submitted to it (C-258). */
    void enroll() {
        answers.keySet().forEach(hook -> world.coordinator().submit(new CoordinatorInput.AddMasterHook(hook)));
    }

    /**
     * Does what an effect asks of a hook.
     *
     * @return whether it was meant for one
     */
    boolean on(CoordinatorEffect effect) {
        Recorder recorder = world.recorder();
        if (effect instanceof CoordinatorEffect.MasterHookAsked asked) {
            recorder.job(EventKind.HOOK_ASKED, asked.checkpointId(), -1, asked.hook());
            answer(asked);
        } else if (effect instanceof CoordinatorEffect.MasterHookRestored restored) {
            recorder.job(EventKind.HOOK_RESTORED, restored.checkpointId(), -1, restored.hook());
        } else if (effect instanceof CoordinatorEffect.MasterHookReset reset) {
            recorder.job(EventKind.HOOK_RESET, -1, -1, reset.hook());
        } else if (effect instanceof CoordinatorEffect.RestoreFailed failed) {
            cannotRestore(failed.checkpointId(), failed.cause());
            world.failJobLater("checkpoint " + failed.checkpointId() + " cannot be restored: " + failed.cause());
        } else if (effect instanceof CoordinatorEffect.StartFailed failed) {
            cannotRestore(failed.checkpointId(), failed.cause());
            world.requests().cannotStart(failed.checkpointId(), failed.cause());
        } else {
            return effect instanceof CoordinatorEffect.MasterHookClosed;
        }
        return true;
    }

    private void cannotRestore(long checkpointId, String cause) {
        world.recorder().job(EventKind.RESTORE_STARTED, checkpointId, -1, cause);
        world.failover().takeRestored();
    }

    private void answer(CoordinatorEffect.MasterHookAsked asked) {
        long id = asked.checkpointId();
        Fault.Verb.Fail failure = world.mishaps().failureOf(Fault.Step.HOOK, -1, id);
        Outcome outcome = Outcome.OK;
        if (failure != null) {
            outcome = failure.io() ? Outcome.IO_FAILURE : Outcome.OTHER_FAILURE;
        }
        String state = outcome == Outcome.OK ? "external " + id : null;
        long nanos = Objects.requireNonNull(answers.get(asked.hook())).nextNanos();
        world.coordinator()
                .submitLater(nanos, new CoordinatorInput.MasterHookAnswered(asked.hook(), id, outcome, state));
    }

    HookHost copy(World copiedWorld) {
        return new HookHost(copiedWorld, answers);
    }
}
