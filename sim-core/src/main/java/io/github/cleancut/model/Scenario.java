package io.github.cleancut.model;

import java.util.List;

/**
 * One run, completely: what a scenario file or one of its cases says, defaults filled in.
 *
 * @param name stem of the file, with {@code .case} where it is one
 * @param question the file's first comment
 * @param rules which rules it follows
 * @param seed of all choices
 * @param flink Flink's configuration
 * @param cluster the machines
 * @param network the network
 * @param storage the checkpoint storage
 * @param job the job
 * @param events faults, actions, captions, fixed picks
 * @param end how the run ends
 */
public record Scenario(
        String name,
        String question,
        Rules rules,
        long seed,
        FlinkConfig flink,
        ClusterSpec cluster,
        NetworkSpec network,
        StorageSpec storage,
        JobGraph job,
        Script events,
        End end) {

    /** What happens besides the job's own work. */
    public record Script(List<Fault> faults, List<Action> actions, List<Caption> captions, List<FixedPick> schedule) {
        /** Nothing happens. */
        public static final Script EMPTY = new Script(List.of(), List.of(), List.of(), List.of());
    }
}
