package io.github.cleancut.protocol.channel;

import io.github.cleancut.model.Edge;
import io.github.cleancut.model.Exchange;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.List;

/** The exchange tables as one variant has them, resolved once. */
public final class ExchangeRules {
    private final RuleTable<Exchange, Exchange, ExchangeTables.Answer> exchange;
    private final RuleTable<Boolean, Boolean, ExchangeTables.Answer> operator;

    /** The exchange tables of a variant's book. */
    public ExchangeRules(RuleBook rules) {
        exchange = rules.resolve(ExchangeTables.EXCHANGE);
        operator = rules.resolve(ExchangeTables.OPERATOR);
    }

    /**
     * Whether unaligned barriers may overtake data on the inputs of an operator; where they may not, they are forced to be aligned there (T-211, T-212).
     *
     * @param inputs all its inputs
     * @param log learns the rows
     */
    public boolean isUnalignable(List<Edge> inputs, RuleLog log) {
        ExchangeTables.Answer answer = new ExchangeTables.Answer();
        boolean mayOnEach = true;
        for (Edge input : inputs) {
            exchange.fire(input.exchange(), input.exchange(), answer, log);
            mayOnEach &= answer.isUnalignable;
        }
        operator.fire(mayOnEach, mayOnEach, answer, log);
        return answer.isUnalignable;
    }
}
