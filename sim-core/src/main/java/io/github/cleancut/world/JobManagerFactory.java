package io.github.cleancut.world;

import io.github.cleancut.kernel.Draws;
import io.github.cleancut.model.CheckpointConfig;
import io.github.cleancut.protocol.coordinator.Coordinator;
import io.github.cleancut.protocol.coordinator.CoordinatorConfig;
import io.github.cleancut.protocol.coordinator.CoordinatorConfig.Retention;
import io.github.cleancut.protocol.coordinator.PeriodicSchedule;
import io.github.cleancut.protocol.failover.ExecutionRules;
import io.github.cleancut.protocol.failover.JobRestarts;
import io.github.cleancut.protocol.failover.RestartBackoff;
import io.github.cleancut.protocol.message.OptionsRequest;
import io.github.cleancut.protocol.stop.StopWithSavepoint;

/** Builds the JobManager of a world from the scenario's Flink configuration. */
final class JobManagerFactory {
    private JobManagerFactory() {}

    /** Every job has a coordinator, with an interval or without one (C-019). */
    static JobManager create(World world) {
        Setting setting = world.setting();
        CheckpointEffects effects = new CheckpointEffects(world, new Snapshots());
        SourceCoordinators sources = new SourceCoordinators(world);
        return create(world, effects, new Executions(setting.topology().taskCount()), sources, 0);
    }

    /**
     * The JobManager that takes over from one that is gone: it knows the job's configuration, and with high availability the files of checkpoints.
     *
     * @param before the one that is gone
     * @param term counts JobManagers
     * @param keepsFiles whether it knows of the files of checkpoints
     */
    static JobManager successor(JobManager before, World world, int term, boolean keepsFiles) {
        CheckpointEffects effects = CheckpointEffects.after(world, before.effects(), keepsFiles);
        SourceCoordinators sources = SourceCoordinators.after(world, before.sources(), keepsFiles);
        return create(world, effects, Executions.after(before.jobMaster().executions()), sources, term);
    }

    private static JobManager create(
            World world, CheckpointEffects effects, Executions executions, SourceCoordinators sources, int term) {
        Setting setting = world.setting();
        String suffix = term == 0 ? "" : "/" + term;
        Coordinator coordinator = new Coordinator(
                configOf(setting, "coordinator/initial-delay" + suffix),
                world.numbers().vertices(),
                setting.rules(),
                world.recorder());
        CoordinatorHost host =
                new CoordinatorHost(world.queue(), coordinator, world.storage(), world.mishaps(), effects, term);
        Failover failover = new Failover(
                world,
                new JobRestarts(
                        new RestartBackoff(setting.scenario().flink().restart(), setting.rules(), world.recorder()),
                        setting.rules()),
                new Regions(setting.topology(), setting.scenario().flink().regionFailover()),
                setting.choices().stream("restart-strategy" + suffix));
        return new JobManager(
                host,
                effects,
                new JobMaster(world, executions, new ExecutionRules(setting.rules())),
                failover,
                new UserRequests(world, new StopWithSavepoint.Rules(setting.rules())),
                sources);
    }

    static JobManager copy(JobManager from, World world) {
        CheckpointEffects effects = new CheckpointEffects(world, from.effects());
        return new JobManager(
                from.coordinator().copy(world.queue(), world.storage(), world.mishaps(), world.recorder(), effects),
                effects,
                from.jobMaster().copy(world),
                from.failover().copy(world),
                from.requests().copy(world),
                from.sources().copy(world));
    }

    private static CoordinatorConfig configOf(Setting setting, String stream) {
        CheckpointConfig config = setting.checkpointing();
        return new CoordinatorConfig(
                periodicOf(
                        config,
                        setting.scenario().flink().pausesSourcesUntilFirstCheckpoint(),
                        setting.choices().stream(stream)),
                config.maxConcurrent(),
                config.timeoutMillis(),
                config.tolerableFailures(),
                config.retained(),
                retentionOf(config.retention()),
                new OptionsRequest(config.exactlyOnce(), config.unaligned(), config.alignedTimeoutMillis()),
                config.afterTasksFinish(),
                setting.scenario().flink().cleansInParallel(),
                true,
                false,
                setting.scenario().flink().checkpointHistory());
    }

    /** The first delay lies between the pause and the base interval, as they are capped and raised, or twice the pause where sources wait for a checkpoint (C-011, C-030); a backlog interval below 10 ms is none (C-012). */
    static PeriodicSchedule periodicOf(CheckpointConfig config, boolean pausesSources, Draws draws) {
        long configured = config.isPeriodic() ? config.intervalMillis() : PeriodicSchedule.DISABLED;
        PeriodicSchedule base = new PeriodicSchedule(configured, PeriodicSchedule.DISABLED, 0, config.minPauseMillis());
        if (!base.isConfigured()) {
            return base;
        }
        long interval = base.intervalMillis();
        long pause = base.minPauseMillis();
        long initial = pause + draws.pick((pausesSources ? pause : interval - pause) + 1, "initial delay in ms");
        long backlog = config.backlogIntervalMillis() < 0 ? interval : backlogInterval(config.backlogIntervalMillis());
        return new PeriodicSchedule(interval, backlog, initial, pause);
    }

    private static long backlogInterval(long millis) {
        return millis < 10 ? PeriodicSchedule.DISABLED : millis;
    }

    /** C-017. */
    static Retention retentionOf(CheckpointConfig.Retention retention) {
        return switch (retention) {
            case NO_EXTERNALIZED_CHECKPOINTS -> Retention.NEVER_RETAIN_AFTER_TERMINATION;
            case DELETE_ON_CANCELLATION -> Retention.RETAIN_ON_FAILURE;
            case RETAIN_ON_CANCELLATION -> Retention.RETAIN_ON_CANCELLATION;
        };
    }
}
