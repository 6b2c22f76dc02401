package io.github.cleancut.protocol.gateway;

import io.github.cleancut.protocol.gateway.CoordinatorSnapshotTables.Answer;
import io.github.cleancut.protocol.gateway.CoordinatorSnapshotTables.Awaiting;
import io.github.cleancut.protocol.gateway.CoordinatorSnapshotTables.Call;
import io.github.cleancut.protocol.gateway.GatewayTables.Delivery;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An operator coordinator and its gateways, one a subtask (C-251 to C-256).
 *
 * <p>Hosting contract: the host tells what happens, in the order in which it happens in the JobManager's main thread, and executes what is written to {@code out}. Of every event that was sent it tells once
 * what came of it.
 */
public final class CoordinatorGateways {
    private final Rules rules;
    final List<SubtaskGateway> gateways = new ArrayList<>();

    /** Checkpoints for which the operator coordinator has not answered. */
    final SortedSet<Long> asked = new TreeSet<>();

    /** By checkpoint, the events that were sent before its snapshot and of which nothing is known. */
    final SortedMap<Long, SortedSet<Long>> awaited = new TreeMap<>();

    long lastAsked = SubtaskGateway.NONE;
    private long lastEvent;

    /** The tables as one variant has them, resolved once. */
    public static final class Rules {
        private final RuleTable<SubtaskGateway, Long, GatewayEffects> close;
        private final RuleTable<SubtaskGateway, Long, GatewayEffects> send;
        private final RuleTable<SubtaskGateway, Long, GatewayEffects> open;
        private final RuleTable<SubtaskGateway, Boolean, GatewayEffects> reset;
        private final RuleTable<SubtaskGateway, Delivery, GatewayEffects> delivery;
        private final RuleTable<CoordinatorGateways, Call, GatewayEffects> ask;
        private final RuleTable<CoordinatorGateways, Answer, GatewayEffects> answer;
        private final RuleTable<CoordinatorGateways, Awaiting, GatewayEffects> await;

        /**
         * The tables of a variant's book.
         *
         * @param rules must hold {@link GatewayTables#all()}
         */
        public Rules(RuleBook rules) {
            close = rules.resolve(GatewayTables.CLOSE);
            send = rules.resolve(GatewayTables.SEND);
            open = rules.resolve(GatewayTables.OPEN);
            reset = rules.resolve(GatewayTables.RESET);
            delivery = rules.resolve(GatewayTables.DELIVERY);
            ask = rules.resolve(CoordinatorSnapshotTables.ASK);
            answer = rules.resolve(CoordinatorSnapshotTables.ANSWER);
            await = rules.resolve(CoordinatorSnapshotTables.AWAIT);
        }
    }

    /**
     * An operator coordinator, all of whose gateways are open.
     *
     * @param rules the variant's tables
     * @param subtasks how many subtasks it has
     */
    public CoordinatorGateways(Rules rules, int subtasks) {
        this.rules = rules;
        for (int subtask = 0; subtask < subtasks; subtask++) {
            gateways.add(new SubtaskGateway(subtask));
        }
    }

    /**
     * A checkpoint asks for the coordinator's snapshot (phase 6 of C-092).
     *
     * @param checkpointId its id
     * @param threw whether the call to the operator coordinator throws at once
     * @param out takes the effects
     */
    public void onTrigger(long checkpointId, boolean threw, GatewayEffects out) {
        rules.ask.fire(this, new Call(checkpointId, threw), out, out);
    }

    /**
     * The operator coordinator has its snapshot, or cannot have one.
     *
     * @param checkpointId for which checkpoint
     * @param isThere whether there is a snapshot
     * @param out takes the effects
     */
    public void onAnswer(long checkpointId, boolean isThere, GatewayEffects out) {
        rules.answer.fire(this, new Answer(checkpointId, isThere), out, out);
    }

    /** The number that the next event will have. */
    public long nextEvent() {
        return lastEvent + 1;
    }

    /** The trigger that is under way is given up: the gateways open that it has marked. */
    public void onTriggeringAborted(GatewayEffects out) {
        onCheckpointOver(lastAsked, out);
    }

    /**
     * The operator coordinator sends an event.
     *
     * @param subtask to which subtask
     * @param out takes the effects
     * @return the number of the event, from 1
     */
    public long onEvent(int subtask, GatewayEffects out) {
        lastEvent++;
        rules.send.fire(gateways.get(subtask), lastEvent, out, out);
        return lastEvent;
    }

    /**
     * It is known what came of an event.
     *
     * @param subtask to which it was sent
     * @param event its number
     * @param hasArrived whether it has arrived
     * @param isTaskRunning whether the task runs to which it was sent
     * @param out takes the effects
     */
    public void onDelivery(int subtask, long event, boolean hasArrived, boolean isTaskRunning, GatewayEffects out) {
        rules.delivery.fire(gateways.get(subtask), new Delivery(event, hasArrived, isTaskRunning), out, out);
        List.copyOf(awaited.keySet()).forEach(id -> fireAwait(new Awaiting(id, event, hasArrived), out));
    }

    /** A subtask has acknowledged a checkpoint: its barrier is through. */
    public void onAcknowledged(long checkpointId, int subtask, GatewayEffects out) {
        rules.open.fire(gateways.get(subtask), checkpointId, out, out);
    }

    /** A checkpoint is complete or aborted. */
    public void onCheckpointOver(long checkpointId, GatewayEffects out) {
        asked.remove(checkpointId);
        awaited.remove(checkpointId);
        gateways.forEach(gateway -> rules.open.fire(gateway, checkpointId, out, out));
    }

    /** A subtask is reset. */
    public void onReset(int subtask, GatewayEffects out) {
        rules.reset.fire(gateways.get(subtask), true, out, out);
    }

    void awaitWhatIsUnderWay(long checkpointId) {
        SortedSet<Long> underWay = new TreeSet<>();
        gateways.forEach(gateway -> underWay.addAll(gateway.unconfirmed));
        awaited.put(checkpointId, underWay);
    }

    void closeAll(long checkpointId, GatewayEffects out) {
        gateways.forEach(gateway -> rules.close.fire(gateway, checkpointId, out, out));
    }

    void fireAwait(Awaiting awaiting, GatewayEffects out) {
        rules.await.fire(this, awaiting, out, out);
    }

    /** A deep copy. */
    public CoordinatorGateways copy() {
        CoordinatorGateways copy = new CoordinatorGateways(rules, 0);
        gateways.forEach(gateway -> copy.gateways.add(gateway.copy()));
        copy.asked.addAll(asked);
        awaited.forEach((id, events) -> copy.awaited.put(id, new TreeSet<>(events)));
        copy.lastAsked = lastAsked;
        copy.lastEvent = lastEvent;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        gateways.forEach(gateway -> gateway.encode(to));
        to.append(asked).append(awaited).append(lastAsked).append(' ').append(lastEvent);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
