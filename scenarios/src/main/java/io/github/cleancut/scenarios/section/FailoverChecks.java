package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.FlinkConfig;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.Topology;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.alg.util.UnionFind;

/** Every restart is a full one yet; where Flink's region failover (C-192) would restart less, the scenario is refused. */
final class FailoverChecks {
    private final Problems problems;
    private final FlinkConfig flink;

    FailoverChecks(Problems problems, FlinkConfig flink) {
        this.problems = problems;
        this.flink = flink;
    }

    void check(List<Fault> faults, JobGraph job, ClusterSpec cluster, Fields top) {
        boolean canFailTask = faults.stream().anyMatch(fault -> isOfTask(fault.verb()));
        if (!canFailTask || !flink.regionFailover() || !problems.fatal().isEmpty()) {
            return;
        }
        int regions = regions(new Topology(job, cluster));
        if (regions > 1) {
            problems.error(
                    top.keyPlace(TopSection.FAULTS),
                    "the job has " + regions
                            + " pipelined regions and a task can fail: region failover is not modelled yet",
                    "set jobmanager.execution.failover-strategy: full under flink");
        }
    }

    private static boolean isOfTask(Fault.Verb verb) {
        return verb instanceof Fault.Verb.Kill
                || (verb instanceof Fault.Verb.Fail fail
                        && (fail.step() == Fault.Step.SNAPSHOT || fail.step() == Fault.Step.COMMIT));
    }

    /** Tasks joined by channels are one region: every exchange is pipelined. */
    private static int regions(Topology topology) {
        Set<Integer> tasks = new TreeSet<>();
        for (int task = 0; task < topology.taskCount(); task++) {
            tasks.add(task);
        }
        UnionFind<Integer> joined = new UnionFind<>(tasks);
        for (int channel = 0; channel < topology.channelCount(); channel++) {
            joined.union(topology.producerOf(channel), topology.consumerOf(channel));
        }
        return joined.numberOfSets();
    }
}
