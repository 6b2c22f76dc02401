package io.github.cleancut.verify;

import static io.github.cleancut.verify.Wrong.unless;

import io.github.cleancut.verify.Model.Channel;
import io.github.cleancut.verify.Model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rule C1: what is declared. */
final class Graph {
    private static final List<String> ORDER = List.of("abscert", "task", "chan", "group", "route");

    private final List<Task> tasks = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<List<Ledger>> groups = new ArrayList<>();
    private final Map<String, Route> routes = new TreeMap<>();
    private int stage;
    long records;
    private boolean isClosed;
    private boolean isFull = true;

    List<Task> tasks() {
        return tasks;
    }

    List<Channel> channels() {
        return channels;
    }

    Map<String, Route> routes() {
        return routes;
    }

    boolean isFull() {
        return isFull;
    }

    Task task(String id) {
        return declared(tasks, id, "subtask");
    }

    Channel channel(String id) {
        return declared(channels, id, "channel");
    }

    @Nullable
    Route route(String source, String group) {
        declared(groups, group, "group");
        return routes.get(source + " " + group);
    }

    boolean isSource(long[] named) {
        return named.length > 0
                && named[0] < tasks.size()
                && tasks.get((int) named[0]).kind.equals("source");
    }

    private static <T> T declared(List<T> all, String id, String what) {
        long number = Long.parseLong(id);
        unless(number < all.size(), "C1", "there is no " + what + " " + id);
        return all.get((int) number);
    }

    private static void next(List<?> all, String id) {
        unless(id.equals(Integer.toString(all.size())), "C1", "the next number to declare is " + all.size());
    }

    /** Takes a declaration; false for any other line. */
    boolean declares(String[] line) {
        int place = ORDER.indexOf(line[0]);
        if (place < 0) {
            close();
            return false;
        }
        boolean isInOrder = !isClosed && place >= stage && (place > 0 || stage == 0);
        unless(isInOrder, "C1", "declarations come in their order and before all others");
        stage = Math.max(1, place);
        switch (line[0]) {
            case "task" -> {
                next(tasks, line[1]);
                tasks.add(new Task(tasks.size(), line[2]));
            }
            case "chan" -> connect(line[1], task(line[2]), task(line[3]));
            case "group" -> group(line);
            case "route" -> route(line);
            default -> isFull = line.length == 5;
        }
        return true;
    }

    private void connect(String id, Task from, Task to) {
        next(channels, id);
        unless(!from.kind.equals("sink") && !to.kind.equals("source"), "C1", "out of a sink or into a source");
        Channel channel = new Channel(channels.size(), from, to);
        channels.add(channel);
        from.outputs.add(channel);
        to.inputs.add(channel);
    }

    private void group(String[] line) {
        next(groups, line[1]);
        List<Ledger> group = new ArrayList<>();
        for (int i = 2; i < line.length; i++) {
            Task task = task(line[i]);
            unless(task.kind.equals("sink") && task.ledger == null, "C1", "a group is of sinks, each in one group");
            task.ledger = new Ledger(groups.size());
            group.add(task.ledger);
        }
        groups.add(group);
    }

    private void route(String[] line) {
        Task source = task(line[1]);
        unless(source.kind.equals("source"), "C1", "a route begins at a source");
        unless(route(line[1], line[2]) == null, "C1", "one route from a source to an output");
        source.offsets.isExact |= line[3].equals("exact");
        List<Ledger> group = groups.get(Integer.parseInt(line[2]));
        routes.put(line[1] + " " + line[2], new Route(source, group, line[3].equals("exact")));
    }

    private void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        int[] open = new int[tasks.size()];
        List<Task> ready = new ArrayList<>();
        for (Task task : tasks) {
            open[task.id] = task.inputs.size();
            unless(task.inputs.isEmpty() == task.kind.equals("source"), "C1", "sources and only sources have no input");
            if (task.inputs.isEmpty()) {
                ready.add(task);
            }
        }
        for (int i = 0; i < ready.size(); i++) {
            for (Channel channel : ready.get(i).outputs) {
                if (--open[channel.to.id] == 0) {
                    ready.add(channel.to);
                }
            }
        }
        unless(ready.size() == tasks.size(), "C1", "the channels close a circle");
        for (Channel channel : channels) {
            int one = root(channel.from);
            int other = root(channel.to);
            tasks.get(Math.max(one, other)).part = Math.min(one, other);
        }
        tasks.forEach(task -> task.part = root(task));
    }

    private int root(Task task) {
        return task.part == task.id ? task.id : root(tasks.get(task.part));
    }
}
