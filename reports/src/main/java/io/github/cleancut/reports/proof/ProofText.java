package io.github.cleancut.reports.proof;

import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.verdict.Quantity;
import io.github.cleancut.verify.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What the checker says of one certificate, for people and as the result of {@code verify --json}. */
public final class ProofText {
    private static final List<String> WORDS = List.of("VALID", "INVALID", "malformed", "INCOMPLETE");

    /** What is counted, in the order of proof.md. */
    private static final List<String> COUNTED =
            List.of("done", "cuts", "logged", "restores", "commits", "records", "offsets");

    private static final List<String> NEVER_CHECKED = List.of(
            "state digests",
            "vector clocks",
            "whether a last commit or a trailing event was left out",
            "routes that could be claimed and are not",
            "what a name that is no source rid stands for",
            "how many parts a record should have",
            "skipped offsets of sources without an exact route");

    private static final List<String> NOT_OF_CHECKPOINTS =
            List.of("what C2, C3, C4, C4b and C8 say of records", "C9, the output");

    private static final String TRANSPARENT =
            "; every restored checkpoint is exactly-once, so what survived is a legal failure-free run";

    private static final String UNBROKEN = "; nothing was restored, so it is a failure-free run";

    private static final int WIDTH = 100;

    private ProofText() {}

    private static List<String> wrapped(List<String> parts) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String part : parts) {
            int last = lines.size() - 1;
            String longer = lines.get(last) + (lines.get(last).isEmpty() ? "" : "; ") + part;
            if (longer.length() > WIDTH) {
                lines.set(last, lines.get(last) + ";");
                lines.add(part);
            } else {
                lines.set(last, longer);
            }
        }
        return lines;
    }

    /** The lines that a terminal shows. */
    public static List<String> lines(String proof, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        String word = WORDS.get(verdict.exit());
        if (verdict.exit() != 0) {
            boolean isForm = verdict.rule().isEmpty();
            String rule = isForm ? "" : ", rule " + verdict.rule();
            String form =
                    verdict.line() == 1 ? "no certificate; that of a run is proof.abscert.gz in its folder; " : "";
            String next = isForm ? form + "docs/spec/proof.md, section 4" : "cleancut explain " + verdict.rule();
            lines.add(proof + "   " + word + "   line " + verdict.line() + rule + ": " + verdict.sentence() + "   ("
                    + next + ")");
            return lines;
        }
        Verdict.Claim claim = verdict.claim();
        lines.add(proof + "   " + word + "   class " + claim.weakest() + "   output " + claim.output());
        lines.add("");
        lines.add("  checked      " + checked(verdict, "done", "checkpoint") + ", " + checked(verdict, "cuts", "cut")
                + ", " + checked(verdict, "logged", "logged record") + ", " + checked(verdict, "restores", "restore"));
        lines.add("               " + checked(verdict, "commits", "commit") + ", "
                + checked(verdict, "records", "record on a channel") + ", "
                + checked(verdict, "offsets", "offset") + " below the last commits");
        String label = "  not checked  ";
        for (String line : wrapped(unchecked(verdict))) {
            lines.add(label + line);
            label = " ".repeat(label.length());
        }
        boolean isRestored = verdict.checked().getOrDefault("restores", 0L) > 0;
        String evidence = isRestored ? TRANSPARENT : UNBROKEN;
        lines.add("  evidence     this run" + (claim.isTransparent() ? evidence : ""));
        return lines;
    }

    private static String checked(Verdict verdict, String what, String word) {
        long times = verdict.checked().getOrDefault(what, 0L);
        String plural = word.startsWith("record ") ? word.replace("record", "records") : word + "s";
        return Quantity.count(times) + " " + (times == 1 ? word : plural);
    }

    private static List<String> unchecked(Verdict verdict) {
        if (verdict.exit() != 0) {
            return List.of("everything from line " + verdict.line() + " on");
        }
        List<String> unchecked = new ArrayList<>(verdict.claim().isFull() ? List.of() : NOT_OF_CHECKPOINTS);
        unchecked.addAll(NEVER_CHECKED);
        return unchecked;
    }

    /** The fields of one result of {@code verify --json}. */
    public static void writeFields(JsonText json, String proof, Verdict verdict) {
        boolean isValid = verdict.exit() == 0;
        json.field("proof", proof).field("verdict", WORDS.get(verdict.exit()));
        json.field("class", isValid ? verdict.claim().weakest() : null);
        json.field("output", isValid ? verdict.claim().output() : null);
        json.name("line");
        if (isValid) {
            json.value((String) null);
        } else {
            json.value(verdict.line());
        }
        json.field("rule", verdict.rule().isEmpty() ? null : verdict.rule());
        json.field("sentence", isValid ? null : verdict.sentence());
        json.name("checked").object();
        COUNTED.forEach(what -> json.field(what, verdict.checked().getOrDefault(what, 0L)));
        json.endObject().name("unchecked").array();
        unchecked(verdict).forEach(json::value);
        json.endArray();
    }
}
