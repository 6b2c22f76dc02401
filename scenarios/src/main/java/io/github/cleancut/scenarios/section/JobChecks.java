package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobGraph;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What only the whole job shows: keys above a HASH, items that nobody reads, sizes beyond reason. */
final class JobChecks {
    private static final long MOST_CHANNELS = 2_000_000;

    private final Context context;
    private final Problems problems;
    private final List<JobSection.Written> written;
    private final JobGraph job;

    JobChecks(Context context, List<JobSection.Written> written, JobGraph job) {
        this.context = context;
        this.problems = context.problems();
        this.written = written;
        this.job = job;
    }

    void check() {
        long channels = 0;
        for (JobItem item : job.items()) {
            for (Edge edge : item.inputs()) {
                channels += channels(item, edge);
                if (edge.exchange() == Exchange.HASH) {
                    checkKeys(item, edge.from(), new TreeSet<>());
                }
            }
            checkJoin(item);
            checkTime(item);
            checkRead(item);
        }
        if (channels > MOST_CHANNELS && !job.items().isEmpty()) {
            problems.error(
                    place(job.items().get(0)),
                    "the job has " + channels + " channels, more than " + MOST_CHANNELS,
                    "lower the parallelism: an all-to-all exchange has one channel for each pair of subtasks");
        }
        boolean isComplete = !context.names().isIncomplete() && !job.items().isEmpty();
        if (isComplete && job.items().stream().noneMatch(item -> item.kind() == ItemKind.SOURCE)) {
            problems.error(place(job.items().get(0)), "the job has no source", "one item an entry: - source: words");
        }
    }

    private long channels(JobItem item, Edge edge) {
        long producers = job.items().get(job.indexOf(edge.from())).parallelism();
        return edge.exchange().isPointwise() ? Math.max(producers, item.parallelism()) : producers * item.parallelism();
    }

    private void checkKeys(JobItem item, String from, Set<String> seen) {
        if (!seen.add(from)) {
            return;
        }
        JobItem upstream = job.items().get(job.indexOf(from));
        if (upstream.kind() == ItemKind.SOURCE && upstream.requireSource().keys() == null) {
            problems.error(
                    place(item),
                    item.name() + " takes records by HASH, and the records of source " + upstream.name()
                            + " have no keys",
                    "write keys: {count: 10} at source " + upstream.name());
        }
        upstream.inputs().forEach(edge -> checkKeys(item, edge.from(), seen));
    }

    private void checkTime(JobItem item) {
        if (item.kind() != ItemKind.WINDOW) {
            return;
        }
        for (JobItem source : job.sourcesAbove(item.name())) {
            if (source.requireSource().watermarks() == null) {
                problems.error(
                        place(item),
                        item.name() + " has windows of event time, and the records of source " + source.name()
                                + " have none",
                        "give " + source.name() + " watermarks: {every: 100 ms}");
            }
        }
    }

    private void checkJoin(JobItem item) {
        boolean isBroadcastOnly = item.kind() == ItemKind.JOIN
                && item.inputs().size() == 2
                && item.inputs().stream().allMatch(edge -> edge.exchange() == Exchange.BROADCAST);
        if (isBroadcastOnly) {
            problems.error(place(item), "both sides of join " + item.name() + " are BROADCAST", "one of them is HASH");
        }
    }

    private void checkRead(JobItem item) {
        boolean isRead = job.items().stream()
                .flatMap(other -> other.inputs().stream())
                .anyMatch(edge -> edge.from().equals(item.name()));
        if (!isRead && !context.names().isIncomplete() && item.kind() != ItemKind.SINK) {
            problems.warn(
                    place(item), "nothing reads from " + item.name(), "its records go nowhere; a sink or from: would");
        }
    }

    private Place place(JobItem item) {
        for (JobSection.Written entry : written) {
            if (entry.name().equals(item.name())) {
                return entry.fields().place();
            }
        }
        throw new IllegalStateException(item.name() + " is not written");
    }
}
