package io.github.cleancut.reports.verdict;

import io.github.cleancut.kernel.VirtualTime;
import io.github.cleancut.law.LawVerdict.Outcome;
import io.github.cleancut.reports.timeline.Lanes;
import io.github.cleancut.reports.timeline.Timeline;
import io.github.cleancut.reports.timing.CheckpointTiming;
import io.github.cleancut.reports.timing.CheckpointTimings;
import io.github.cleancut.reports.timing.Summary;
import io.github.cleancut.reports.timing.TimingField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The verdict as a terminal shows it: at most eight lines where everything is as expected, one or two more where laws and failures need them, all that matters where it is not. */
public final class VerdictText {
    private static final int MOST_DETAIL = 80;
    private static final int MOST_COLUMNS = 118;
    private static final String LAW_INDENT = " ".repeat(15);

    private final Verdict verdict;
    private final Lanes lanes;
    private final Style style;
    private final boolean isUnicode;
    private final List<String> lines = new ArrayList<>();

    private VerdictText(Verdict verdict, Lanes lanes, Style style) {
        this.verdict = verdict;
        this.lanes = lanes;
        this.style = style;
        this.isUnicode = style.isUnicode();
    }

    /**
     * Where a verdict is shown, and how.
     *
     * @param isUnicode whether the encoding has more than ASCII
     * @param isVerbose whether table and timeline are always shown
     * @param checkpoint the checkpoint that critical path and timeline show, and then always; 0: the one that is most worth it
     */
    public record Style(boolean isUnicode, boolean isVerbose, long checkpoint) {}

    /**
     * What was written of the run.
     *
     * @param folder the run folder, empty where none was written
     * @param noProof why there is no certificate in it, empty where there is one or no folder
     */
    public record Written(String folder, String noProof) {
        public static final Written NOTHING = new Written("", "");
    }

    /**
     * The lines of a verdict.
     *
     * @param verdict what is shown
     * @param lanes what the timeline shows
     * @param style how
     * @param written what was written of the run
     * @param replay the command that replays the run
     */
    public static List<String> of(Verdict verdict, Lanes lanes, Style style, Written written, String replay) {
        VerdictText text = new VerdictText(verdict, lanes, style);
        boolean isLong = style.isVerbose() || style.checkpoint() > 0 || verdict.exit() != ExitCode.OK;
        text.addHead();
        if (isLong) {
            text.addTable();
        } else {
            text.addLawLine();
        }
        text.addExpectations();
        text.addCheckpoints(isLong);
        if (isLong) {
            text.addLessons();
            text.addTimeline();
        }
        text.addFoot(written, replay);
        return text.lines;
    }

    private void addHead() {
        var scenario = verdict.plan().scenario();
        String mutant = verdict.plan().mutant() == null
                ? ""
                : "   mutant " + verdict.plan().mutant();
        String mode = InFlightText.mode(scenario.flink().checkpointing());
        lines.add(verdict.plan().name() + "   seed " + scenario.seed() + "   "
                + scenario.rules().word() + " rules" + mode + mutant + "   "
                + Quantity.count(verdict.summary().events()) + " events   "
                + VirtualTime.format(verdict.summary().virtualNanos()) + " virtual"
                + EndText.phases(scenario.end(), verdict.summary().virtualNanos()));
        lines.add(scenario.question()
                .lines()
                .findFirst()
                .map(asked -> "  question     " + asked)
                .orElse(""));
    }

    private void addLawLine() {
        List<String> words = new ArrayList<>(List.of("  laws         "));
        List<String> holding = verdict.laws().stream()
                .filter(law -> law.outcome() == Outcome.HOLDS)
                .map(law -> law.law() + " " + law.exercised())
                .toList();
        words.addAll(holding.isEmpty() ? List.of("none was exercised") : labelled("hold: ", holding));
        words.addAll(named("   VIOLATED as expected: ", law -> isViolated(law) && !law.isFlinksOwn()));
        words.addAll(named("   Flink 2.3.0 itself breaks, no record at stake: ", LawRow::isFlinksOwn));
        words.addAll(named("   not exercised: ", law -> law.outcome() == Outcome.NOT_EXERCISED));
        addWrapped(words);
    }

    private static boolean isViolated(LawRow law) {
        return law.outcome() == Outcome.VIOLATED;
    }

