package io.github.cleancut.protocol.time;

import static io.github.cleancut.protocol.rule.RowReplacement.replacing;
import static io.github.cleancut.protocol.rule.RuleTable.rule;
import static io.github.cleancut.protocol.rule.RuleTable.table;

import io.github.cleancut.model.Watermark;
import io.github.cleancut.protocol.rule.RowReplacement;
import io.github.cleancut.protocol.rule.RuleTable;
import io.github.cleancut.protocol.time.EventTime.Arrival;
import io.github.cleancut.protocol.time.EventTime.Due;
import java.util.List;

/** When watermarks go out, and when timers fire: T-150, T-157, T-199, T-270 to T-272. */
public final class EventTimeTables {
    // spotless:off
    /** The periodic timer of a source fires. */
    static final RuleTable<EventTime, Long, EventTimeEffects> SOURCE = table("time/source",
        rule("ETS1", "the newest event time has risen: a watermark",  EventTimeTables::isAboveForwarded, EventTimeTables::emit,           "T-271"),
        rule("ETS2", "it has not risen: nothing",                     EventTimeTables::isNotAbove,       EventTimeTables::emitNothing,    "T-271"));

    /** The data of a task ends. */
    static final RuleTable<EventTime, Boolean, EventTimeEffects> END = table("time/end",
        rule("ETE1", "a source with all of it: the end of time",      EventTimeTables::isDrainedSource,  EventTimeTables::emitLast,       "T-150", "T-157"),
        rule("ETE2", "a source that is cut off: no watermark",        EventTimeTables::isCutOffSource,   EventTimeTables::leaveTime,      "T-150"),
        rule("ETE3", "an operator forwards what its inputs gave",     EventTimeTables::isOperator,       EventTimeTables::leaveTime,      "T-157"));

    /** A watermark is taken from an input channel. */
    static final RuleTable<EventTime, Arrival, EventTimeEffects> ARRIVAL = table("time/arrival",
        rule("ETA1", "not above what the channel had: nothing",       EventTimeTables::isOld,            EventTimeTables::ignore,         "T-199"),
        rule("ETA2", "other channels hold the minimum back",          EventTimeTables::isAhead,          EventTimeTables::keep,           "T-199"),
        rule("ETA3", "the minimum over the channels rises",           EventTimeTables::raisesMinimum,    EventTimeTables::keepAndAdvance, "T-199", "T-272"));

    /** What is next for the watermark of the inputs. */
    static final RuleTable<EventTime, Due, EventTimeEffects> TIMERS = table("time/timers",
        rule("ETT1", "no timer is due: it goes on to the outputs",    EventTimeTables::isComplete,       EventTimeTables::forward,        "T-272"),
        rule("ETT2", "it is out already",                             EventTimeTables::isForwarded,      EventTimeTables::rest,           "T-272"),
        rule("ETT3", "a timer is due: it fires",                      EventTimeTables::isDue,            EventTimeTables::fire,           "T-272"),
        rule("ETT4", "one has fired and a mail waits: after the mail",EventTimeTables::isInterrupted,    EventTimeTables::goOnLater,      "T-272"),
        rule("ETT5", "a mail is to go on already",                    EventTimeTables::isInterruptedAgain, EventTimeTables::stop,         "T-272"));

    /** A record comes to a window that ends at a time. */
    static final RuleTable<EventTime, Long, WindowEffects> RECORD = table("time/window",
        rule("ETW1", "the watermark has passed its end: too late",    EventTimeTables::isOver,           EventTimeTables::leaveOut,       "T-270"),
        rule("ETW2", "counted, and a timer for its end",              EventTimeTables::isToCome,         EventTimeTables::count,          "T-175"));

    /** What was meant: the watermark goes on as far as timers have fired (FLINK-40101). */
    public static final RowReplacement<EventTime, Due, EventTimeEffects> EMIT_PARTIAL = replacing(TIMERS, "ETT4",
        rule("ETT4", "interrupted: it goes on as far as all have fired", EventTimeTables::isInterruptedAtOld, EventTimeTables::goOnLater,    "T-272"),
        rule("ETT6", "interrupted: it goes on as far as all have fired", EventTimeTables::isInterruptedAhead, EventTimeTables::forwardPartly, "T-272"));
    // spotless:on

    private EventTimeTables() {}

    /** All tables of this package. */
    public static List<RuleTable<?, ?, ?>> all() {
        return List.of(SOURCE, END, ARRIVAL, TIMERS, RECORD);
    }

