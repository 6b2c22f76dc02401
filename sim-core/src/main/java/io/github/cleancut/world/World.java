package io.github.cleancut.world;

import io.github.cleancut.kernel.EventQueue;
import io.github.cleancut.kernel.Loop;
import io.github.cleancut.model.Action;
import io.github.cleancut.model.Fault.StorageOperation;
import io.github.cleancut.model.Topology;
import io.github.cleancut.protocol.coordinator.CoordinatorInput;
import io.github.cleancut.protocol.coordinator.CoordinatorInput.JobStatus;
import io.github.cleancut.trace.EventKind;
import io.github.cleancut.trace.TraceListener;
import java.util.List;

/**
 * The simulated job: hands each event of the queue to the room that it is for. Everything that changes in a run hangs here, so that a world can be copied and encoded.
 */
public final class World implements Loop.Handler, Storage.Listener, Mishaps.Listener {
    private final Setting setting;
    private final EventQueue queue;
    private final Recorder recorder;
    private final Mishaps mishaps;
    private final Rpc rpc;
    private final Storage storage;
    private final Network network;
    private final Subtasks subtasks;
    private final JobManager jobManager;
    private final Script script;
    private long lastMoveNanos;
}
