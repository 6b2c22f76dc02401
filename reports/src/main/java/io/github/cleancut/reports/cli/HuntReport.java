package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.hunt.Finding;
import io.github.cleancut.reports.hunt.Hunt;
import io.github.cleancut.reports.hunt.Reached;
import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.reports.verdict.Quantity;
import java.util.ArrayList;
import java.util.List;

/** What a hunt says: lines, the result of {@code --json}, and the comment above each finding. */
final class HuntReport {
    private static final String BUG = "BUG";

    private final Hunt hunt;
    private final String file;
    private final String directory;

    HuntReport(Hunt hunt, String file, String directory) {
        this.hunt = hunt;
        this.file = file;
        this.directory = directory;
    }

    /** The exit code of a finding: the simulator's own bugs are not violations. */
    static int exitOf(Finding finding) {
        return finding.law().equals(BUG) ? ExitCode.INTERNAL : ExitCode.VIOLATED;
    }

    /** The comment above a finding's scenario. */
    static String header(Finding finding, String origin, String replay) {
        boolean isBug = finding.law().equals(BUG);
        String question =
                isBug ? "Why does the simulator break down here?" : "Why does " + finding.law() + " not hold?";
        String minimal = finding.isMinimal()
                ? "Nothing more can be taken away from it."
                : "Shrinking it was cut short; it may not be minimal.";
        return "# " + question + "\n\n# "
                + (isBug ? "" : finding.law() + ": ")
                + finding.detail().replaceAll("\\s+", " ")
                + "\n# Found in " + finding.run() + " by: " + origin + "\n# " + minimal + "\n# Replay: " + replay
                + "\n";
    }

    /** Shows the result; an interrupted hunt shows what it has. */
    void show(Session session, long[] seeds, boolean isStopped) {
        session.document().add(this::write);
        if (session.isQuiet() && hunt.findings().isEmpty()) {
            return;
        }
        Hunt.Tally tally = hunt.tally();
        session.say(file + "   seeds " + seeds[0] + ".." + seeds[1]
                + (isStopped ? "   stopped after " + Quantity.count(tally.seeds()) + " of them" : ""));
        session.say("");
        session.say("  runs         " + Quantity.count(tally.runs())
                + part(tally.cut(), " cut short by the bound on events")
                + part(tally.endless(), " of jobs that restart for ever, judged up to where that is clear")
                + part(tally.refused(), " variations refused"));
        hunt.refusals()
                .forEach((why, times) -> session.say("  refused      " + Quantity.count(times) + ", because " + why));
        List<String> missing = hunt.reached().missing();
        session.say("  positions    " + hunt.reached().kinds().size() + " of " + Reached.knownCount() + " reached"
                + (missing.isEmpty() ? "" : "; never " + String.join(", ", missing)));
        if (!hunt.known().isEmpty()) {
            List<String> known = new ArrayList<>();
            hunt.known().forEach((law, runs) -> known.add(law + " in " + Quantity.count(runs)));
            session.say("  Flink's own  " + String.join(", ", known));
        }
        if (hunt.findings().isEmpty()) {
            session.say("  violations   none" + undecided(isStopped));
        }
        for (Finding finding : hunt.findings()) {
            show(session, finding);
        }
    }

    /** Why no violation does not mean that all is clean. */
    private String undecided(boolean isStopped) {
        if (isStopped) {
            return " so far: undecided";
        }
        if (hunt.tally().runs() == 0) {
            return ": undecided, nothing ran";
        }
        return hunt.isBounded() ? ": undecided, the laws held as far as the runs went that were cut" : "";
    }

    private static String part(long number, String what) {
        return number == 0 ? "" : ", " + Quantity.count(number) + what;
    }

    private void show(Session session, Finding finding) {
        String times = Quantity.count(hunt.timesOf(finding));
        session.say("  " + (finding.law().equals(BUG) ? "BUG" : "VIOLATED " + finding.law()) + "   in " + times
                + " runs, first in " + finding.run() + " with seed " + finding.seed());
        session.say("    " + finding.detail());
        session.say("    replay     scripts/cleancut run " + Overrides.quoted(directory + "/" + finding.file())
                + (finding.isMinimal() ? "" : "   (shrinking was cut short)"));
    }

    private void write(JsonText json) {
        json.field("runs", hunt.tally().runs()).name("violations").array();
        for (Finding finding : hunt.findings()) {
            json.object()
                    .field("law", finding.law())
                    .field("seed", finding.seed())
                    .field("scenario", directory + "/" + finding.file());
            json.field("run", finding.run()).field("times", hunt.timesOf(finding));
            json.field("detail", finding.detail()).field("minimal", finding.isMinimal());
            json.endObject();
        }
        json.endArray().name("positions").object();
        json.field("reached", hunt.reached().kinds().size()).field("known", Reached.knownCount());
        json.endObject();
        json.name("known").array();
        hunt.known()
                .forEach((law, runs) -> json.object()
                        .field("law", law.split(" ", 2)[0])
                        .field("statement", law.split(" ", 2)[1])
                        .field("times", runs)
                        .endObject());
        json.endArray();
        json.field("seeds", hunt.tally().seeds());
        json.field("cut", hunt.tally().cut())
                .field("endless", hunt.tally().endless())
                .field("refused", hunt.tally().refused());
        json.name("refusals").array();
        hunt.refusals()
                .forEach((why, times) -> json.object()
                        .field("because", why)
                        .field("times", times)
                        .endObject());
        json.endArray();
    }
}
