package io.github.cleancut.protocol.rule;

/** Learns which rows fire, for the trace, for coverage and for divergence reports. */
@FunctionalInterface
public interface RuleLog {
    /**
     * A row fires; called before its effect is applied.
     *
     * @param id the row's id
     */
    void fired(String id);
}
