package io.github.cleancut.scenarios.write;

import io.github.cleancut.model.Fault;
import io.github.cleancut.scenarios.value.Durations;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.List;
import java.util.Locale;

/** Writes a fault. */
final class FaultWriter {
    private FaultWriter() {}

    static Node fault(Fault fault) {
        Tree tree = ScriptWriter.strikes(fault.strikes());
        addVerb(fault.verb(), tree);
        return tree.text("for", Values.duration(fault.forNanos()))
                .bool("optional", fault.optional())
                .build();
    }

    private static void addVerb(Fault.Verb verb, Tree to) {
        if (verb instanceof Fault.Verb.Kill kill) {
            boolean isMachine = !(kill.target() instanceof Fault.Target.Subtasks);
            Tree inner = target(kill.target())
                    .text("detect", Values.duration(kill.detectNanos()))
                    .text("back", isMachine ? Values.duration(kill.backNanos()) : null)
                    .bool("zombie", kill.isZombie());
            to.put("kill", (isMachine ? inner : inner.bool("recoverable", kill.isRecoverable())).build());
        } else if (verb instanceof Fault.Verb.Slow slow) {
            Tree inner = target(slow.target());
            to.put(
                    "slow",
                    (slow.by() == null
                                    ? inner.number("factor", slow.factor())
                                    : inner.put("by", Values.amount(slow.by())))
                            .build());
        } else if (verb instanceof Fault.Verb.Pause pause) {
            to.put("pause", target(pause.target()).build());
        } else if (verb instanceof Fault.Verb.Stall stall) {
            to.put("stall", storage(stall.only()));
        } else if (verb instanceof Fault.Verb.Fill fill) {
            to.put("fill", storage(fill.only()));
        } else if (verb instanceof Fault.Verb.Fail fail) {
            Tree inner = new Tree().text("step", word(fail.step()));
            addFilter(fail.filter(), inner);
            if (fail.step() != Fault.Step.REMOVE) {
                inner.bool("io", fail.io());
            }
            boolean isUnanswered = fail.step() == Fault.Step.STORE && !fail.io();
            to.put("fail", (isUnanswered ? inner.bool("stored", fail.stored()) : inner).build());
        } else if (verb instanceof Fault.Verb.ClockJump jump) {
            to.put("clock-jump", clockJump(jump));
        } else if (verb instanceof Fault.Verb.Partition partition) {
            to.put("partition", partition(partition));
        } else {
            addMishap(verb, to);
        }
    }

    private static void addMishap(Fault.Verb verb, Tree to) {
        if (verb instanceof Fault.Verb.LoseHeartbeats lose) {
            Tree inner = new Tree().text("message", "heartbeat");
            addFilter(new Fault.Filter(lose.subtask(), -1, lose.count()), inner);
            to.put("lose", inner.build());
        } else if (verb instanceof Fault.Verb.Disturb disturb) {
            Tree inner = new Tree().text("message", word(disturb.message()));
            addFilter(disturb.filter(), inner);
            to.put(
                    word(disturb.mishap()),
                    inner.put("by", Values.amount(disturb.by())).build());
        }
    }

    private static Node partition(Fault.Verb.Partition partition) {
        List<Node> ends = List.of(Tree.text(name(partition.one())), Tree.text(name(partition.other())));
        return new Tree()
                .list("between", ends)
                .text("back", Values.duration(partition.backNanos()))
                .build();
    }

    private static Node clockJump(Fault.Verb.ClockJump jump) {
        return new Tree()
                .text("of", name(jump.of()))
                .text("by", Durations.shiftText(jump.byNanos()))
                .build();
    }

    private static Tree target(Fault.Target target) {
        Tree tree = new Tree();
        if (target instanceof Fault.Target.Channels channels) {
            ScriptWriter.channel(channels.ref(), tree);
            return tree;
        }
        return tree.text("target", name(target));
    }

    private static String name(Fault.Target target) {
        if (target instanceof Fault.Target.Subtasks subtasks) {
            return subtasks.ref().toString();
        }
        if (target instanceof Fault.Target.TaskManager manager) {
            return manager.id() == null ? "any-taskmanager" : manager.id();
        }
        return target instanceof Fault.Target.JobManager ? "jobmanager" : "storage";
    }

    private static Node storage(List<Fault.StorageOperation> only) {
        return new Tree()
                .text("target", "storage")
                .list(
                        "only",
                        only.stream()
                                .map(operation -> Tree.text(word(operation)))
                                .toList())
                .build();
    }

    private static void addFilter(Fault.Filter filter, Tree to) {
        to.text("subtask", filter.subtask() == null ? null : filter.subtask().toString());
        if (filter.checkpoint() >= 0) {
            to.number("checkpoint", filter.checkpoint());
        }
        to.put("count", filter.count() < 0 ? Tree.text("all") : Tree.plain(Long.toString(filter.count())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
