package io.github.cleancut.protocol.coordinator;

import java.util.TreeSet;

/** The periodic scheduler (M1), the lock's owner of nothing else. */
final class SchedulerState {
    /** No planned tick. */
    static final long NEVER = Long.MAX_VALUE;

    private boolean on;
    private boolean shutDown;
    private boolean startedBefore;
    private long nextTickMillis = NEVER;
    private long currentTrigger;
    private long armedTimer;
    private long lastTrigger;
    private final TreeSet<String> backlogOperators = new TreeSet<>();

    SchedulerState() {}

    private SchedulerState(SchedulerState other) {
        on = other.on;
        shutDown = other.shutDown;
        startedBefore = other.startedBefore;
        nextTickMillis = other.nextTickMillis;
        currentTrigger = other.currentTrigger;
        armedTimer = other.armedTimer;
        lastTrigger = other.lastTrigger;
        backlogOperators.addAll(other.backlogOperators);
    }

    SchedulerState copy() {
        return new SchedulerState(this);
    }

    boolean isOn() {
        return on;
    }

    void switchOn() {
        on = true;
        startedBefore = true;
    }

    void switchOff() {
        on = false;
    }

    boolean isShutDown() {
        return shutDown;
    }

    void shutDown() {
        shutDown = true;
        on = false;
    }

    boolean isStartedBefore() {
        return startedBefore;
    }

    /** When the next tick is planned on the relative clock, or {@link #NEVER}. */
    long nextTickMillis() {
        return nextTickMillis;
    }

    boolean isCurrent(long trigger) {
        return trigger == currentTrigger;
    }

    boolean hasTrigger() {
        return currentTrigger != 0;
    }

    long armedTimer() {
        return armedTimer;
    }

    /** Replaces the trigger by a new one. */
    long newTrigger(long plannedMillis) {
        lastTrigger++;
        currentTrigger = lastTrigger;
        nextTickMillis = plannedMillis;
        return currentTrigger;
    }

    void planNext(long plannedMillis) {
        nextTickMillis = plannedMillis;
    }

    void setArmedTimer(long timer) {
        armedTimer = timer;
    }

    void dropTrigger() {
        currentTrigger = 0;
        armedTimer = 0;
        nextTickMillis = NEVER;
    }

    boolean hasBacklog(String operator) {
        return backlogOperators.contains(operator);
    }

    void setBacklog(String operator, boolean isOn) {
        if (isOn) {
            backlogOperators.add(operator);
        } else {
            backlogOperators.remove(operator);
        }
    }

    /** The interval that applies now (C-054). */
    long currentIntervalMillis(PeriodicSchedule schedule) {
        return backlogOperators.isEmpty() ? schedule.intervalMillis() : schedule.backlogIntervalMillis();
    }

    void encode(StringBuilder to, long nowMillis) {
        to.append("\nscheduler ").append(on ? "on" : "off").append(shutDown ? " shut" : "");
        to.append(startedBefore ? " later" : " first").append(' ').append(hasTrigger());
        to.append(' ').append(nextTickMillis == NEVER ? "never" : Long.toString(nextTickMillis - nowMillis));
        to.append(' ').append(backlogOperators);
    }
}
