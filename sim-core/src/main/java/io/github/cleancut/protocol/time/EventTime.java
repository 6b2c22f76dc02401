package io.github.cleancut.protocol.time;

import io.github.cleancut.model.Watermark;
import io.github.cleancut.protocol.rule.RuleBook;
import io.github.cleancut.protocol.rule.RuleTable;
import java.util.Arrays;

/**
 * Event time at one attempt: the watermark of each input channel, their minimum, and what has been forwarded. Nothing of it is in any snapshot (T-270, T-271).
 *
 * <p>Hosting contract: the host calls {@link #arrived} for each watermark that it takes from a channel, a source {@link #candidate} each time its periodic timer fires; after {@code advance} it calls {@link #step}, and again after each timer that
 * {@code fireNext} has asked for has fired, and when the mail of {@code goOnLater} has its turn, with {@link #resume} before.
 */
public final class EventTime {
    private final Rules rules;
    private final boolean isSource;
    private final boolean isInterruptible;
    final long[] channels;

    /** The largest minimum of the inputs so far: for it timers fire. */
    long input = Watermark.NONE;

    long forwarded = Watermark.NONE;

    /** Timers fired since the last interruption. */
    int firedInPass;

    /** A mail is under way that goes on firing. */
    boolean isScheduled;

    /** Timers are being fired. */
    boolean isFiring;

    /**
     * Event time at its begin.
     *
     * @param rules the variant's tables
     * @param channels number of input channels, 0 for a source
     * @param isInterruptible whether mails interrupt the firing of timers (T-272)
     */
    public EventTime(Rules rules, int channels, boolean isInterruptible) {
        this.rules = rules;
        this.isSource = channels == 0;
        this.isInterruptible = isInterruptible;
        this.channels = new long[channels];
        Arrays.fill(this.channels, Watermark.NONE);
    }

    /** The tables as one variant has them, resolved once. */
    public static final class Rules {
        private final RuleTable<EventTime, Long, EventTimeEffects> source;
        private final RuleTable<EventTime, Boolean, EventTimeEffects> end;
        private final RuleTable<EventTime, Arrival, EventTimeEffects> arrival;
        private final RuleTable<EventTime, Due, EventTimeEffects> timers;
        private final RuleTable<EventTime, Long, WindowEffects> window;

        /**
         * The tables of a variant's book.
         *
         * @param rules must hold {@link EventTimeTables#all()}
         */
        public Rules(RuleBook rules) {
            source = rules.resolve(EventTimeTables.SOURCE);
            end = rules.resolve(EventTimeTables.END);
            arrival = rules.resolve(EventTimeTables.ARRIVAL);
            timers = rules.resolve(EventTimeTables.TIMERS);
            window = rules.resolve(EventTimeTables.RECORD);
        }
    }

    /** A watermark that comes from an input channel. */
    record Arrival(int channel, long nanos) {}

    /**
     * What the timers ask.
     *
     * @param isTimerDue whether the next timer is not above the input watermark
     * @param completeNanos up to where all timers have fired
     * @param isMailWaiting whether a mail waits in the mailbox
     */
    record Due(boolean isTimerDue, long completeNanos, boolean isMailWaiting) {}

    /** The periodic timer of a source has fired: the newest event time less the delay is this. */
    public void candidate(long nanos, EventTimeEffects out) {
        rules.source.fire(this, nanos, out, out);
    }

    /** The data ends here; whether all of it was there, or it was cut off. */
    public void end(boolean isDrained, EventTimeEffects out) {
        rules.end.fire(this, isDrained, out, out);
    }

    /** A watermark is taken from an input channel, counted from 0 within the task. */
    public void arrived(int channel, long nanos, EventTimeEffects out) {
        rules.arrival.fire(this, new Arrival(channel, nanos), out, out);
    }

    /**
     * Fires the next timer, forwards the watermark, or waits for mails.
     *
     * @param nextTimerNanos event time of the earliest timer, {@link Long#MAX_VALUE} if there is none
     * @param isMailWaiting whether a mail waits in the mailbox
     */
    public void step(long nextTimerNanos, boolean isMailWaiting, EventTimeEffects out) {
        boolean isTimerDue = nextTimerNanos <= input;
        long completeNanos = isTimerDue ? nextTimerNanos - 1 : input;
        rules.timers.fire(this, new Due(isTimerDue, completeNanos, isMailWaiting), out, out);
    }

    /** A record comes to a window that ends at a time. */
    public void record(long endNanos, WindowEffects out) {
        rules.window.fire(this, endNanos, out, out);
    }

    /** The mail that goes on firing has its turn. */
    public void resume() {
        isScheduled = false;
        firedInPass = 0;
    }

    /** The watermark up to which timers fire, and before which records are late; {@link Watermark#NONE} if there is none yet. */
    public long current() {
        return input;
    }

    /** Whether timers for the watermark of the inputs have yet to fire. */
    public boolean isFiring() {
        return isFiring;
    }

    boolean isSource() {
        return isSource;
    }

    boolean isInterruptible() {
        return isInterruptible;
    }

    /** The minimum over the input channels if one of them had another watermark. */
    long minimumWith(Arrival arrival) {
        long minimum = arrival.nanos();
        for (int channel = 0; channel < channels.length; channel++) {
            minimum = channel == arrival.channel() ? minimum : Math.min(minimum, channels[channel]);
        }
        return minimum;
    }

    /** An independent copy. */
    public EventTime copy() {
        EventTime copy = new EventTime(rules, channels.length, isInterruptible);
        System.arraycopy(channels, 0, copy.channels, 0, channels.length);
        copy.input = input;
        copy.forwarded = forwarded;
        copy.firedInPass = firedInPass;
        copy.isScheduled = isScheduled;
        copy.isFiring = isFiring;
        return copy;
    }

    /** Appends the whole state in a form that is equal exactly for equal states. */
    public void encode(StringBuilder to) {
        to.append(Arrays.toString(channels)).append(input).append('>').append(forwarded);
        to.append(isScheduled ? "s" : "").append(isFiring ? "f" : "").append(firedInPass);
    }

    @Override
    public String toString() {
        StringBuilder to = new StringBuilder("event time ");
        encode(to);
        return to.toString();
    }
}
