package io.github.cleancut.conform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our side of one recording. */
interface Lockstep {
    /**
     * Does what a command says.
     *
     * @param recorded a recorded step; of its effects only the order of the parts of one discard is taken, which in Flink is a hash order
     * @return the exception of the call itself by its simple name, or null
     * @throws MalformedRecording if the command is unknown or lacks something
     */
    @Nullable
    String perform(Recording.Step recorded);

    /** What happened since the last look, in order. */
    List<Written> takeEffects();

    /** What is visible now; plans of pending checkpoints are told once. */
    Map<String, Object> state();
}
