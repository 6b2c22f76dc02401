package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.json.JsonText;
import io.github.cleancut.reports.verdict.ExitCode;
import io.github.cleancut.scenarios.Plan.RefusedPlan;
import io.github.cleancut.scenarios.Plan.RunPlan;
import io.github.cleancut.scenarios.expect.Expectation;

/** Scenarios that expect to be refused: nothing runs. */
final class Refusals {
    private Refusals() {}

    /** The scenario is refused as it expects. */
    static int asExpected(Session session, RefusedPlan plan) {
        String refusal = plan.refusals().get(0).message();
        if (!session.isQuiet()) {
            session.say(plan.name() + "   refused, as expected: " + refusal);
        }
        session.document()
                .add(json -> write(
                        json,
                        plan.name(),
                        plan.caseName(),
                        ExitCode.OK,
                        plan.expectation().text(),
                        refusal));
        return ExitCode.OK;
    }

    /** Whether a scenario that can be run expects to be refused. */
    static boolean isExpectedOf(RunPlan plan) {
        return plan.expectations().stream().anyMatch(Expectation.Rejected.class::isInstance);
    }

    /** The scenario should be refused and is not. */
    static int missing(Session session, RunPlan plan) {
        String expected = plan.expectations().stream()
                .filter(Expectation.Rejected.class::isInstance)
                .map(expectation -> ((Expectation.Rejected) expectation).text())
                .findFirst()
                .orElseThrow();
        String actual = "the scenario was not refused";
        session.say(plan.name() + "   MISSED rejected   expected " + expected + ", was: " + actual);
        session.say("exit " + ExitCode.VIOLATED);
        session.document().add(json -> write(json, plan.name(), plan.caseName(), ExitCode.VIOLATED, expected, actual));
        return ExitCode.VIOLATED;
    }

    private static void write(
            JsonText json, String scenario, String caseName, int exit, String expected, String actual) {
        json.field("scenario", scenario).field("case", caseName).field("exit", exit);
        json.name("expectations").array().object();
        json.field("path", "rejected").field("line", 0).field("expect", expected);
        json.field("actual", actual).field("met", exit == ExitCode.OK).field("undecided", false);
        json.endObject().endArray();
    }
}
