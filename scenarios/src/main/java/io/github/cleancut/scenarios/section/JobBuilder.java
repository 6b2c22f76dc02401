package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins the written items to a job: edges, exchanges, and what a job cannot be. */
final class JobBuilder {
    private final Context context;
    private final Problems problems;
    private final List<JobSection.Written> written;
    private final Map<String, ItemReader> readers = new LinkedHashMap<>();

    JobBuilder(Context context, List<JobSection.Written> written) {
        this.context = context;
        this.problems = context.problems();
        this.written = written;
        written.forEach(item -> readers.putIfAbsent(item.name(), new ItemReader(context, item)));
    }

    /** The job; edges that lead nowhere are reported and left out. */
    JobGraph build() {
        List<JobItem> items = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            JobSection.Written item = written.get(i);
            ItemReader reader = readers.get(item.name());
            if (reader != null && context.names().item(item.name()) == null) {
                JobItem built = reader.read(edges(i));
                context.names().add(built);
                items.add(built);
            }
        }
        return graph(items);
    }

    private JobGraph graph(List<JobItem> items) {
        try {
            JobGraph job = new JobGraph(items);
            new JobChecks(context, written, job).check();
            return job;
        } catch (JobGraph.CycleException cycle) {
            problems.error(
                    fromPlace(cycle.to()),
                    "the job has a cycle: the edge from " + cycle.from() + " to " + cycle.to() + " closes it",
                    "edges lead from sources to sinks; take one of the cycle out");
            return new JobGraph(List.of());
        }
    }

    private Place fromPlace(String name) {
        for (JobSection.Written item : written) {
            if (item.name().equals(name)) {
                return item.fields().place(ItemKeys.FROM);
            }
        }
        throw new IllegalStateException("a cycle through " + name + ", which is not there");
    }

    private List<Edge> edges(int index) {
        JobSection.Written item = written.get(index);
        if (item.kind() == ItemKind.SOURCE) {
            return List.of();
        }
        List<Edge> edges = new ArrayList<>();
        for (EdgeReader.Written entry : entries(index)) {
            if (isThere(item, entry)) {
                edges.add(edge(item, entry));
            }
        }
        int logical = item.kind().logicalInputs();
        if (logical == 2 && entries(index).size() != 2 && !context.names().isIncomplete()) {
            problems.error(
                    item.fields().place(ItemKeys.FROM),
                    item.kind().word() + " " + item.name() + " has "
                            + count(entries(index).size()),
                    "a " + item.kind().word() + " reads from exactly two: from: [a, b]; the first is input 1");
        }
        return edges;
    }

    private static String count(int inputs) {
        return inputs == 1 ? "1 input" : inputs + " inputs";
    }

    private List<EdgeReader.Written> entries(int index) {
        Node from = written.get(index).fields().node(ItemKeys.FROM);
        if (from != null) {
            return new EdgeReader(problems).read(from);
        }
        Place place = written.get(index).fields().place();
        if (index == 0 && context.names().isIncomplete()) {
            return List.of();
        }
        if (index == 0) {
            problems.error(
                    place,
                    written.get(0).name() + " has no input: no item stands above it",
                    "write from: name, or put its source above it");
            return List.of();
        }
        return List.of(new EdgeReader.Written(written.get(index - 1).name(), null, place));
    }

    private boolean isThere(JobSection.Written item, EdgeReader.Written entry) {
        JobSection.Written upstream = find(entry.from());
        if (upstream == null && context.names().isIncomplete()) {
            return false;
        }
        if (upstream == null) {
            problems.error(
                    entry.place(),
                    item.name() + " reads from " + entry.from() + ", which is not there",
                    DidYouMean.hint(
                            entry.from(), readers.keySet(), "items are " + String.join(", ", readers.keySet())));
            return false;
        }
        if (upstream.kind() == ItemKind.SINK) {
            problems.error(
                    entry.place(),
                    item.name() + " reads from " + entry.from() + ", and a sink has no output",
                    "name the item before the sink: from: name");
            return false;
        }
        return true;
    }

    private JobSection.@Nullable Written find(String name) {
        return written.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Edge edge(JobSection.Written item, EdgeReader.Written entry) {
        boolean isEven = parallelism(entry.from()) == parallelism(item.name());
        Exchange exchange = entry.exchange();
        if (exchange == null) {
            exchange = isHashed(item.kind()) ? Exchange.HASH : isEven ? Exchange.FORWARD : Exchange.REBALANCE;
        }
        if (exchange == Exchange.FORWARD && !isEven) {
            problems.refuse(
                    entry.place(),
                    "FORWARD from " + entry.from() + " to " + item.name() + " changes the parallelism",
                    "Flink takes FORWARD between equal parallelisms only; use REBALANCE");
        }
        checkExchange(item, entry, exchange);
        return new Edge(entry.from(), exchange);
    }

    private void checkExchange(JobSection.Written item, EdgeReader.Written entry, Exchange exchange) {
        boolean mayBroadcast = item.kind() == ItemKind.JOIN && exchange == Exchange.BROADCAST;
        if (isHashed(item.kind()) && exchange != Exchange.HASH && !mayBroadcast) {
            problems.error(
                    entry.place(),
                    item.kind().word() + " " + item.name() + " reads from " + entry.from() + " by " + exchange,
                    item.kind() == ItemKind.JOIN
                            ? "a join takes HASH, or BROADCAST on one side"
                            : "its state is by key, so it takes HASH");
        }
    }

    private int parallelism(String name) {
        ItemReader reader = readers.get(name);
        return reader == null ? 1 : reader.parallelism();
    }

    private static boolean isHashed(ItemKind kind) {
        return kind == ItemKind.KEYED || kind == ItemKind.WINDOW || kind == ItemKind.JOIN;
    }
}