    /** Words behind each other, in as many lines as they need. */
    private void addWrapped(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() + word.length() > MOST_COLUMNS) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(LAW_INDENT).append(word.strip()).append(word.endsWith(" ") ? " " : "");
            } else {
                line.append(word);
            }
        }
        lines.add(line.toString().stripTrailing());
    }

    private List<String> named(String label, Predicate<LawRow> wanted) {
        List<String> names = verdict.laws().stream()
                .filter(wanted)
                .map(law -> law.knownBreach().isEmpty() ? law.law() : law.law() + " (" + law.knownBreach() + ")")
                .toList();
        return names.isEmpty() ? List.of() : labelled(label, names);
    }

    /** The names with commas between them, the first behind its label. */
    private static List<String> labelled(String label, List<String> names) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            words.add((i == 0 ? label : "") + names.get(i) + (i == names.size() - 1 ? "" : ", "));
        }
        return words;
    }

    private void addTable() {
        lines.add("  LAW             verdict         exercised   detail");
        for (LawRow law : verdict.laws()) {
            lines.add("  " + padded(law.law(), 16) + padded(law.outcome().word(), 16)
                    + padded(Quantity.count(law.exercised()), 12) + shortened(law.detail()));
            if (law.outcome() == Outcome.VIOLATED) {
                addWitness(law);
            }
        }
        if (verdict.laws().stream().anyMatch(law -> !shortened(law.detail()).equals(law.detail()))) {
            lines.add("  ... stands for more: -v shows all of it, and summary.md has it");
        }
        lines.add("");
    }

    /** A terminal has no room for ten records; -v and verdict.json have the whole sentence. */
    private String shortened(String detail) {
        return style.isVerbose() || detail.length() <= MOST_DETAIL
                ? detail
                : detail.substring(0, MOST_DETAIL - 4) + " ...";
    }

    private void addWitness(LawRow law) {
        var witness = law.overall().witness();
        if (witness != null) {
            lines.add(" ".repeat(46) + "at " + VirtualTime.format(witness.timeNanos()) + ", n " + witness.order()
                    + " of the trace" + explanation(law));
        }
    }

    /** What a statement about Flink has to do with a violation. */
    private static String explanation(LawRow law) {
        if (law.isFlinksOwn()) {
            return "; Flink 2.3.0's own way (" + law.knownBreach() + "): no record is at stake, so it turns no run red";
        }
        return law.knownBreach().isEmpty()
                ? ""
                : "; explained by " + law.knownBreach() + ": Flink 2.3.0 does so itself, and records are at stake";
    }

    private void addExpectations() {
        List<Judged> unmet = verdict.unmet();
        int all = verdict.judged().size();
        if (all > 0) {
            lines.add("  expect       " + (all - unmet.size()) + " of " + all + " met");
        }
        for (Judged test : unmet) {
            String line = test.line() == 0 ? "" : "   scenario line " + test.line();
            String label = test.answer() == Judged.Answer.MISSED ? "MISSED     " : "UNDECIDED  ";
            lines.add(
                    "    " + label + test.path() + "   expected " + test.expected() + ", was " + test.actual() + line);
        }
        verdict.laws().stream()
                .filter(law -> isViolated(law)
                        && !law.isFlinksOwn()
                        && !law.knownBreach().isEmpty())
                .filter(law -> unmet.stream().anyMatch(test -> test.path().equals("laws." + law.law())))
                .forEach(law -> lines.add("               a scenario that means it says expect: {laws: [all, {"
                        + law.law() + ": VIOLATED}]}; explain " + law.knownBreach() + " says how it comes"));
        verdict.undecided().forEach(reason -> lines.add("    UNDECIDED  " + reason));
    }

    private void addCheckpoints(boolean isLong) {
        var counters = verdict.summary().counters();
        lines.add("  job          " + verdict.summary().jobStatus() + OutputText.of(verdict));
        verdict.refusedStarts().forEach(refused -> addSentence(new JobText.Line("restore", refused)));
        (isLong ? JobText.all(verdict) : JobText.brief(verdict)).forEach(this::addSentence);
        String counts = "  checkpoints  triggered " + counters.triggered() + "  completed " + counters.completed()
                + "  failed " + counters.failed() + "  restored " + counters.restored();
        List<String> words = new ArrayList<>(List.of(counts));
        CountedFailures failures = verdict.failures();
        words.add(failures.since().isEmpty() ? "" : "   since " + failures.since());
        List<String> reasons = Telling.failures(failures);
        words.addAll(reasons.isEmpty() ? List.of() : labelled("   failed by ", reasons));
        List<String> uncounted = isLong ? List.of() : Telling.uncounted(failures);
        words.addAll(uncounted.isEmpty() ? List.of() : labelled("   refused, not counted: ", uncounted));
        addWrapped(words);
        verdict.faults().stream()
                .filter(fault -> fault.skipped() > 0)
                .forEach(fault -> lines.add("  fault        " + fault.skippedWords()));
        verdict.faults().stream()
                .filter(fault -> !fault.healed().isEmpty())
                .forEach(fault -> lines.add("  fault        " + fault.name() + " " + fault.healed()));
        long fromNothing = Telling.restartsFromNothing(verdict.timings());
        if (fromNothing > 0) {
            lines.add("  restarts     " + Telling.fromNothing(fromNothing));
        }
        Summary endToEnd = TimingField.END_TO_END.summary(verdict.timings());
        if (!endToEnd.isEmpty()) {
            lines.add("  end to end   p50 " + VirtualTime.format((long) endToEnd.stat("p50")) + "  p99 "
                    + VirtualTime.format((long) endToEnd.stat("p99")) + "  max " + VirtualTime.format(endToEnd.max())
                    + "  slowest: " + Telling.slowestPart(verdict));
        }
        addUnaligned(isLong);
        if (isLong) {
            addCriticalPath();
            lines.addAll(FailureText.all(verdict));
        } else {
            lines.addAll(FailureText.finals(verdict));
        }
    }

    /** Where checkpoints may be unaligned: what they stored, and of the one that is shown where. */
    private void addUnaligned(boolean isLong) {
        if (!verdict.plan().scenario().flink().checkpointing().unaligned()) {
            return;
        }
        lines.add("  unaligned    " + InFlightText.overview(verdict.timings()));
        if (isLong) {
            shown().or(() -> Telling.slowest(verdict.timings()))
                    .ifPresent(checkpoint -> InFlightText.of(
                                    checkpoint, verdict.timings().topology())
                            .forEach(line -> lines.add(LAW_INDENT + line)));
        }
    }

    private void addSentence(JobText.Line line) {
        List<String> words = new ArrayList<>(List.of("  " + padded(line.label(), 13)));
        for (String word : line.text().split(" ", -1)) {
            words.add(word + " ");
        }
        addWrapped(words);
    }

    /** Of the slowest checkpoint: what its end waited for, step by step. */
    private void addCriticalPath() {
        CheckpointTimings timings = verdict.timings();
        shown().or(() -> Telling.slowest(timings)).ifPresent(slowest -> {
            String steps = Telling.criticalPath(slowest, verdict);
            if (!steps.isEmpty()) {
                lines.add("  critical     checkpoint " + slowest.id() + ": " + steps);
            }
        });
    }

    /** The checkpoint that was asked for. */
    private Optional<CheckpointTiming> shown() {
        return verdict.timings().checkpoints().stream()
                .filter(checkpoint -> checkpoint.id() == style.checkpoint())
                .findFirst();
    }

    /** What the scenario teaches, where it happens. */
    private void addLessons() {
        String label = "  lesson       ";
        for (Lessons.Told told : verdict.lessons()) {
            lines.add(label + "at " + VirtualTime.format(told.nanos()) + "  " + told.say());
            label = LAW_INDENT;
        }
    }

    private void addTimeline() {
        lines.add("");
        new Timeline(lanes, isUnicode)
                .draw(
                        shown().map(checkpoint -> Telling.window(checkpoint, verdict))
                                .orElseGet(() -> Telling.window(verdict)),
                        style.checkpoint())
                .forEach(line -> lines.add("  " + line.stripTrailing()));
        lines.add("");
    }

    private void addFoot(Written written, String replay) {
        if (!written.folder().isEmpty()) {
            lines.add("  report       " + written.folder());
        }
        if (!written.noProof().isEmpty()) {
            lines.add("  proof        none, because " + written.noProof());
        }
        lines.add("  replay       " + replay);
        if (verdict.exit() != ExitCode.OK) {
            lines.add("exit " + verdict.exit());
        }
        if (verdict.isFailureUnjudged()) {
            lines.add(
                    "the job ended as FAILED, and nothing is expected of it: expect: {job: FINISHED} would miss that");
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
