package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Action;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.ItemKind;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Json;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code actions:}, what users do. */
public final class ActionSection {
    private static final ValueType<Node> OPTIONS = Types.any("mapping", Json.object("type", "object"));
    private static final Key<String> CHECKPOINT = Key.optional(
            "checkpoint",
            Types.words("checkpoint type", "CONFIGURED", "FULL", "INCREMENTAL"),
            "",
            "Triggers a checkpoint by hand.");
    private static final Key<Node> SAVEPOINT = Key.optional("savepoint", OPTIONS, "", "Takes a savepoint: {}.");
    private static final Key<Node> CANCEL = Key.optional("cancel", OPTIONS, "", "Cancels the job.");

    private static final Key<Node> CANCEL_WITH_SAVEPOINT = Key.optional(
            "cancel-with-savepoint",
            OPTIONS,
            "",
            "Takes a savepoint and cancels the job once it is there: {}. The older way to stop (C-236).");

    private static final Key<Boolean> DRAIN = Key.of(
            "drain", Types.BOOLEAN, false, "false", "Whether sources drain, so that time goes to its end (C-238).");
    private static final Section STOP_OPTIONS = Section.of("stop-with-savepoint", "stop-with-savepoint", DRAIN);
    private static final Key<Fields> STOP =
            Key.optional("stop-with-savepoint", STOP_OPTIONS, "", "Stops the job with a savepoint: {drain: false}.");

    private static final Key<String> SOURCE = Key.required("source", Types.NAME, "The source that says so.");
    private static final Key<Boolean> ON =
            Key.required("on", Types.BOOLEAN, "Whether it works off a backlog from now on.");
    private static final Section BACKLOG_OPTIONS = Section.of("backlog", "backlog", SOURCE, ON);
    private static final Key<Fields> BACKLOG =
            Key.optional("backlog", BACKLOG_OPTIONS, "", "A source reports backlog: {source, on}.");

    private static final List<String> CLAIM_MODES = List.of("NO_CLAIM", "CLAIM", "LEGACY");
    private static final Key<String> FROM = Key.required(
            "from",
            Types.form(
                    "snapshot",
                    "latest, savepoint, or the id of a checkpoint or savepoint",
                    "latest|savepoint|[1-9][0-9]{0,9}"),
            "The snapshot: the newest checkpoint, the newest savepoint, or the one with an id.");
    private static final Key<String> CLAIM_MODE = Key.optional(
            "claim-mode",
            Types.words("claim mode", CLAIM_MODES),
            "execution.state-recovery.claim-mode",
            "Who owns the snapshot from then on (C-225 to C-227).");
    private static final Key<String> WITHOUT_HOOK = Key.optional(
            "without-hook",
            Types.NAME,
            "",
            "A source that has a master hook in the job that took the snapshot, and none in the one that starts (C-261).");
    private static final Section RESTORE_OPTIONS = Section.of("restore", "restore", FROM, CLAIM_MODE, WITHOUT_HOOK);
    private static final Key<Fields> RESTORE = Key.optional(
            "restore", RESTORE_OPTIONS, "", "Ends the job and starts it from a snapshot: {from, claim-mode}.");

    private static final List<Key<?>> VERBS = List.of(
            CHECKPOINT,
            SAVEPOINT,
            STOP,
            BACKLOG,
            Key.optional("rescale", OPTIONS, "", "Changes a parallelism: {item, parallelism}."),
            CANCEL,
            CANCEL_WITH_SAVEPOINT,
            RESTORE);

    /** An action. */
    public static final Section SECTION = section();

    private final Context context;
    private final Problems problems;

    ActionSection(Context context) {
        this.context = context;
        this.problems = context.problems();
    }

    private static Section section() {
        List<Key<?>> keys = new ArrayList<>(List.of(StrikesReader.AT, StrikesReader.WHEN, StrikesReader.OPTIONAL));
        keys.addAll(VERBS);
        return new Section("action", "an action", List.copyOf(keys));
    }

    /** Sections that are values of its fields. */
    public static List<Section> parts() {
        return List.of(STOP_OPTIONS, BACKLOG_OPTIONS, RESTORE_OPTIONS);
    }

