package io.github.cleancut.scenarios.schema;

import io.github.cleancut.scenarios.bind.NotModelled;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.section.ActionSection;
import io.github.cleancut.scenarios.section.ClusterSection;
import io.github.cleancut.scenarios.section.EndSection;
import io.github.cleancut.scenarios.section.ExpectKeys;
import io.github.cleancut.scenarios.section.FaultSection;
import io.github.cleancut.scenarios.section.JobSection;
import io.github.cleancut.scenarios.section.NetworkSection;
import io.github.cleancut.scenarios.section.PositionSection;
import io.github.cleancut.scenarios.section.ScriptSections;
import io.github.cleancut.scenarios.section.StorageSection;
import io.github.cleancut.scenarios.section.TopSection;
import java.util.ArrayList;
import java.util.List;

/** Every section of the format, each with its parts before it. */
final class Sections {
    private Sections() {}

    /** The kinds of items that can be run. */
    static List<Section> items() {
        return JobSection.sections().stream()
                .filter(section -> !NotModelled.contains("kind." + section.name()))
                .toList();
    }

    /** The faults that can be run, as they are written. */
    static List<Section> faults() {
        return FaultSection.sections().stream()
                .filter(section ->
                        !NotModelled.contains("fault." + section.name().substring("fault-".length())))
                .toList();
    }

    /** All of them, in the order of the reference page. */
    static List<Section> all() {
        List<Section> all = new ArrayList<>(List.of(TopSection.SECTION, ClusterSection.SECTION));
        all.addAll(ClusterSection.parts());
        all.add(NetworkSection.SECTION);
        all.addAll(NetworkSection.parts());
        all.addAll(List.of(StorageSection.SECTION, EndSection.SECTION));
        all.addAll(items());
        all.addAll(JobSection.parts());
        all.addAll(Types.amountSections());
        all.addAll(faults());
        all.addAll(FaultSection.verbSections());
        all.addAll(FaultSection.parts());
        all.addAll(List.of(PositionSection.SECTION, ActionSection.SECTION));
        all.addAll(ActionSection.parts());
        all.addAll(List.of(ScriptSections.CAPTION, ScriptSections.FIXED));
        all.addAll(List.of(TopSection.CASE, ExpectKeys.SECTION, ExpectKeys.EVENT));
        all.addAll(ExpectKeys.parts());
        return all;
    }
}
