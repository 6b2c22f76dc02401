package io.github.cleancut.scenarios.write;

import io.github.cleancut.model.Commit;
import io.github.cleancut.model.Edge;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.KeySpec;
import io.github.cleancut.model.OperatorState;
import io.github.cleancut.model.SinkSpec;
import io.github.cleancut.model.SourceSpec;
import io.github.cleancut.model.StateSpec;
import io.github.cleancut.model.WatermarkSpec;
import io.github.cleancut.scenarios.value.Rates;
import io.github.cleancut.scenarios.value.Sizes;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an item of the job. */
final class JobWriter {
    private JobWriter() {}

    static Node.Mapping item(JobItem item) {
        Tree tree = new Tree()
                .text(item.kind().word(), item.name())
                .list("from", item.inputs().stream().map(JobWriter::edge).toList())
                .number("parallelism", item.parallelism())
                .number("max-parallelism", item.maxParallelism())
                .list("on", item.placement().stream().map(Tree::text).toList())
                .put("process", Values.amount(item.process()))
                .put("state", state(item.state()));
        if (item.kind() == ItemKind.FILTER) {
            tree.text("keep", item.keepPercent() + "%");
        }
        if (item.operatorState() != OperatorState.NONE) {
            tree.text("operator-state", item.operatorState().name().toLowerCase(Locale.ROOT));
        }
        if (item.kind() == ItemKind.SOURCE) {
            addSource(item.requireSource(), tree);
        }
        if (item.kind() == ItemKind.WINDOW) {
            tree.text("size", Values.duration(item.requireWindow().sizeNanos()))
                    .text("slide", Values.duration(item.requireWindow().slideNanos()))
                    .text("time", "event");
        }
        if (item.kind() == ItemKind.SINK) {
            addSink(item.requireSink(), tree);
        }
        return tree.build();
    }

    private static Node edge(Edge edge) {
        return new Tree().text(edge.from(), edge.exchange().name()).build();
    }

    private static Node state(StateSpec state) {
        return new Tree()
                .text("size", Sizes.text(state.sizeBytes()))
                .text("delta", Sizes.text(state.deltaBytes()))
                .put("sync", Values.amount(state.sync()))
                .put("async", Values.amount(state.async()))
                .build();
    }

    private static void addSource(SourceSpec source, Tree to) {
        to.text("rate", source.rate() == null ? null : Rates.text(source.rate()));
        if (source.isBounded()) {
            to.number("records", source.records());
        }
        to.text("record-size", Sizes.text(source.recordSizeBytes()))
                .put("keys", keys(source.keys()))
                .put("watermarks", watermarks(source.watermarks()))
                .bool("replayable", source.replayable())
                .text("kind", "flip27")
                .put("split-size", source.hasSplits() ? Tree.plain(Long.toString(source.splitSize())) : null)
                .put("master-hook", Values.amount(source.masterHook()));
    }

    private static @Nullable Node watermarks(@Nullable WatermarkSpec watermarks) {
        return watermarks == null
                ? null
                : new Tree()
                        .text("every", Values.duration(watermarks.everyNanos()))
                        .text("delay", Values.duration(watermarks.delayNanos()))
                        .put("disorder", Values.amount(watermarks.disorder()))
                        .build();
    }

    private static @Nullable Node keys(@Nullable KeySpec keys) {
        if (keys == null) {
            return null;
        }
        Tree tree = new Tree().number("count", keys.count());
        if (!keys.skewPercent().isEmpty()) {
            Tree skew = new Tree();
            keys.skewPercent().forEach((key, percent) -> skew.text(Integer.toString(key), percent + "%"));
            tree.put("skew", skew.build());
        }
        return tree.text("order", keys.isRandom() ? "random" : "round-robin").build();
    }

    private static void addSink(SinkSpec sink, Tree to) {
        to.text("commit", sink.commit().word());
        if (sink.commit() == Commit.TWO_PHASE) {
            to.text("api", "v1")
                    .put("commit-time", Values.amount(sink.commitTime()))
                    .bool("idempotent-commit", sink.idempotentCommit());
        }
        List<Node.Mapping> readers = sink.readers().stream()
                .map(reader -> new Tree()
                        .text("id", reader.id())
                        .text("isolation", reader.readsCommitted() ? "read-committed" : "read-uncommitted")
                        .build())
                .toList();
        to.list("readers", readers);
    }
}
