package io.github.cleancut.protocol.channel;

import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.model.Exchange;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** Which exchanges an unaligned barrier may cross: T-210 to T-213. */
final class ExchangeTables {
    /** Takes the answer of a row. */
    static final class Answer {
        boolean isUnalignable;
    }

    // spotless:off
    /** May the barrier overtake data on an exchange? */
    static final RuleTable<Exchange, Exchange, Answer> EXCHANGE = table("exchange/unaligned",
        rule("CXU1", "each record goes to one of all subtasks",            ExchangeTables::spreads,     ExchangeTables::yes, "T-210"),
        rule("CXU2", "pointwise: where data went cannot be told after a change of parallelism", ExchangeTables::isPointwise, ExchangeTables::no, "T-210"),
        rule("CXU3", "broadcast: all subtasks must have taken the same",   ExchangeTables::isBroadcast, ExchangeTables::no,  "T-210"),
        rule("CXU4", "a partitioner of the user's",                        ExchangeTables::isCustom,    ExchangeTables::no,  "T-210", "T-213"));

    /** And on the inputs of an operator, given whether it may on each of them? */
    static final RuleTable<Boolean, Boolean, Answer> OPERATOR = table("exchange/operator",
        rule("CXO1", "it may on all of them",                              ExchangeTables::mayOnAll,    ExchangeTables::all,   "T-211"),
        rule("CXO2", "it may not on one of them, so on none",              ExchangeTables::mayNotOnOne, ExchangeTables::none,  "T-211"));
    // spotless:on

    private ExchangeTables() {}

    static List<RuleTable<?, ?, ?>> all() {
        return List.of(EXCHANGE, OPERATOR);
    }

    private static boolean spreads(Exchange state, Exchange exchange) {
        return switch (exchange) {
            case HASH, REBALANCE, SHUFFLE, GLOBAL -> true;
            case FORWARD, RESCALE, BROADCAST, CUSTOM -> false;
        };
    }

    private static boolean isPointwise(Exchange state, Exchange exchange) {
        return exchange.isPointwise();
    }

    private static boolean isBroadcast(Exchange state, Exchange exchange) {
        return exchange == Exchange.BROADCAST;
    }

    private static boolean isCustom(Exchange state, Exchange exchange) {
        return exchange == Exchange.CUSTOM;
    }

    private static boolean mayOnAll(Boolean state, Boolean mayOnEach) {
        return mayOnEach;
    }

    private static boolean mayNotOnOne(Boolean state, Boolean mayOnEach) {
        return !mayOnEach;
    }

    private static void yes(Exchange state, Exchange exchange, Answer out) {
        out.isUnalignable = true;
    }

    private static void no(Exchange state, Exchange exchange, Answer out) {
        out.isUnalignable = false;
    }

    private static void all(Boolean state, Boolean mayOnEach, Answer out) {
        out.isUnalignable = true;
    }

    private static void none(Boolean state, Boolean mayOnEach, Answer out) {
        out.isUnalignable = false;
    }
}
