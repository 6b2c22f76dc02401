package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.ItemKind;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code job:}: finds each item's kind and name, so that items can refer to later ones. */
public final class JobSection {
    private static final List<String> KINDS =
            Arrays.stream(ItemKind.values()).map(ItemKind::word).toList();

    private final Context context;

    /**
     * An item as it is written.
     *
     * @param kind what it does
     * @param name its name
     * @param fields its fields
     */
    record Written(ItemKind kind, String name, Fields fields) {}

    JobSection(Context context) {
        this.context = context;
    }

    /** The sections of the kinds of items that can be written, for schema and reference page. */
    public static List<Section> sections() {
        return Arrays.stream(ItemKind.values()).map(ItemKeys::section).toList();
    }

    /** The sections of the items' parts. */
    public static List<Section> parts() {
        return List.of(ItemKeys.STATE_SECTION, ItemKeys.KEYS_SECTION, ItemKeys.READER);
    }

    List<Written> read(Node job) {
        List<Written> items = new ArrayList<>();
        if (!(job instanceof Node.Sequence list)) {
            context.problems()
                    .error(
                            job.place(),
                            "job takes a list, not " + job.describe(),
                            "one item an entry: - source: words");
            context.names().giveUp();
            return items;
        }
        for (Node entry : list.items()) {
            Written item = item(entry);
            if (item == null) {
                context.names().giveUp();
            } else {
                context.names()
                        .declare(
                                item.name(),
                                "item",
                                item.fields().place(ItemKeys.name(item.kind())),
                                context.problems());
                items.add(item);
            }
        }
        if (list.items().isEmpty()) {
            context.names().giveUp();
            context.problems().error(job.place(), "the job has no item", "one item an entry: - source: words");
        }
        return items;
    }

    private @Nullable Written item(Node entry) {
        if (!(entry instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            context.problems()
                    .error(
                            entry.place(),
                            "an item of the job is " + entry.describe(),
                            "kind and name come first: - map: tokenize");
            return null;
        }
        Node.Scalar first = mapping.entries().get(0).key();
        ItemKind kind = kindOf(first.text());
        if (kind == null) {
            refuseKind(first, mapping);
            return null;
        }
        if (NotModelled.check("kind." + kind.word(), first.place(), context.problems())) {
            return null;
        }
        mapping.entries().forEach(this::checkModelled);
        Fields fields = ItemKeys.section(kind).read(mapping, "job", context.problems());
        String name = fields == null ? null : fields.find(ItemKeys.name(kind));
        if (fields == null || name == null) {
            return null;
        }
        // Read again under its name, which messages show from here on.
        Fields named = ItemKeys.section(kind).read(mapping, "job." + name, context.problems());
        return named == null ? null : new Written(kind, name, named);
    }

    private static @Nullable ItemKind kindOf(String word) {
        return Arrays.stream(ItemKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Fields that kinds share are named item.field in the table of what is not there yet. */
    private void checkModelled(Node.Entry entry) {
        String feature = "item." + entry.key().text();
        if (entry.value() instanceof Node.Scalar value) {
            if (!value.text().equals("false")) {
                NotModelled.check(feature, entry.key().place(), context.problems());
            }
            NotModelled.check(feature + "=" + value.text(), value.place(), context.problems());
        }
    }

    private void refuseKind(Node.Scalar first, Node.Mapping mapping) {
        for (Node.Entry entry : mapping.entries()) {
            if (KINDS.contains(entry.key().text())) {
                context.problems()
                        .error(
                                first.place(),
                                "an item begins with " + first.text(),
                                "kind and name come first: - " + entry.key().text() + ": name");
                return;
            }
        }
        context.problems()
                .error(
                        first.place(),
                        first.text() + " is no kind of item",
                        DidYouMean.hint(first.text(), KINDS, "kinds are " + String.join(", ", KINDS)));
    }
}
