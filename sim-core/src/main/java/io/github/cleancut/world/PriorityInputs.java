package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.GateEffects;

/** An attempt's inputs as far as elements with priority are concerned: an urgent mail takes them out (T-071). */
final class PriorityInputs implements GateEffects {
    private final World world;
    private final Attempt attempt;
    private final InputSide inputs;

    PriorityInputs(World world, Attempt attempt, InputSide inputs) {
        this.world = world;
        this.attempt = attempt;
        this.inputs = inputs;
    }

    /** A channel has an element with priority. */
    void haveArrived(int channel) {
        if (inputs.isPriority(channel)) {
            return;
        }
        inputs.listPriority(channel, world.network().receivers().gateRules(), this);
    }

    /** A channel was served: it is listed again if it has more. */
    void relist(int channel) {
        if (world.network().consumers().hasPriorityInput(channel)) {
            inputs.requeue(channel, true, world.network().receivers().gateRules(), this);
        } else if (world.network().consumers().hasInput(channel)) {
            inputs.list(channel);
        }
        world.network().receivers().gateRules().served(inputs.gate());
    }

    /** All channels that have something are listed. */
    void listAll() {
        for (int channel = inputs.firstChannel(); channel < inputs.firstChannel() + inputs.channels(); channel++) {
            if (world.network().consumers().hasPriorityInput(channel)) {
                haveArrived(channel);
            } else if (world.network().consumers().hasInput(channel)) {
                inputs.list(channel);
            }
        }
    }

    /** The urgent mail has its turn: what has priority is taken out; what comes after a snapshot has begun waits for its synchronous part. */
    void drain(Mail mail) {
        while (inputs.hasPriority()
                && !attempt.mailbox().isBusy()
                && !attempt.output().isCutOff()) {
            attempt.inputWork().takeInput();
        }
        if (inputs.hasPriority() && !attempt.output().isCutOff()) {
            attempt.mailbox().putBack(mail);
        } else {
            world.network().receivers().gateRules().mailDone(inputs.gate(), this);
        }
    }

    @Override
    public void urgentMail() {
        attempt.onMail(new Mail.PriorityArrived(), true);
    }

    @Override
    public void fired(String id) {
        world.recorder().fired(id);
    }
}
