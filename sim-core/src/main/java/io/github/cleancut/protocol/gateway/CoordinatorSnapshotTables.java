package io.github.cleancut.protocol.gateway;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;

/** The snapshot of an operator coordinator, and what has to have arrived before it counts (section 23). */
final class CoordinatorSnapshotTables {
    /** The operator coordinator is called; a call can throw at once. */
    record Call(long checkpointId, boolean threw) {}

    /** The operator coordinator answers. */
    record Answer(long checkpointId, boolean isThere) {}

    /** A snapshot waits for what was sent before it; {@code event} is what is known now, or {@link SubtaskGateway#NONE}. */
    record Awaiting(long checkpointId, long event, boolean hasArrived) {}

    // spotless:off
    static final RuleTable<CoordinatorGateways, Call, GatewayEffects> ASK = table("gateway/ask",
        rule("GSA1", "gateways are marked, the coordinator is asked", CoordinatorSnapshotTables::isAsked, CoordinatorSnapshotTables::ask,  "C-251", "T-032"),
        rule("GSA2", "the call itself throws: the job fails",    CoordinatorSnapshotTables::isThrown,    CoordinatorSnapshotTables::failJob, "C-256"),
        rule("GSA3", "not newer than the last one: an error",    CoordinatorSnapshotTables::isNotNewer,  CoordinatorSnapshotTables::refuse,  "C-255"));

    static final RuleTable<CoordinatorGateways, Answer, GatewayEffects> ANSWER = table("gateway/answer",
        rule("GSB1", "aborted before: dropped, gateways stay open", CoordinatorSnapshotTables::isOver,   CoordinatorSnapshotTables::drop,    "C-254"),
        rule("GSB2", "failed: only the checkpoint fails",        CoordinatorSnapshotTables::isFailed,    CoordinatorSnapshotTables::failCheckpoint, "C-256"),
        rule("GSB3", "there: gateways close, what was sent must arrive", CoordinatorSnapshotTables::isThere, CoordinatorSnapshotTables::close, "C-251", "T-032"));

    static final RuleTable<CoordinatorGateways, Awaiting, GatewayEffects> AWAIT = table("gateway/await",
        rule("GSC1", "an event sent before is lost: no snapshot", CoordinatorSnapshotTables::isLost,     CoordinatorSnapshotTables::giveUp,  "C-253", "T-032"),
        rule("GSC2", "others have not arrived",                  CoordinatorSnapshotTables::isWaiting,   CoordinatorSnapshotTables::confirm, "C-251", "T-032"),
        rule("GSC3", "all have arrived: acknowledged",           CoordinatorSnapshotTables::isConfirmed, CoordinatorSnapshotTables::acknowledge, "C-251", "T-032"));
    // spotless:on

    private CoordinatorSnapshotTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(ASK, ANSWER, AWAIT);
    }

    private static boolean isNotNewer(CoordinatorGateways state, Call call) {
        return call.checkpointId() <= state.lastAsked;
    }

    private static boolean isAsked(CoordinatorGateways state, Call call) {
        return !isNotNewer(state, call) && !call.threw();
    }

    private static boolean isThrown(CoordinatorGateways state, Call call) {
        return !isNotNewer(state, call) && call.threw();
    }

    private static boolean isOver(CoordinatorGateways state, Answer answer) {
        return !state.asked.contains(answer.checkpointId());
    }

    private static boolean isFailed(CoordinatorGateways state, Answer answer) {
        return state.asked.contains(answer.checkpointId()) && !answer.isThere();
    }

    private static boolean isThere(CoordinatorGateways state, Answer answer) {
        return state.asked.contains(answer.checkpointId()) && answer.isThere();
    }

    private static SortedSet<Long> awaited(CoordinatorGateways state, Awaiting awaiting) {
        return Objects.requireNonNull(state.awaited.get(awaiting.checkpointId()));
    }

    private static boolean isLost(CoordinatorGateways state, Awaiting awaiting) {
        return awaited(state, awaiting).contains(awaiting.event()) && !awaiting.hasArrived();
    }

    private static boolean isWaiting(CoordinatorGateways state, Awaiting awaiting) {
        return !isLost(state, awaiting) && !isAllThere(state, awaiting);
    }

    private static boolean isConfirmed(CoordinatorGateways state, Awaiting awaiting) {
        return !isLost(state, awaiting) && isAllThere(state, awaiting);
    }

    private static boolean isAllThere(CoordinatorGateways state, Awaiting awaiting) {
        return awaited(state, awaiting).stream().allMatch(event -> event == awaiting.event());
    }

    private static void mark(CoordinatorGateways state, Call call) {
        state.lastAsked = call.checkpointId();
        state.gateways.forEach(gateway -> gateway.marked = call.checkpointId());
    }

    private static void ask(CoordinatorGateways state, Call call, GatewayEffects out) {
        mark(state, call);
        state.asked.add(call.checkpointId());
        out.askCoordinator(call.checkpointId());
    }

    private static void failJob(CoordinatorGateways state, Call call, GatewayEffects out) {
        mark(state, call);
        out.failJob(call.checkpointId());
    }

    private static void refuse(CoordinatorGateways state, Call call, GatewayEffects out) {
        out.refuse("IllegalStateException");
    }

    private static void drop(CoordinatorGateways state, Answer answer, GatewayEffects out) {}

    private static void failCheckpoint(CoordinatorGateways state, Answer answer, GatewayEffects out) {
        state.asked.remove(answer.checkpointId());
        out.failCheckpoint(answer.checkpointId());
    }

    private static void close(CoordinatorGateways state, Answer answer, GatewayEffects out) {
        state.asked.remove(answer.checkpointId());
        state.awaitWhatIsUnderWay(answer.checkpointId());
        state.closeAll(answer.checkpointId(), out);
        state.fireAwait(new Awaiting(answer.checkpointId(), SubtaskGateway.NONE, true), out);
    }

    private static void giveUp(CoordinatorGateways state, Awaiting awaiting, GatewayEffects out) {
        state.awaited.remove(awaiting.checkpointId());
        out.failCheckpoint(awaiting.checkpointId());
    }

    private static void confirm(CoordinatorGateways state, Awaiting awaiting, GatewayEffects out) {
        awaited(state, awaiting).remove(awaiting.event());
    }

    private static void acknowledge(CoordinatorGateways state, Awaiting awaiting, GatewayEffects out) {
        state.awaited.remove(awaiting.checkpointId());
        out.acknowledge(awaiting.checkpointId());
    }
}
