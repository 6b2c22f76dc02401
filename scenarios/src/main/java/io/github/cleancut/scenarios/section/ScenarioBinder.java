package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Action;
import io.github.cleancut.model.ClusterSpec;
import io.github.cleancut.model.End;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.NetworkSpec;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.StorageSpec;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.flink.FlinkEntries;
import io.github.cleancut.scenarios.flink.FlinkSection;
import io.github.cleancut.scenarios.flink.FlinkSettings;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import java.util.function.Function;

/** Turns a tree into a scenario of the model and reports everything that is wrong with it. */
public final class ScenarioBinder {
    private final Problems problems;
    private final Fields top;

    /**
     * A bound scenario.
     *
     * @param scenario the model; meaningless if errors were reported
     * @param names what it declares
     */
    public record Bound(Scenario scenario, Names names) {}

    private ScenarioBinder(Fields top, Problems problems) {
        this.top = top;
        this.problems = problems;
    }

    /**
     * Binds a tree.
     *
     * @param name name of the run
     * @param question the file's first comment
     * @param top the file's keys
     * @param flink its {@code flink:} section, flattened
     */
    public static Bound bind(String name, String question, Fields top, FlinkEntries flink, Problems problems) {
        return new ScenarioBinder(top, problems).bind(name, question, flink);
    }

    private Bound bind(String name, String question, FlinkEntries entries) {
        top.find(TopSection.VERSION);
        FlinkSettings flink = FlinkSection.read(entries, top.keyPlace(TopSection.FLINK), problems);
        Context context = new Context(flink, new Names(), problems);
        ClusterSection clusterSection =
                new ClusterSection(context, section(TopSection.CLUSTER, ClusterSection.SECTION));
        List<ClusterSpec.TaskManager> declared = clusterSection.declared();
        JobGraph job = job(context);
        ClusterSpec cluster = clusterSection.read(declared, job.items());
        if (!clusterSection.isWritten()) {
            cluster.taskManagers()
                    .forEach(tm -> context.names().declare(tm.id(), "TaskManager", top.place(), problems));
        }
        new PlacementChecks(context, cluster, job).check();
        NetworkSpec network = NetworkSection.read(section(TopSection.NETWORK, NetworkSection.SECTION), context);
        StorageSpec storage = StorageSection.read(section(TopSection.STORAGE, StorageSection.SECTION));
        End end = EndSection.read(
                section(TopSection.END, EndSection.SECTION), flink.config().checkpointing());
        Scenario.Script script = script(context);
        checkEnd(end, job, context.names(), script.actions());
        if (!context.names().isIncomplete()) {
            new OutputChecks(context, job).check(script.actions());
            new StorageChecks(problems, storage).check(script.faults(), top.node(TopSection.FAULTS));
        }
        Scenario scenario = new Scenario(
                name,
                question,
                top.get(TopSection.RULES),
                top.get(TopSection.SEED),
                flink.config(),
                cluster,
                network,
                storage,
                job,
                script,
                end);
        return new Bound(scenario, context.names());
    }

    private JobGraph job(Context context) {
        Node job = top.node(TopSection.JOB);
        if (job == null) {
            context.names().giveUp();
            return new JobGraph(List.of());
        }
        List<JobSection.Written> written = new JobSection(context).read(job);
        return new JobBuilder(context, written).build();
    }

    private Scenario.Script script(Context context) {
        ScriptSections sections = new ScriptSections(context);
        return new Scenario.Script(
                list(TopSection.FAULTS, new FaultSection(context)::read),
                list(TopSection.ACTIONS, new ActionSection(context)::read),
                list(TopSection.TEACH, sections::captions),
                list(TopSection.SCHEDULE, sections::schedule));
    }

    private <T> List<T> list(Key<Node> key, Function<Node, List<T>> reader) {
        Node node = top.node(key);
        return node == null ? List.of() : reader.apply(node);
    }

    /** A section, an empty one where it is absent. */
    private Fields section(Key<Fields> key, Section section) {
        Fields found = top.find(key);
        if (found != null) {
            return found;
        }
        Fields empty = section.read(new Node.Mapping(top.place(), List.of()), key.name(), problems);
        if (empty == null) {
            throw new IllegalStateException("an empty mapping is a mapping");
        }
        return empty;
    }

    /** An action that ends the job may fail, and then the job goes on. */
    private void checkEnd(End end, JobGraph job, Names names, List<Action> actions) {
        if (end.atNanos() >= 0) {
            return;
        }
        boolean isEndedByHand = actions.stream()
                .anyMatch(action -> action.verb() instanceof Action.Verb.StopWithSavepoint
                        || action.verb() instanceof Action.Verb.CancelWithSavepoint);
        for (JobItem item : job.items()) {
            if (item.kind() == ItemKind.SOURCE && !item.requireSource().isBounded()) {
                problems.error(
                        names.place(item.name()),
                        "source " + item.name() + " is unbounded, and nothing says when the run ends"
                                + (isEndedByHand ? " if the savepoint fails, after which the job goes on" : ""),
                        "give it records, or write end: {at: 10 s, settle: 10 s}; without settle the run goes on behind"
                                + " at for 3 x (interval + timeout), at most 10 min");
            }
        }
    }
}