    private static boolean isAboveForwarded(EventTime state, Long nanos) {
        return nanos > state.forwarded;
    }

    private static boolean isNotAbove(EventTime state, Long nanos) {
        return nanos <= state.forwarded;
    }

    private static void emit(EventTime state, Long nanos, EventTimeEffects out) {
        state.input = nanos;
        state.forwarded = nanos;
        out.forward(nanos);
    }

    private static void emitNothing(EventTime state, Long nanos, EventTimeEffects out) {}

    private static boolean isDrainedSource(EventTime state, Boolean isDrained) {
        return state.isSource() && isDrained;
    }

    private static boolean isCutOffSource(EventTime state, Boolean isDrained) {
        return state.isSource() && !isDrained;
    }

    private static boolean isOperator(EventTime state, Boolean isDrained) {
        return !state.isSource();
    }

    private static void emitLast(EventTime state, Boolean isDrained, EventTimeEffects out) {
        emit(state, Watermark.MAX, out);
    }

    private static void leaveTime(EventTime state, Boolean isDrained, EventTimeEffects out) {}

    private static boolean isOld(EventTime state, Arrival arrival) {
        return arrival.nanos() <= state.channels[arrival.channel()];
    }

    private static boolean isAhead(EventTime state, Arrival arrival) {
        return !isOld(state, arrival) && state.minimumWith(arrival) <= state.input;
    }

    private static boolean raisesMinimum(EventTime state, Arrival arrival) {
        return !isOld(state, arrival) && state.minimumWith(arrival) > state.input;
    }

    private static void ignore(EventTime state, Arrival arrival, EventTimeEffects out) {}

    private static void keep(EventTime state, Arrival arrival, EventTimeEffects out) {
        state.channels[arrival.channel()] = arrival.nanos();
    }

    private static void keepAndAdvance(EventTime state, Arrival arrival, EventTimeEffects out) {
        state.input = state.minimumWith(arrival);
        state.channels[arrival.channel()] = arrival.nanos();
        state.firedInPass = 0;
        out.advance();
    }

    private static boolean mustStop(EventTime state, Due due) {
        return state.isInterruptible() && state.firedInPass > 0 && due.isMailWaiting();
    }

    private static boolean isComplete(EventTime state, Due due) {
        return !mustStop(state, due) && !due.isTimerDue() && state.input > state.forwarded;
    }

    private static boolean isForwarded(EventTime state, Due due) {
        return !mustStop(state, due) && !due.isTimerDue() && state.input <= state.forwarded;
    }

    private static boolean isDue(EventTime state, Due due) {
        return !mustStop(state, due) && due.isTimerDue();
    }

    private static boolean isInterrupted(EventTime state, Due due) {
        return mustStop(state, due) && !state.isScheduled;
    }

    private static boolean isInterruptedAgain(EventTime state, Due due) {
        return mustStop(state, due) && state.isScheduled;
    }

    private static boolean isInterruptedAtOld(EventTime state, Due due) {
        return isInterrupted(state, due) && due.completeNanos() <= state.forwarded;
    }

    private static boolean isInterruptedAhead(EventTime state, Due due) {
        return isInterrupted(state, due) && due.completeNanos() > state.forwarded;
    }

    private static void forward(EventTime state, Due due, EventTimeEffects out) {
        rest(state, due, out);
        state.forwarded = state.input;
        out.forward(state.input);
    }

    private static void rest(EventTime state, Due due, EventTimeEffects out) {
        state.isFiring = false;
        state.firedInPass = 0;
    }

    private static void fire(EventTime state, Due due, EventTimeEffects out) {
        state.isFiring = true;
        state.firedInPass++;
        out.fireNext();
    }

    private static void goOnLater(EventTime state, Due due, EventTimeEffects out) {
        state.isScheduled = true;
        out.goOnLater();
    }

    private static void stop(EventTime state, Due due, EventTimeEffects out) {}

    private static boolean isOver(EventTime state, Long endNanos) {
        return endNanos <= state.input;
    }

    private static boolean isToCome(EventTime state, Long endNanos) {
        return endNanos > state.input;
    }

    private static void leaveOut(EventTime state, Long endNanos, WindowEffects out) {
        out.leaveOut();
    }

    private static void count(EventTime state, Long endNanos, WindowEffects out) {
        out.count();
    }

    private static void forwardPartly(EventTime state, Due due, EventTimeEffects out) {
        state.forwarded = due.completeNanos();
        out.forward(due.completeNanos());
        goOnLater(state, due, out);
    }
}
