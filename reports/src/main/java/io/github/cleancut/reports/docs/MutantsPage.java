package io.github.cleancut.reports.docs;

import io.github.cleancut.reports.folder.WholeFile;
import io.github.cleancut.variant.Mutant;
import io.github.cleancut.variant.Mutants;
import java.io.IOException;
import java.nio.file.Path;

/** The page of all seeded bugs, docs/mutants.md. */
public final class MutantsPage {
    private MutantsPage() {}

    /**
     * Writes the page.
     *
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws IOException {
        WholeFile.write(Path.of(arguments[0]), text(), new WholeFile.Partials());
    }

    /** The page. */
    public static String text() {
        StringBuilder page = new StringBuilder("# The mutants\n\n");
        page.append(
                "Generated from the catalogue by `scripts/update-docs`; do not edit. A mutant is a seeded bug: an edit ");
        page.append("of rule rows and nothing else. `scripts/cleancut mutants` shows which scenario finds it; ");
        page.append("`scripts/cleancut run @name --mutant ID` runs under it.\n\n");
        page.append("| mutant | what is wrong | found by |\n|---|---|---|\n");
        for (Mutant mutant : Mutants.all()) {
            page.append("| ").append(mutant.id()).append(" | ").append(mutant.description());
            page.append(" | ");
            page.append(mutant.killedBy().equals(Mutant.EXPECT) ? "numbers of a scenario" : mutant.killedBy());
            page.append(" |\n");
        }
        return page.toString();
    }
}
