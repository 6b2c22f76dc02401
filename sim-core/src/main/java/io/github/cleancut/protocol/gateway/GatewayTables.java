package io.github.cleancut.protocol.gateway;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The gateway to one subtask (section 23): what its operator coordinator sends before its snapshot comes before the barrier, what it sends later is held back until the subtask has acknowledged. */
public final class GatewayTables {
    /** What came of an event. */
    record Delivery(long number, boolean hasArrived, boolean isTaskRunning) {}

    // spotless:off
    /** The snapshot is there. */
    static final RuleTable<SubtaskGateway, Long, GatewayEffects> CLOSE = table("gateway/close",
        rule("GWC1", "marked for it: closed",                    GatewayTables::isMarkedFor,     GatewayTables::close,          "C-251", "T-033"),
        rule("GWC2", "not marked for it: as it was",             GatewayTables::isNotMarkedFor,  GatewayTables::leave,          "C-251", "C-254"));

    /** The operator coordinator sends an event. */
    static final RuleTable<SubtaskGateway, Long, GatewayEffects> SEND = table("gateway/send",
        rule("GWS1", "open: it goes",                            GatewayTables::isOpen,          GatewayTables::send,           "C-251"),
        rule("GWS2", "closed: held back for the newest checkpoint", GatewayTables::isClosed,     GatewayTables::hold,           "C-251", "T-033"));

    /** The subtask has acknowledged the checkpoint, or the checkpoint is over. */
    static final RuleTable<SubtaskGateway, Long, GatewayEffects> OPEN = table("gateway/open",
        rule("GWO1", "only marked for it: not any more",         GatewayTables::isOnlyMarked,    GatewayTables::unmark,         "C-252", "C-254"),
        rule("GWO4", "neither marked nor closed for it",         GatewayTables::isFreeOf,        GatewayTables::leave,          "C-252", "C-254"),
        rule("GWO2", "no older one keeps it closed: events go, in order", GatewayTables::isOldest, GatewayTables::release,      "C-252", "T-033"),
        rule("GWO3", "an older one does: events wait for that",  GatewayTables::isNotOldest,     GatewayTables::handOver,       "C-252", "T-034"));

    /** The subtask is reset. */
    static final RuleTable<SubtaskGateway, Boolean, GatewayEffects> RESET = table("gateway/reset",
        rule("GWR1", "open for all, events go in order",         GatewayTables::always,          GatewayTables::releaseAll,     "C-252"));

    /** It is known what came of an event. */
    static final RuleTable<SubtaskGateway, Delivery, GatewayEffects> DELIVERY = table("gateway/delivery",
        rule("GWD1", "it has arrived",                           GatewayTables::hasArrived,      GatewayTables::confirm,        "C-251"),
        rule("GWD2", "lost, the task runs: it fails",            GatewayTables::isLostRunning,   GatewayTables::failTask,       "C-253", "T-035"),
        rule("GWD3", "lost, the task does not run any more",     GatewayTables::isLostOtherwise, GatewayTables::confirm,        "C-253"));
    // spotless:on

    private GatewayTables() {}

    /** All tables of this package. */
    public static List<RuleTable<?, ?, ?>> all() {
        List<RuleTable<?, ?, ?>> tables = new ArrayList<>(List.of(CLOSE, SEND, OPEN, RESET, DELIVERY));
        tables.addAll(CoordinatorSnapshotTables.all());
        return tables;
    }

    private static boolean isMarkedFor(SubtaskGateway state, Long id) {
        return state.marked == id;
    }

    private static boolean isNotMarkedFor(SubtaskGateway state, Long id) {
        return state.marked != id;
    }

    private static boolean isOpen(SubtaskGateway state, Long event) {
        return !state.isClosed();
    }

    private static boolean isClosed(SubtaskGateway state, Long event) {
        return state.isClosed();
    }

    private static boolean isOnlyMarked(SubtaskGateway state, Long id) {
        return !state.held.containsKey(id) && state.marked == id;
    }

    private static boolean isFreeOf(SubtaskGateway state, Long id) {
        return !state.held.containsKey(id) && state.marked != id;
    }

    private static boolean isOldest(SubtaskGateway state, Long id) {
        return state.held.containsKey(id) && state.held.firstKey().equals(id);
    }

    private static boolean isNotOldest(SubtaskGateway state, Long id) {
        return state.held.containsKey(id) && !state.held.firstKey().equals(id);
    }

    private static boolean always(SubtaskGateway state, Boolean unused) {
        return true;
    }

    private static boolean hasArrived(SubtaskGateway state, Delivery delivery) {
        return delivery.hasArrived();
    }

    private static boolean isLostRunning(SubtaskGateway state, Delivery delivery) {
        return !delivery.hasArrived() && delivery.isTaskRunning();
    }

    private static boolean isLostOtherwise(SubtaskGateway state, Delivery delivery) {
        return !delivery.hasArrived() && !delivery.isTaskRunning();
    }

    private static void close(SubtaskGateway state, Long id, GatewayEffects out) {
        state.marked = SubtaskGateway.NONE;
        state.held.put(id, new ArrayList<>());
    }

    private static void leave(SubtaskGateway state, Long id, GatewayEffects out) {}

    private static void send(SubtaskGateway state, Long event, GatewayEffects out) {
        state.unconfirmed.add(event);
        out.send(state.subtask, event);
    }

    private static void hold(SubtaskGateway state, Long event, GatewayEffects out) {
        state.held.lastEntry().getValue().add(event);
    }

    private static void unmark(SubtaskGateway state, Long id, GatewayEffects out) {
        state.marked = SubtaskGateway.NONE;
    }

    private static void release(SubtaskGateway state, Long id, GatewayEffects out) {
        Objects.requireNonNull(state.held.remove(id)).forEach(event -> send(state, event, out));
    }

    private static void handOver(SubtaskGateway state, Long id, GatewayEffects out) {
        List<Long> events = Objects.requireNonNull(state.held.remove(id));
        state.held.lowerEntry(id).getValue().addAll(events);
    }

    private static void releaseAll(SubtaskGateway state, Boolean unused, GatewayEffects out) {
        state.takeAll().forEach(event -> send(state, event, out));
    }

    private static void confirm(SubtaskGateway state, Delivery delivery, GatewayEffects out) {
        state.unconfirmed.remove(delivery.number());
    }

    private static void failTask(SubtaskGateway state, Delivery delivery, GatewayEffects out) {
        state.unconfirmed.remove(delivery.number());
        out.failTask(state.subtask);
    }
}
