package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Exchange;
import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.bind.ValueType;
import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the forms of {@code from}. */
final class EdgeReader {
    private static final String FORMS =
            "a name, a list [a, b], a mapping {a: HASH, b: REBALANCE}, or a list of {name: EXCHANGE}";
    private static final ValueType<Exchange> EXCHANGE =
            Types.choice("exchange", List.of(Exchange.values()), Exchange::name);

    private final Problems problems;
    private final List<Written> edges = new ArrayList<>();

    /**
     * One entry of {@code from}.
     *
     * @param from the name
     * @param exchange what is written, or null
     * @param place where it stands
     */
    record Written(String from, @Nullable Exchange exchange, Place place) {}

    EdgeReader(Problems problems) {
        this.problems = problems;
    }

    /** The entries, in their order. */
    List<Written> read(Node from) {
        if (from instanceof Node.Sequence list) {
            list.items().forEach(this::readEntry);
            refuseTwins(list);
        } else {
            readEntry(from);
        }
        return edges;
    }

    private void readEntry(Node entry) {
        if (entry instanceof Node.Scalar name && !name.isNull()) {
            edges.add(new Written(name.text(), null, name.place()));
        } else if (entry instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach(this::readExchange);
        } else {
            problems.error(entry.place(), "from takes a name, not " + entry.describe(), FORMS);
        }
    }

    private void readExchange(Node.Entry entry) {
        String name = entry.key().text();
        Exchange exchange = EXCHANGE.read(entry.value(), "from." + name, problems);
        if (exchange != null) {
            NotModelled.check("exchange." + exchange.name(), entry.value().place(), problems);
        }
        edges.add(new Written(name, exchange, entry.key().place()));
    }

    /** One upstream stands twice only in a list of one-entry mappings. */
    private void refuseTwins(Node.Sequence list) {
        boolean isListOfMappings = list.items().stream()
                .allMatch(item -> item instanceof Node.Mapping mapping
                        && mapping.entries().size() == 1);
        if (isListOfMappings) {
            return;
        }
        List<String> seen = new ArrayList<>();
        for (Written edge : edges) {
            if (seen.contains(edge.from())) {
                problems.error(
                        edge.place(),
                        edge.from() + " stands twice in from",
                        "two edges from one item are a list of mappings: [{" + edge.from() + ": HASH}, {" + edge.from()
                                + ": HASH}]");
            }
            seen.add(edge.from());
        }
    }
}
