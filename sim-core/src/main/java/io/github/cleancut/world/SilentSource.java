package io.github.cleancut.world;

import io.github.cleancut.protocol.task.SourceEffects;

/** Asks the source tables where a source would begin, without a source. */
final class SilentSource implements SourceEffects {
    @Override
    public void emit(long offset) {
        throw new IllegalStateException("nothing is emitted before the source runs");
    }

    @Override
    public void endOfData() {
        throw new IllegalStateException("nothing ends before the source runs");
    }

    @Override
    public void store(long offset) {
        throw new IllegalStateException("nothing is stored before the source runs");
    }

    @Override
    public void fired(String id) {}
}
