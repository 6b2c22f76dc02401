package io.github.cleancut.protocol.coordinator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All state of the coordinator. */
final class DeskState {
    final GraphState graph;
    final SchedulerState scheduler;
    final PendingCheckpoints pendings;
    final RequestState requests;
    final StoreState store;
    final SharedStateRegistry shared;
    final FailureState failures;
    final StatisticsState statistics;
    final CleanerState cleaner;
    final MasterHooks hooks;
    private @Nullable Finalization finalizing;

    DeskState(int tasks, int historySize) {
        graph = new GraphState(tasks);
        scheduler = new SchedulerState();
        pendings = new PendingCheckpoints();
        requests = new RequestState();
        store = new StoreState();
        shared = new SharedStateRegistry();
        failures = new FailureState();
        statistics = new StatisticsState(historySize);
        cleaner = new CleanerState();
        hooks = new MasterHooks();
    }

    private DeskState(DeskState other) {
        graph = other.graph.copy();
        scheduler = other.scheduler.copy();
        pendings = other.pendings.copy();
        requests = other.requests.copy(pendings);
        store = other.store.copy();
        shared = other.shared.copy();
        failures = other.failures.copy();
        statistics = other.statistics.copy();
        cleaner = other.cleaner.copy();
        hooks = other.hooks.copy();
        finalizing = other.finalizing;
    }

    DeskState copy() {
        return new DeskState(this);
    }

    @Nullable
    Finalization finalizing() {
        return finalizing;
    }

    Finalization requireFinalizing() {
        if (finalizing == null) {
            throw new IllegalStateException("no checkpoint is being finalised");
        }
        return finalizing;
    }

    void setFinalizing(@Nullable Finalization changed) {
        finalizing = changed;
    }

    CoordinatorSnapshot snapshot() {
        List<CoordinatorSnapshot.Pending> pending = new ArrayList<>();
        for (PendingCheckpoint checkpoint : pendings.all()) {
            pending.add(new CoordinatorSnapshot.Pending(
                    checkpoint.id(),
                    checkpoint.type(),
                    checkpoint.timestampMillis(),
                    checkpoint.plan(),
                    checkpoint.missing(),
                    checkpoint.missingCoordinators()));
        }
        return new CoordinatorSnapshot(
                scheduler.isOn(),
                scheduler.nextTickMillis(),
                requests.isTriggering(),
                requests.queued(),
                pending,
                store.entries().stream().map(CompletedCheckpoint::id).toList(),
                new CoordinatorSnapshot.Failures(failures.count(), failures.counted(), failures.lastSuccess()),
                pendings.expired(),
                cleaner.cleaning(),
                pendings.nextId(),
                statistics.counts());
    }

    void encode(StringBuilder to, long nowMillis) {
        graph.encode(to);
        scheduler.encode(to, nowMillis);
        requests.encode(to, nowMillis);
        pendings.encode(to);
        store.encode(to);
        shared.encode(to);
        failures.encode(to);
        statistics.encode(to);
        cleaner.encode(to);
        hooks.encode(to);
        to.append(finalizing == null ? "" : finalizing);
    }
}
