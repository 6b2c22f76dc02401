package io.github.cleancut.protocol.channel;

import io.github.cleancut.protocol.message.ChannelEvent;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The channel tables as one variant has them, resolved once and shared by all channels.
 *
 * <p>Hosting contract: the host keeps the elements, this package decides. Per element: {@link #traits} (resolve it once per kind and keep it), {@link #add} when the producer queues it, {@link #poll}
 * when the network asks for the next, {@link #sent} as soon as one has left, {@link #resume} when the consumer's message arrives.
 */
public final class ChannelRules {
    private static final int KEPT_QUEUES = 32;

    private final Map<ElementKind, ElementTraits> traits = new EnumMap<>(ElementKind.class);

    /** Queues without priority elements, by their length: each barrier asks about one. */
    private final SubpartitionTables.Queue[] queues = new SubpartitionTables.Queue[KEPT_QUEUES];

    private final ElementTables.Found found = new ElementTables.Found();
    private final RuleTable<ElementKind, ElementKind, ElementTables.Found> traitTable;
    private final RuleTable<ChannelEvent, ChannelEvent, ElementTables.Found> kindOfEvent;
    private final RuleTable<Subpartition, ElementTraits, SubpartitionEffects> add;
    private final RuleTable<Subpartition, SubpartitionTables.Queue, SubpartitionEffects> poll;
    private final RuleTable<Subpartition, ElementTraits, SubpartitionEffects> sent;
    private final RuleTable<Subpartition, SubpartitionTables.Queue, SubpartitionEffects> resume;
    private final RuleTable<Subpartition, SubpartitionTables.Queue, SubpartitionEffects> backlog;
    private final RuleTable<Subpartition, Boolean, SubpartitionEffects> timeout;

    /**
     * The channel tables of a variant.
     *
     * @param rules the variant's book, which must hold {@link #tables()}
     */
    public ChannelRules(RuleBook rules) {
        traitTable = rules.resolve(ElementTables.TRAITS);
        kindOfEvent = rules.resolve(ElementTables.KIND_OF_EVENT);
        add = rules.resolve(SubpartitionTables.ADD);
        poll = rules.resolve(SubpartitionTables.POLL);
        sent = rules.resolve(SubpartitionTables.SENT);
        resume = rules.resolve(SubpartitionTables.RESUME);
        backlog = rules.resolve(SubpartitionTables.BACKLOG);
        timeout = rules.resolve(SubpartitionTables.TIMEOUT);
        for (ElementKind kind : ElementKind.values()) {
            traits.put(kind, traits(kind, row -> {}));
        }
        for (int elements = 0; elements < KEPT_QUEUES; elements++) {
            queues[elements] = new SubpartitionTables.Queue(0, elements);
        }
    }

    /** A producer's queue, as {@link #poll} and {@link #resume} are told of it. */
    public SubpartitionTables.Queue queue(int priorityElements, int elements) {
        return priorityElements == 0 && elements < KEPT_QUEUES
                ? queues[elements]
                : new SubpartitionTables.Queue(priorityElements, elements);
    }

    /** The tables of this package. */
    public static List<RuleTable<?, ?, ?>> tables() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(List.of(
                ElementTables.TRAITS,
                ElementTables.KIND_OF_EVENT,
                SubpartitionTables.ADD,
                SubpartitionTables.POLL,
                SubpartitionTables.SENT,
                SubpartitionTables.RESUME,
                SubpartitionTables.BACKLOG,
                SubpartitionTables.TIMEOUT));
        tables.addAll(GateRules.tables());
        tables.addAll(CaptureRules.tables());
        tables.addAll(ExchangeTables.all());
        tables.addAll(WriterTables.all());
        tables.addAll(BufferRules.tables());
        tables.addAll(CreditRules.tables());
        tables.addAll(DebloatRules.tables());
        return tables;
    }

    /** The traits of a kind, without a row fired: for the paths on which every record passes. */
    public ElementTraits traits(ElementKind kind) {
        ElementTraits known = traits.get(kind);
        if (known == null) {
            throw new IllegalStateException("no traits of " + kind);
        }
        return known;
    }

    /** The traits of a kind; the log learns the row. */
    public ElementTraits traits(ElementKind kind, RuleLog log) {
        traitTable.fire(kind, kind, found, log);
        return found.traits();
    }

    /** Which kind an event is; the log learns the row. */
    public ElementKind kindOf(ChannelEvent event, RuleLog log) {
        kindOfEvent.fire(event, event, found, log);
        return found.kind();
    }

    /** The producer queues an element: answered by addLast or addAfterPriority. */
    public void add(Subpartition state, ElementTraits element, SubpartitionEffects out) {
        add.fire(state, element, out, out);
    }

    /** The network asks for the next element: answered by handOutFirst, or not at all. */
    public void poll(Subpartition state, SubpartitionTables.Queue queue, SubpartitionEffects out) {
        poll.fire(state, queue, out, out);
    }

    /** An element has left: blocked follows if it silences the subpartition. */
    public void sent(Subpartition state, ElementTraits element, SubpartitionEffects out) {
        sent.fire(state, element, out, out);
    }

    /**
     * The consumer's "resume consumption" has arrived.
     *
     * @throws IllegalStateException if the subpartition is not blocked (T-053)
     */
    public void resume(Subpartition state, SubpartitionTables.Queue queue, SubpartitionEffects out) {
        resume.fire(state, queue, out, out);
    }

    /** What the producer reports as waiting: answered by backlog. */
    public void backlog(Subpartition state, SubpartitionTables.Queue queue, SubpartitionEffects out) {
        backlog.fire(state, queue, out, out);
    }

    /** The output timer of a checkpoint fires: answered by convertBarrier if its barrier still waits, or not at all (T-133). */
    public void timeout(Subpartition state, boolean isWaiting, SubpartitionEffects out) {
        timeout.fire(state, isWaiting, out, out);
    }
}
