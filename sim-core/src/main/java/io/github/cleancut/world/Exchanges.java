package io.github.cleancut.world;

import io.github.cleancut.protocol.channel.ExchangeRules;
import io.github.cleancut.protocol.message.CheckpointOptions;
import io.github.cleancut.protocol.message.OptionsRules;

/** On which channels unaligned barriers may overtake, and what becomes of them on the others (T-210 to T-212). */
final class Exchanges {
    private final World world;
    private final OptionsRules options;

    /** By item: whether they may on its inputs. */
    private final boolean[] areUnalignable;

    Exchanges(World world) {
        this.world = world;
        options = new OptionsRules(world.setting().rules());
        areUnalignable = new boolean[world.topology().job().items().size()];
        if (!world.setting().checkpointing().unaligned()) {
            return;
        }
        ExchangeRules rules = new ExchangeRules(world.setting().rules());
        for (int item = 0; item < areUnalignable.length; item++) {
            areUnalignable[item] =
                    rules.isUnalignable(world.topology().job().items().get(item).inputs(), world.recorder());
        }
    }

    private Exchanges(World world, Exchanges from) {
        this.world = world;
        options = from.options;
        areUnalignable = from.areUnalignable;
    }

    Exchanges copy(World copiedWorld) {
        return new Exchanges(copiedWorld, this);
    }

    /** Whether unaligned barriers may overtake on a channel. */
    boolean isUnalignable(int channel) {
        return areUnalignable[world.topology().itemOf(world.topology().consumerOf(channel))];
    }

    /** The options of a barrier on the other channels. */
    CheckpointOptions force(CheckpointOptions of) {
        return options.force(of, world.recorder());
    }
}
