package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.expect.Expectation;
import io.github.cleancut.scenarios.expect.ValueTest;
import io.github.cleancut.scenarios.expect.WordTest;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The parts of {@code expect:} whose keys are names: reasons, checkpoints, timings, sinks and items. */
final class ExpectMaps {
    private static final List<String> STATUSES = List.of("COMPLETED", "FAILED", "IN_PROGRESS");

    private final Names names;
    private final Problems problems;
    private final List<Expectation> found;

    ExpectMaps(Names names, Problems problems, List<Expectation> found) {
        this.names = names;
        this.problems = problems;
        this.found = found;
    }

    void read(Fields fields) {
        each(fields, ExpectKeys.REASONS, this::reason);
        each(fields, ExpectKeys.CHECKPOINT, this::checkpoint);
        each(fields, ExpectKeys.TIMING, this::timing);
        each(fields, ExpectKeys.OUTPUT, this::output);
        each(fields, ExpectKeys.STATE, this::state);
    }

    private void each(Fields fields, Key<Node> key, BiConsumer<Node.Scalar, Node> reader) {
        Node node = fields.node(key);
        if (node != null) {
            each(node, "expect." + key.name(), reader);
        }
    }

    private void each(Node node, String path, BiConsumer<Node.Scalar, Node> reader) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.error(node.place(), path + " takes a mapping, not " + node.describe(), "names with their tests");
            return;
        }
        if (mapping.entries().isEmpty()) {
            problems.error(node.place(), path + " names nothing", "name what is tested, or leave it out");
        }
        mapping.entries().forEach(entry -> reader.accept(entry.key(), entry.value()));
    }

    private static Expectation.Where where(String path, Node.Scalar key) {
        return new Expectation.Where(path, key.place().line());
    }

    private void refuse(Node.Scalar key, String message, Collection<String> known) {
        problems.error(
                key.place(), message, DidYouMean.hint(key.text(), known, "accepted: " + String.join(", ", known)));
    }

    private void reason(Node.Scalar key, Node value) {
        String reason =
                ReasonWords.TYPE.read(new Node.Scalar(key.place(), key.text(), false), "expect.reasons", problems);
        ValueTest test = TestType.COUNT.read(value, "expect.reasons." + key.text(), problems);
        if (reason != null && test != null) {
            found.add(new Expectation.ReasonCount(where("reasons." + reason, key), reason, test));
        }
    }

    private void checkpoint(Node.Scalar key, Node value) {
        Long id = Types.integer(1, Long.MAX_VALUE).read(key, "a checkpoint id", problems);
        if (id != null) {
            each(value, "expect.checkpoint." + id, (field, test) -> checkpointField(id, field, test));
        }
    }

    private void checkpointField(long id, Node.Scalar field, Node value) {
        String path = "checkpoint." + id + "." + field.text();
        if (field.text().equals("status") || field.text().equals("reason")) {
            WordTest test = wordTest(field.text(), value, "expect." + path);
            if (test != null) {
                found.add(new Expectation.CheckpointWord(where(path, field), id, field.text(), test));
            }
            return;
        }
        TestType type = ExpectKeys.CHECKPOINT_FIELDS.get(field.text());
        if (type == null) {
            List<String> known = new ArrayList<>(List.of("status", "reason"));
            known.addAll(ExpectKeys.CHECKPOINT_FIELDS.keySet());
            refuse(field, "a checkpoint has no field " + field.text(), known);
            return;
        }
        ValueTest test = type.read(value, "expect." + path, problems);
        if (test != null) {
            found.add(new Expectation.CheckpointNumber(where(path, field), id, field.text(), test));
        }
    }

    private @Nullable WordTest wordTest(String field, Node value, String path) {
        if (!(value instanceof Node.Scalar scalar)) {
            problems.error(
                    value.place(), path + " takes a word, not " + value.describe(), "for example status: COMPLETED");
            return null;
        }
        boolean isNegated = scalar.text().startsWith("!=");
        String word = isNegated ? scalar.text().substring(2).trim() : scalar.text();
        Node bare = new Node.Scalar(scalar.place(), word, false);
        String read = field.equals("status")
                ? Types.words("status of a checkpoint", STATUSES).read(bare, path, problems)
                : ReasonWords.TYPE.read(bare, path, problems);
        return read == null ? null : new WordTest(read, isNegated);
    }

    private void timing(Node.Scalar key, Node value) {
        String path = key.text();
        int lastDot = path.lastIndexOf('.');
        String stat = path.substring(lastDot + 1);
        if (lastDot < 0 || !ExpectKeys.STATS.contains(stat)) {
            refuse(key, "timing " + path + " does not end in a statistic", ExpectKeys.STATS);
            return;
        }
        String rest = path.substring(0, lastDot);
        TestType ofJob = ExpectKeys.JOB_FIELDS.get(rest);
        if (ofJob != null) {
            addTiming(key, null, rest, ofJob, value);
            return;
        }
        int firstDot = rest.indexOf('.');
        if (firstDot < 0) {
            refuse(key, "timing " + path + " names no field of the job", ExpectKeys.JOB_FIELDS.keySet());
            return;
        }
        itemTiming(key, rest.substring(0, firstDot), rest.substring(firstDot + 1), value);
    }

    private void itemTiming(Node.Scalar key, String item, String field, Node value) {
        Node name = new Node.Scalar(key.place(), item, false);
        SubtaskRef ref = Types.SUBTASK.read(name, "expect.timing", problems);
        TestType type = ExpectKeys.ITEM_FIELDS.get(field);
        if (ref == null || !names.check(ref, key.place(), problems)) {
            return;
        }
        if (type == null) {
            String message = "timing " + key.text() + " names no field of an item: " + field;
            problems.error(
                    key.place(),
                    message,
                    DidYouMean.hint(
                            field,
                            ExpectKeys.ITEM_FIELDS.keySet(),
                            "accepted: " + String.join(", ", ExpectKeys.ITEM_FIELDS.keySet())));
            return;
        }
        addTiming(key, ref, field, type, value);
    }

    private void addTiming(Node.Scalar key, @Nullable SubtaskRef ref, String field, TestType type, Node value) {
        String path = "timing." + key.text();
        ValueTest test = type.read(value, "expect." + path, problems);
        if (test != null) {
            String stat = key.text().substring(key.text().lastIndexOf('.') + 1);
            found.add(new Expectation.Timing(where(path, key), ref, field, stat, test));
        }
    }

    private void output(Node.Scalar key, Node value) {
        List<String> known = new ArrayList<>();
        names.items().stream().filter(item -> item.kind() == ItemKind.SINK).forEach(item -> known.add(item.name()));
        known.addAll(names.all("reader"));
        if (!known.contains(key.text()) && names.isIncomplete()) {
            return;
        }
        if (!known.contains(key.text())) {
            refuse(key, "there is no sink or reader " + key.text(), known);
            return;
        }
        each(value, "expect.output." + key.text(), (field, test) -> outputField(key.text(), field, test));
    }

    private void outputField(String name, Node.Scalar field, Node value) {
        String path = "output." + name + "." + field.text();
        boolean isLatency =
                ExpectKeys.STATS.stream().anyMatch(stat -> field.text().equals("latency." + stat));
        if (!isLatency && !ExpectKeys.OUTPUT_COUNTS.contains(field.text())) {
            List<String> known = new ArrayList<>(ExpectKeys.OUTPUT_COUNTS);
            known.add("latency.max");
            refuse(field, "an output has no field " + field.text(), known);
            return;
        }
        ValueTest test = (isLatency ? TestType.NANOS : TestType.COUNT).read(value, "expect." + path, problems);
        if (test != null) {
            found.add(new Expectation.Output(where(path, field), name, field.text(), test));
        }
    }

    private void state(Node.Scalar key, Node value) {
        List<String> known = names.items().stream()
                .filter(JobItem::keepsRecords)
                .map(JobItem::name)
                .toList();
        if (!known.contains(key.text()) && names.isIncomplete()) {
            return;
        }
        if (!known.contains(key.text())) {
            boolean isThere = names.item(key.text()) != null;
            refuse(
                    key,
                    isThere ? key.text() + " keeps no records in its state" : "there is no item " + key.text(),
                    known);
            return;
        }
        each(value, "expect.state." + key.text(), (field, test) -> stateField(key.text(), field, test));
    }

    private void stateField(String item, Node.Scalar field, Node value) {
        String path = "state." + item + "." + field.text();
        if (!ExpectKeys.STATE_COUNTS.contains(field.text())) {
            refuse(field, "a state has no field " + field.text(), ExpectKeys.STATE_COUNTS);
            return;
        }
        ValueTest test = TestType.COUNT.read(value, "expect." + path, problems);
        if (test != null) {
            found.add(new Expectation.State(where(path, field), item, field.text(), test));
        }
    }
}
