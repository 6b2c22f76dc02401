package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.ChannelRef;
import io.github.cleancut.model.JobItem;
import io.github.cleancut.model.SubtaskRef;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scenario declares: items, TaskManagers and readers; references are checked here. */
public final class Names {
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Map<String, JobItem> items = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private boolean isIncomplete;

    /** Declares a name; one that is taken is reported. */
    void declare(String name, String kind, Place place, Problems problems) {
        String before = kinds.putIfAbsent(name, kind);
        places.putIfAbsent(name, place);
        if (before != null) {
            problems.error(
                    place,
                    "the name " + name + " is taken by " + article(before) + before,
                    "items, TaskManagers and readers need different names");
        }
    }

    private static String article(String noun) {
        return noun.equals("item") ? "an " : "a ";
    }

    /** Where a name is declared. */
    Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalStateException(name + " is not declared");
        }
        return place;
    }

    /** Something that could not be read may declare any name: from here on a missing one is no error of its own. */
    void giveUp() {
        isIncomplete = true;
    }

    /** Whether names may be missing because something could not be read. */
    public boolean isIncomplete() {
        return isIncomplete;
    }

    /** Adds an item whose name is declared. */
    void add(JobItem item) {
        items.put(item.name(), item);
    }

    /** The items, in the order of the scenario. */
    public List<JobItem> items() {
        return List.copyOf(items.values());
    }

    /** The item of a name, or null. */
    public @Nullable JobItem item(String name) {
        return items.get(name);
    }

    /** Whether a name is a TaskManager's. */
    boolean isTaskManager(String name) {
        return "TaskManager".equals(kinds.get(name));
    }

    /** The declared names of a kind: item, TaskManager or reader. */
    public List<String> all(String kind) {
        List<String> names = new ArrayList<>();
        kinds.forEach((name, itsKind) -> {
            if (itsKind.equals(kind)) {
                names.add(name);
            }
        });
        return names;
    }

    /**
     * Checks that subtasks exist.
     *
     * @return whether they do
     */
    public boolean check(SubtaskRef ref, Place place, Problems problems) {
        if (ref.item().equals(SubtaskRef.ANY)) {
            problems.error(
                    place, "any stands where a subtask is meant", "any is a target of a fault; name an item here");
            return false;
        }
        JobItem item = items.get(ref.item());
        if (item == null && isIncomplete) {
            return false;
        }
        if (item == null) {
            problems.error(
                    place,
                    "there is no item " + ref.item(),
                    DidYouMean.hint(ref.item(), all("item"), "items are " + String.join(", ", all("item"))));
            return false;
        }
        if (ref.index() >= item.parallelism()) {
            String last = item.parallelism() == 1 ? "" : " to " + item.name() + "[" + (item.parallelism() - 1) + "]";
            problems.error(
                    place,
                    "there is no subtask " + ref + ": " + item.name() + " has parallelism " + item.parallelism(),
                    "its subtasks are " + item.name() + "[0]" + last);
            return false;
        }
        return true;
    }

    /**
     * Checks that a target of a fault exists: a subtask, where a TaskManager would do too.
     *
     * @return whether it does
     */
    boolean checkTarget(SubtaskRef ref, Place place, Problems problems) {
        if (items.containsKey(ref.item()) || all("TaskManager").isEmpty() || isIncomplete) {
            return check(ref, place, problems);
        }
        List<String> known = new ArrayList<>(all("item"));
        known.addAll(all("TaskManager"));
        known.addAll(List.of("jobmanager", "storage", "any", "any-taskmanager"));
        problems.error(
                place,
                "there is no item or TaskManager " + ref.item(),
                DidYouMean.hint(ref.item(), known, "there are " + String.join(", ", known)));
        return false;
    }

    /** Checks that channels exist: both ends, and an edge between their items. */
    public void check(ChannelRef ref, Place place, Problems problems) {
        boolean isFromThere = check(ref.from(), place, problems);
        boolean isToThere = check(ref.to(), place, problems);
        if (!isFromThere || !isToThere) {
            return;
        }
        JobItem consumer = items.get(ref.to().item());
        if (consumer == null) {
            return;
        }
        List<String> upstream =
                consumer.inputs().stream().map(edge -> edge.from()).toList();
        if (!isIncomplete && !upstream.contains(ref.from().item())) {
            problems.error(
                    place,
                    "there is no channel from " + ref.from() + " to " + ref.to(),
                    upstream.isEmpty()
                            ? consumer.name() + " is a source and reads from nothing"
                            : consumer.name() + " reads from " + String.join(", ", upstream));
            return;
        }
        if (ref.input() > upstream.size()) {
            problems.error(place, "there is no input " + ref.input(), consumer.name() + " has " + upstream.size());
        }
    }
}
