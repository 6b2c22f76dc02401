package io.github.cleancut.scenarios.write;

import io.github.cleancut.model.Action;
import io.github.cleancut.model.Caption;
import io.github.cleancut.model.ChannelRef;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.FixedPick;
import io.github.cleancut.model.Position;
import io.github.cleancut.model.Scenario;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.value.Rates;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes faults, actions, captions and fixed picks; an empty entry keeps the place of a fault or action that was removed. */
final class ScriptWriter {
    private final Scenario.Script script;

    ScriptWriter(Scenario.Script script) {
        this.script = script;
    }

    void addTo(Tree top) {
        List<Node> faults = new ArrayList<>();
        for (Fault fault : script.faults()) {
            putAt(fault.index(), FaultWriter.fault(fault), faults);
        }
        List<Node> actions = new ArrayList<>();
        for (Action action : script.actions()) {
            putAt(action.index(), action(action), actions);
        }
        top.list("faults", faults)
                .list("actions", actions)
                .list(
                        "teach",
                        script.captions().stream().map(ScriptWriter::caption).toList())
                .list(
                        "schedule",
                        script.schedule().stream().map(ScriptWriter::pick).toList());
    }

    private static void putAt(int index, Node node, List<Node> to) {
        while (to.size() < index) {
            to.add(Tree.plain("null"));
        }
        to.add(node);
    }

    private static Node action(Action action) {
        Tree tree = strikes(action.strikes());
        if (action.verb() instanceof Action.Verb.Checkpoint checkpoint) {
            tree.text("checkpoint", checkpoint.type());
        } else if (action.verb() instanceof Action.Verb.Savepoint) {
            tree.put("savepoint", new Tree().build());
        } else if (action.verb() instanceof Action.Verb.StopWithSavepoint stop) {
            tree.put(
                    "stop-with-savepoint",
                    new Tree().bool("drain", stop.drain()).build());
        } else if (action.verb() instanceof Action.Verb.Backlog backlog) {
            tree.put(
                    "backlog",
                    new Tree()
                            .text("source", backlog.source())
                            .bool("on", backlog.on())
                            .build());
        } else if (action.verb() instanceof Action.Verb.Restore restore) {
            tree.put(
                    "restore",
                    new Tree()
                            .put("from", Tree.plain(restore.from()))
                            .text("claim-mode", restore.claimMode())
                            .text("without-hook", restore.withoutHook())
                            .build());
        } else if (action.verb() instanceof Action.Verb.CancelWithSavepoint) {
            tree.put("cancel-with-savepoint", new Tree().build());
        } else {
            tree.put("cancel", new Tree().build());
        }
        return tree.bool("optional", action.optional()).build();
    }

    private static Node caption(Caption caption) {
        return strikes(caption.strikes())
                .text("say", caption.say())
                .bool("optional", caption.optional())
                .build();
    }

    private static Node pick(FixedPick pick) {
        return new Tree()
                .text("stream", pick.stream())
                .number("draw", pick.draw())
                .text("label", pick.label())
                .number("pick", pick.pick())
                .build();
    }

    /** A tree that begins with when something strikes. */
    static Tree strikes(Fault.Strikes strikes) {
        Tree tree = new Tree();
        if (strikes instanceof Fault.Strikes.At at) {
            tree.text("at", Values.duration(at.nanos()));
        } else if (strikes instanceof Fault.Strikes.When when) {
            tree.put("when", position(when.position()));
        } else if (strikes instanceof Fault.Strikes.Randomly random) {
            Tree inner = new Tree()
                    .text("rate", Rates.text(random.rate()))
                    .text("from", Values.duration(random.fromNanos()))
                    .text("until", Values.duration(random.untilNanos()));
            tree.put("random", (random.max() < 0 ? inner : inner.number("max", random.max())).build());
        }
        return tree;
    }

    private static Node position(Position position) {
        Tree tree = new Tree().text("event", position.event());
        putUnlessAny("checkpoint", position.checkpoint(), tree);
        tree.text("subtask", text(position.subtask()))
                .text("from", text(position.from()))
                .text("to", text(position.to()))
                .text("source", text(position.source()));
        putUnlessAny("offset", position.offset(), tree);
        EventKind kind = EventKind.ofWord(position.event());
        boolean isReason = kind != null && "reason".equals(kind.textName());
        tree.text(isReason ? "reason" : "status", position.word());
        putUnlessAny("attempt", position.attempt(), tree);
        Node nth = position.nth() == Position.EVERY ? Tree.text("all") : Tree.plain(Integer.toString(position.nth()));
        return tree.put("nth", nth)
                .text("after", Values.duration(position.afterNanos()))
                .build();
    }

    private static void putUnlessAny(String key, long number, Tree to) {
        if (number >= 0) {
            to.number(key, number);
        }
    }

    private static @Nullable String text(@Nullable SubtaskRef ref) {
        return ref == null ? null : ref.toString();
    }

    /** Adds the fields that mean channels. */
    static void channel(ChannelRef ref, Tree to) {
        to.text("from", ref.from().toString()).text("to", ref.to().toString());
        if (ref.input() > 0) {
            to.number("input", ref.input());
        }
    }
}
