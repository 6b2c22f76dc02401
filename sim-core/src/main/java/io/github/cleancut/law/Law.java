package io.github.cleancut.law;

import io.github.cleancut.trace.TraceListener;
import java.util.List;

/** A predicate over the trace alone (docs/spec/laws.md). It is fed every event in order and mentions no rule id: a wrong rule cannot excuse itself. */
public interface Law extends TraceListener {
    /** The law's name, for example {@code STATE-EO}. */
    String name();

    /**
     * What the law says of the events so far; asked once, after {@code run-ended}.
     *
     * @return one verdict, or several where the law judges readers or items apart ({@link LawVerdict#scope()}); never empty
     */
    List<LawVerdict> verdicts();
}
