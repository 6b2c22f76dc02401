package io.github.cleancut.protocol.coordinator;

import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleLog;

/** The coordinator's state with its rules: what guards see and effects change. */
final class Desk {
    private final CoordinatorConfig config;
    private final JobShape job;
    private final RuleBook rules;
    private final RuleLog log;

    Desk(CoordinatorConfig config, JobShape job, RuleBook rules, RuleLog log) {
        this.config = config;
        this.job = job;
        this.rules = rules;
        this.log = log;
    }

    @SuppressWarnings("DoNotCallSuggester")
    void handle(CoordinatorInput input, CoordinatorClock clock, CoordinatorOut out) {
        throw new UnsupportedOperationException(input + " at " + clock + " with " + config + ", " + out);
    }

    boolean isFinalizing() {
        return false;
    }

    RuleLog log() {
        return log;
    }

    Desk copy(RuleLog other) {
        return new Desk(config, job, rules, other);
    }

    void encode(StringBuilder to) {
        to.append(job.tasks());
    }
}