    List<Action> read(Node node) {
        List<Action> actions = new ArrayList<>();
        for (Lists.Entry entry : Lists.entries(node, "actions", problems)) {
            Fields fields = SECTION.read(entry.node(), "actions[" + entry.index() + "]", problems);
            Action action = fields == null ? null : action(entry.index(), fields);
            if (action != null) {
                actions.add(action);
            }
        }
        return actions;
    }

    private @Nullable Action action(int index, Fields fields) {
        Fault.Strikes strikes = StrikesReader.read(fields, context.names(), false);
        List<Key<?>> given = VERBS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            problems.error(
                    fields.place(),
                    given.isEmpty() ? "an action says nothing to do" : "an action says two things to do",
                    "exactly one of "
                            + String.join(", ", VERBS.stream().map(Key::name).toList()));
            return null;
        }
        Action.Verb verb = verb(fields, given.get(0));
        return strikes == null || verb == null
                ? null
                : new Action(index, strikes, verb, fields.get(StrikesReader.OPTIONAL));
    }

    private Action.@Nullable Verb verb(Fields fields, Key<?> given) {
        if (NotModelled.contains("action." + given.name())) {
            return null;
        }
        return switch (given.name()) {
            case "checkpoint" -> {
                String type = fields.find(CHECKPOINT);
                yield type == null ? null : new Action.Verb.Checkpoint(type);
            }
            case "savepoint" -> {
                requireNoOptions(fields, SAVEPOINT);
                yield new Action.Verb.Savepoint();
            }
            case "stop-with-savepoint" -> {
                Fields options = fields.find(STOP);
                yield options == null ? null : new Action.Verb.StopWithSavepoint(options.get(DRAIN));
            }
            case "backlog" -> {
                Fields options = fields.find(BACKLOG);
                yield options == null ? null : backlog(options);
            }
            case "restore" -> {
                Fields options = fields.find(RESTORE);
                String from = options == null ? null : options.find(FROM);
                yield options == null || from == null ? null : restore(options, from);
            }
            case "cancel-with-savepoint" -> {
                requireNoOptions(fields, CANCEL_WITH_SAVEPOINT);
                yield new Action.Verb.CancelWithSavepoint();
            }
            default -> {
                requireNoOptions(fields, CANCEL);
                yield new Action.Verb.Cancel();
            }
        };
    }

    private Action.@Nullable Verb restore(Fields options, String from) {
        String withoutHook = options.find(WITHOUT_HOOK);
        JobItem item = withoutHook == null ? null : context.names().item(withoutHook);
        boolean isHooked = item != null
                && item.kind() == ItemKind.SOURCE
                && item.requireSource().masterHook() != null;
        if (withoutHook != null && !isHooked && !context.names().isIncomplete()) {
            problems.error(
                    options.place(WITHOUT_HOOK),
                    withoutHook + " has no master hook",
                    "the name of a source that has one: {source: orders, master-hook: 10 ms}");
            return null;
        }
        return new Action.Verb.Restore(
                from, options.get(CLAIM_MODE, context.flink().claimMode()), withoutHook);
    }

    private Action.@Nullable Verb backlog(Fields options) {
        String source = options.find(SOURCE);
        Boolean isOn = options.find(ON);
        if (source == null || isOn == null) {
            return null;
        }
        JobItem item = context.names().item(source);
        if (item != null && item.kind() != ItemKind.SOURCE) {
            problems.error(options.place(SOURCE), source + " is no source", "only sources work off a backlog");
            return null;
        }
        if (item == null && !context.names().isIncomplete()) {
            problems.error(
                    options.place(SOURCE),
                    "there is no source " + source,
                    DidYouMean.hint(source, context.names().all("item"), "the name of a source"));
            return null;
        }
        return new Action.Verb.Backlog(source, isOn);
    }

    private void requireNoOptions(Fields fields, Key<Node> key) {
        Node options = fields.find(key);
        boolean isEmpty =
                options instanceof Node.Mapping mapping && mapping.entries().isEmpty();
        if (!isEmpty) {
            problems.error(
                    fields.place(key),
                    key.name() + (options instanceof Node.Mapping ? " takes no options" : " needs its {} behind it"),
                    "write " + key.name() + ": {}");
        }
    }
}
