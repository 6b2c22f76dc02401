package io.github.cleancut.scenarios.bind;

import io.github.cleancut.scenarios.yaml.Place;
import java.util.List;

/** What format.md describes and the world cannot do yet: refused by name, never ignored. Building a room is deleting its rows. */
public final class NotModelled {
    private NotModelled() {}

    /**
     * One thing that is not there yet.
     *
     * @param feature section.field, section.field=value, or kind.name
     * @param instead what an author can do now
     */
    private record Row(String feature, String instead) {}

    private static Row row(String feature, String instead) {
        return new Row(feature, instead);
    }

    // spotless:off
    private static final List<Row> ROWS = List.of(
            row("window.time=processing",         "use time: event, with watermarks at the sources"),
            row("kind.flatMap",                   "emit more records at the source, or use map"),
            row("exchange.SHUFFLE",               "use REBALANCE, which spreads evenly without a draw"),
            row("exchange.GLOBAL",                "give the item parallelism 1"),
            row("exchange.CUSTOM",                "use HASH or REBALANCE"),
            row("exchange.RESCALE",               "use FORWARD or REBALANCE"),
            row("item.chain",                     "leave it out: every item is a task of its own"),
            row("source.kind=legacy",             "use kind: flip27"),
            row("item.operator-state=list",       "use keyed, which counts every record in its state"),
            row("item.operator-state=union",      "use keyed, which counts every record in its state"),
            row("item.operator-state=broadcast",  "use keyed, which counts every record in its state"),
            row("sink.api=v2",                    "use api: v1 (TwoPhaseCommitSinkFunction)"),
            row("sink.transaction-timeout",       "leave it out: transactions never time out"),
            row("sink.fencing=false",             "leave it out: a restarted sink fences its predecessor"),
            row("sink.ignore-failures",           "leave it out: a failing commit fails the task"),
            row("fail.step=trigger",              "lose the trigger's effect with step: location"),
            row("fail.step=restore",              "kill the subtask again after: a duration"),
            row("fail.known",                     "leave it out: a failing commit has no known reason"),
            row("action.rescale",                 "give the items their parallelism from the start"),
            row("top.explore",                    "run explores nothing; leave it out"),
            row("flink.execution.checkpointing.during-recovery.enabled=true", "set it to false"),
            row("flink.execution.runtime-mode=BATCH",                        "use STREAMING"),
            row("flink.execution.runtime-mode=AUTOMATIC",                    "use STREAMING"),
            row("flink.execution.state-recovery.path",                       "use the action restore: a run begins without snapshots"),
            row("flink.jobmanager.scheduler=Adaptive",                       "use Default"),
            row("flink.jobmanager.scheduler=AdaptiveBatch",                  "use Default"),
            row("flink.state.changelog.enabled=true",                        "set it to false"));
    // spotless:on

    /**
     * Reports a feature if it is not there yet.
     *
     * @param feature its name in the table
     * @param place where the scenario asks for it
     * @param problems told
     * @return whether it is refused
     */
    public static boolean check(String feature, Place place, Problems problems) {
        for (Row row : ROWS) {
            if (row.feature().equals(feature)) {
                problems.notModelled(place, nameOf(feature) + " is not modelled yet", row.instead());
                return true;
            }
        }
        return false;
    }

    /** Whether a feature is not there yet. */
    public static boolean contains(String feature) {
        return ROWS.stream().anyMatch(row -> row.feature().equals(feature));
    }

    /** All features that are not there yet, for the reference page. */
    public static List<String> features() {
        return ROWS.stream().map(Row::feature).toList();
    }

    private static String nameOf(String feature) {
        String name = feature.substring(feature.indexOf('.') + 1);
        return name.replace("=", ": ");
    }
}
