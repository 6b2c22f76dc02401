package io.github.cleancut.world;

import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.EventKind;
import java.util.List;

/** Attempts that are about to be deployed together: their channels are new, but for what a snapshot holds as in flight, and the trace says what each begins with. */
final class NewLives {
    private final World world;
    private final AttemptFactory factory;

    NewLives(World world, AttemptFactory factory) {
        this.world = world;
        this.factory = factory;
    }

    void begin(List<JobMaster.Deployment> deployments) {
        deployments.forEach(deployment -> world.network().beginLife(deployment.task()));
        deployments.forEach(deployment -> recover(deployment, true));
        deployments.forEach(deployment -> recover(deployment, false));
        for (JobMaster.Deployment deployment : deployments) {
            factory.tellBeginning(idOf(deployment), deployment.state());
        }
        deployments.forEach(this::tellRecovered);
    }

    private AttemptId idOf(JobMaster.Deployment deployment) {
        return world.jobMaster().executions().attemptOf(deployment.task());
    }

    /** What a consumer has stored stands before what its producer has (T-191). */
    private void recover(JobMaster.Deployment deployment, boolean isInput) {
        for (TaskSnapshot snapshot : deployment.state().snapshots()) {
            InFlightData data = snapshot.inFlight();
            (isInput ? data.inputs() : data.outputs())
                    .forEach(stored -> world.network().inFlight().recover(stored, isInput));
        }
    }

    private void tellRecovered(JobMaster.Deployment deployment) {
        if (!world.network().inFlight().isRecovering(deployment.task())) {
            return;
        }
        Topology topology = world.topology();
        int first = topology.firstInputOf(deployment.task());
        for (int channel = first; channel < first + topology.inputCountOf(deployment.task()); channel++) {
            int records = world.network().inFlight().sent(channel);
            if (records > 0) {
                long checkpoint = deployment.state().checkpointId();
                world.recorder()
                        .onChannel(EventKind.IN_FLIGHT_RESTORED, idOf(deployment), channel, checkpoint, records);
            }
        }
    }
}
