package io.github.cleancut.conform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run whose tables fail before its first command, as broken ones can: the first command tells.
 *
 * @param failure what they threw
 */
record BrokenStart(RuntimeException failure) implements Lockstep {

    @Override
    public @Nullable String perform(Recording.Step recorded) {
        throw failure;
    }

    @Override
    public List<Written> takeEffects() {
        return List.of();
    }

    @Override
    public Map<String, Object> state() {
        return new LinkedHashMap<>();
    }
}
