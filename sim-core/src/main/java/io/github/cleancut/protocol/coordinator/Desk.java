package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.message.OptionsRules;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;
import io.github.cleancut.protocol.rule.RuleTable;

/** The coordinator's state with its rules and the time: what guards see and effects change. */
final class Desk {
    private final CoordinatorConfig config;
    private final JobShape job;
    private final RuleBook rules;
    private final OptionsRules options;
    private final RuleLog log;
    private final DeskState state;
    private CoordinatorClock clock = new CoordinatorClock(0, 0);

    Desk(CoordinatorConfig config, JobShape job, RuleBook rules, RuleLog log) {
        this(config, job, rules, log, new DeskState(job.tasks(), config.historySize()));
    }

    private Desk(CoordinatorConfig config, JobShape job, RuleBook rules, RuleLog log, DeskState state) {
        this.config = config;
        this.job = job;
        this.rules = rules;
        this.options = new OptionsRules(rules);
        this.log = log;
        this.state = state;
    }

    Desk copy(RuleLog other) {
        Desk copy = new Desk(config, job, rules, other, state.copy());
        copy.clock = clock;
        return copy;
    }

    void handle(CoordinatorInput input, CoordinatorClock now, CoordinatorOut out) {
        clock = now;
        Dispatch.input(this, input, out);
        state.requests.forgetEnded(state.pendings);
    }

    <I> void fire(RuleTable<Desk, I, CoordinatorOut> table, I input, CoordinatorOut out) {
        rules.resolve(table).fire(this, input, out, log);
    }

    /** Fires a table whose rows write into something else than the out. */
    <I, O> void fireInto(RuleTable<Desk, I, O> table, I input, O into) {
        rules.resolve(table).fire(this, input, into, log);
    }

    /** Fires a table whose rows change something else than the coordinator. */
    <S, I> void fireOn(RuleTable<S, I, CoordinatorOut> table, S on, I input, CoordinatorOut out) {
        rules.resolve(table).fire(on, input, out, log);
    }

    CoordinatorConfig config() {
        return config;
    }

    JobShape job() {
        return job;
    }

    OptionsRules options() {
        return options;
    }

    RuleLog log() {
        return log;
    }

    DeskState state() {
        return state;
    }

    long wallMillis() {
        return clock.wallMillis();
    }

    long relativeMillis() {
        return clock.relativeMillis();
    }

    boolean isShutDown() {
        return state.scheduler.isShutDown();
    }

    boolean isFinalizing() {
        return state.finalizing() != null;
    }

    void encode(StringBuilder to) {
        state.encode(to, clock.relativeMillis());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        encode(text);
        return text.toString();
    }
}
