package io.github.cleancut.law;

import io.github.cleancut.model.Lineage;
import io.github.cleancut.model.Topology;
import io.github.cleancut.trace.TraceEvent;
import java.util.List;

/** FIFO: on each channel and in each of its lives the n-th record taken is the n-th record sent. Exercised by each channel life with two records taken, and by each channel on which a restore puts records that were stored as in flight. */
final class FifoLaw implements Law {
    private final Channels channels;
    private final TopologyNames names;
    private final Findings findings = new Findings("FIFO", "");

    FifoLaw(Topology topology, Channels channels) {
        this.channels = channels;
        this.names = new TopologyNames(topology);
    }

    @Override
    public String name() {
        return "FIFO";
    }

    @Override
    public void accept(TraceEvent event) {
        channels.accept(event);
        switch (event.kind()) {
            case RECORD_TAKEN -> compare(event);
            case IN_FLIGHT_RESTORED -> compareRestored(event);
            default -> {
                // order shows where records are taken
            }
        }
    }

    private void compare(TraceEvent event) {
        long place = channels.taken(event.channel());
        if (place == 2) {
            findings.test();
        }
        if (channels.dueLineage() == event.lineage()) {
            return;
        }
        String taken = names.lineage(event.lineage());
        String channel = names.channel(event.channel());
        if (channels.dueLineage() == Lineage.NONE) {
            findings.breach(event, channel + ": " + taken + " was taken and never sent", List.of(taken));
            return;
        }
        String due = names.lineage(channels.dueLineage());
        findings.breach(
                event,
                channel + ": record " + place + " is " + taken + ", but " + due + " was sent in this place",
                List.of(due, taken),
                channels.dueSentOrder(),
                event.order());
    }

    private void compareRestored(TraceEvent event) {
        findings.test();
        int stored = channels.stored().of(event.checkpoint(), event.channel()).size();
        if (stored != event.number()) {
            findings.breach(
                    event,
                    names.channel(event.channel()) + ": checkpoint " + event.checkpoint() + " holds "
                            + Findings.count(stored, "record") + " in flight, and " + event.number() + " came back",
                    List.of(),
                    event.order());
        }
    }

    @Override
    public List<LawVerdict> verdicts() {
        return List.of(findings.verdict(
                "on " + Findings.count(findings.exercised(), "channel life").replace("lifes", "lives")
                        + " every record was taken in the order of sending",
                "no channel carried two records",
                null));
    }
}
