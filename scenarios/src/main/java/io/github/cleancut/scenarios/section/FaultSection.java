package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Fault;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code faults:}. */
public final class FaultSection {
    private static final List<String> VERBS =
            FaultKeys.VERBS.stream().map(FaultKeys.Verb::name).toList();

    private final Context context;
    private final Problems problems;

    FaultSection(Context context) {
        this.context = context;
        this.problems = context.problems();
    }

    /** The sections of faults as they are written, for schema and reference page. */
    public static List<Section> sections() {
        return FaultKeys.VERBS.stream().map(FaultKeys.Verb::written).toList();
    }

    /** The sections of the verbs' own mappings. */
    public static List<Section> verbSections() {
        return FaultKeys.VERBS.stream().map(FaultKeys.Verb::mapping).toList();
    }

    /** The sections of other parts. */
    public static List<Section> parts() {
        return List.of(StrikesReader.RANDOM_SECTION);
    }

    /** The faults; an empty entry is what {@code faults[i]: null} leaves behind, so that the others keep their places. */
    List<Fault> read(Node faults) {
        List<Fault> read = new ArrayList<>();
        for (Lists.Entry entry : Lists.entries(faults, "faults", problems)) {
            Fault fault = fault(entry);
            if (fault != null) {
                read.add(fault);
            }
        }
        return read;
    }

    private @Nullable Fault fault(Lists.Entry entry) {
        if (!(entry.node() instanceof Node.Mapping mapping)) {
            problems.error(
                    entry.node().place(),
                    "a fault is " + entry.node().describe(),
                    "for example {at: 287 ms, kill: \"sum[0]\"}");
            return null;
        }
        FaultKeys.Verb verb = verb(mapping);
        if (verb == null || NotModelled.check("fault." + verb.name(), mapping.place(), problems)) {
            return null;
        }
        Node.Mapping flat = unfold(verb, mapping);
        Fields fields = flat == null ? null : verb.unfolded().read(flat, "faults[" + entry.index() + "]", problems);
        return fields == null ? null : fault(entry.index(), verb, fields);
    }

    private @Nullable Fault fault(int index, FaultKeys.Verb verb, Fields fields) {
        boolean isArmedAlone = List.of("fail", "lose", "delay", "duplicate").contains(verb.name());
        Fault.Strikes strikes = StrikesReader.read(fields, context.names(), isArmedAlone);
        Fault.Verb what = new VerbReader(context, fields).read(verb.name());
        if (verb.name().equals("kill") && fields.has(FaultKeys.FOR)) {
            problems.error(
                    fields.keyPlace(FaultKeys.FOR),
                    "a kill has no duration",
                    "back: says when a TaskManager is there again");
        }
        if (verb.name().equals("clock-jump") && fields.has(FaultKeys.FOR)) {
            problems.error(
                    fields.keyPlace(FaultKeys.FOR),
                    "a clock-jump has no duration",
                    "a second clock-jump takes the clock back");
        }
        return strikes == null || what == null
                ? null
                : new Fault(index, strikes, what, fields.get(FaultKeys.FOR), fields.get(StrikesReader.OPTIONAL));
    }

    private FaultKeys.@Nullable Verb verb(Node.Mapping mapping) {
        List<FaultKeys.Verb> verbs = FaultKeys.VERBS.stream()
                .filter(verb -> mapping.entry(verb.name()) != null)
                .toList();
        if (verbs.size() == 1) {
            return verbs.get(0);
        }
        if (verbs.size() > 1) {
            problems.error(
                    mapping.place(),
                    "a fault has two verbs: " + verbs.get(0).name() + " and "
                            + verbs.get(1).name(),
                    "write two faults");
            return null;
        }
        refuseWithoutVerb(mapping);
        return null;
    }

    private void refuseWithoutVerb(Node.Mapping mapping) {
        String all = "verbs are " + String.join(", ", VERBS);
        for (Node.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            boolean isShared =
                    List.of("at", "when", "random", "for", "optional").contains(name);
            if (!isShared) {
                problems.error(
                        entry.key().place(),
                        "unknown field " + name + " in a fault",
                        DidYouMean.hint(name, VERBS, all));
                return;
            }
        }
        problems.error(mapping.place(), "a fault says nothing that happens", all);
    }

    /** Lifts the verb's own mapping into the fault, so that options may stand in it or beside it; null where the verb has a value that says nothing. */
    private Node.@Nullable Mapping unfold(FaultKeys.Verb verb, Node.Mapping mapping) {
        List<Node.Entry> flat = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!name.equals(verb.name())) {
                refuseTargetBeside(verb, entry);
                flat.add(entry);
            }
        }
        Node.Entry own = mapping.entry(verb.name());
        if (own != null && own.value() instanceof Node.Mapping inner) {
            inner.entries().forEach(entry -> addInner(verb, entry, mapping, flat));
        } else if (own != null
                && verb.targets().contains(FaultKeys.TARGET)
                && !own.value().isNull()) {
            flat.add(new Node.Entry(new Node.Scalar(own.key().place(), "target", true), own.value()));
        } else if (own != null) {
            problems.error(
                    own.value().place(),
                    verb.name() + " takes " + takes(verb) + ", not "
                            + own.value().describe(),
                    example(verb.name()) + "fields of " + verb.name() + ": "
                            + String.join(", ", verb.mapping().names()));
            return null;
        }
        return new Node.Mapping(mapping.place(), flat);
    }

    /** What a verb takes that is never a target alone; empty for others. */
    private static String example(String verb) {
        String options = switch (verb) {
            case "fail" -> "{step: upload}";
            case "lose", "duplicate" -> "{message: acknowledge}";
            case "delay" -> "{message: acknowledge, by: 100 ms}";
            case "partition" -> "{between: [tm1, jobmanager]}";
            case "clock-jump" -> "{of: jobmanager, by: 1 s}";
            default -> "";
        };
        return options.isEmpty() ? "" : "for example " + verb + ": " + options + "; ";
    }

    private static String takes(FaultKeys.Verb verb) {
        return verb.targets().contains(FaultKeys.TARGET) ? "a target or a mapping" : "a mapping";
    }

    private void refuseTargetBeside(FaultKeys.Verb verb, Node.Entry entry) {
        if (verb.isTarget(entry.key().text())) {
            problems.error(
                    entry.key().place(),
                    entry.key().text() + " stands beside " + verb.name(),
                    "it stands inside: " + verb.name() + ": {" + entry.key().text() + ": ...}");
        }
    }

    private void addInner(FaultKeys.Verb verb, Node.Entry entry, Node.Mapping outer, List<Node.Entry> flat) {
        String name = entry.key().text();
        Section inside = verb.mapping();
        if (inside.key(name) == null) {
            problems.error(
                    entry.key().place(),
                    "unknown field " + name + " in " + verb.name(),
                    DidYouMean.hint(name, inside.names(), "fields are " + String.join(", ", inside.names())));
        } else if (outer.entry(name) != null) {
            problems.error(
                    entry.key().place(), name + " stands inside " + verb.name() + " and beside it", "keep one of them");
        } else {
            flat.add(entry);
        }
    }
}
