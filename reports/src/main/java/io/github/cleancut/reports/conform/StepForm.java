package io.github.cleancut.reports.conform;

import static io.github.cleancut.reports.conform.Form.optional;
import static io.github.cleancut.reports.conform.Form.required;

import io.github.cleancut.conform.MalformedRecording;
import io.github.cleancut.conform.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A step of a recording. */
final class StepForm {
    // spotless:off
    static final Form FORM = Form.of("a step",
        required("command", Checks.map(command -> {})),
        optional("threw", Checks.TEXT),
        required("effects", Checks.listOf(StepForm::requireEffect)),
        required("state", Checks.map(state -> {})));
    // spotless:on

    private StepForm() {}

    /** A step of a parsed mapping that has the form. */
    static Recording.Step step(Map<String, Object> parsed) {
        List<Map<String, Object>> effects = new ArrayList<>();
        if (parsed.get("effects") instanceof List<?> list) {
            list.forEach(effect -> effects.add(Checks.mapping(effect)));
        }
        Object threw = parsed.get("threw");
        return new Recording.Step(
                Checks.mapping(parsed.getOrDefault("command", Map.of())),
                threw == null ? null : threw.toString(),
                effects,
                Checks.mapping(parsed.getOrDefault("state", Map.of())));
    }

    private static void requireEffect(Map<String, Object> effect) {
        if (!(effect.get("effect") instanceof String name)) {
            throw new MalformedRecording("an effect has no name");
        }
        if (name.equals("state_discarded")
                && !(effect.get("checkpoint") instanceof Long && effect.get("states") instanceof List<?>)) {
            throw new MalformedRecording("effect state_discarded has no checkpoint or no states");
        }
    }
}
