package io.github.cleancut.world;

/**
 * The rooms of the JobManager.
 *
 * @param coordinator checkpoints
 * @param effects what checkpoints lead to
 * @param jobMaster the job's life
 * @param failover restarts
 * @param requests what users ask for
 * @param sources the operator coordinators of sources
 */
record JobManager(
        CoordinatorHost coordinator,
        CheckpointEffects effects,
        JobMaster jobMaster,
        Failover failover,
        UserRequests requests,
        SourceCoordinators sources) {}
