package io.github.cleancut.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Rule C1: what is declared. */
abstract class Graph extends Model {
    private static final List<String> ORDER = List.of("abscert", "task", "chan", "group", "route");
    final List<Task> tasks = new ArrayList<>();
    final List<Channel> channels = new ArrayList<>();
    final List<TreeMap<Long, Route>> groups = new ArrayList<>();
    boolean isFull = true;
    private int stage;

    static <T> T declared(List<T> all, long id, String what) {
        if (id >= all.size()) throw new Wrong("C1", "there is no " + what + " %d", id);
        return all.get((int) id);
    }

    Task task(Line line, int field) {
        return declared(tasks, line.number(field), "subtask");
    }

    Channel channel(Line line, int field) {
        return declared(channels, line.number(field), "channel");
    }

    boolean isSource(Rid rid) {
        return rid.source() >= 0
                && rid.source() < tasks.size()
                && tasks.get((int) rid.source()).ins.isEmpty();
    }

    Task running(Task task) {
        unless(task.runs, "C2", "it does not run: subtask %d", task.id);
        return task;
    }

    /** Takes a declaration; false for any other line. */
    boolean isDeclaration(Line line) {
        if (stage == ORDER.size() && line.word.length() < 4) return false;
        int place = ORDER.indexOf(line.word);
        if (place < 0) {
            if (stage < ORDER.size()) close();
            return false;
        }
        unless(place >= stage, "C1", "declarations come in their order and before all others");
        stage = Math.max(1, place);
        List<?> all = place == 1 ? tasks : place == 2 ? channels : groups;
        boolean isNext = place == 0 || place == 4 || line.number(1) == all.size();
        unless(isNext, "C1", "the next number to declare is %d", all.size());
        switch (line.word) {
            case "abscert" -> isFull = line.size == 5;
            case "task" -> {
                Task task = new Task();
                task.id = task.part = tasks.size();
                task.kind = line.text(2);
                tasks.add(task);
            }
            case "chan" -> connect(task(line, 2), task(line, 3));
            case "group" -> {
                for (int i = 2; i < line.size; i++) {
                    Task sink = task(line, i);
                    boolean fits = sink.kind.equals("sink") && sink.group < 0;
                    unless(fits, "C1", "a group is of sinks, each in one group");
                    sink.group = groups.size();
                }
                groups.add(new TreeMap<>());
            }
            default -> {
                Route route = new Route(task(line, 1), line.is(3, "exact"));
                unless(route.source.kind.equals("source"), "C1", "a route begins at a source");
                boolean isNew = declared(groups, line.number(2), "group").putIfAbsent(line.number(1), route) == null;
                unless(isNew, "C1", "one route from a source to an output");
                route.source.offsets.isExact |= line.is(3, "exact");
            }
        }
        return true;
    }

    private void connect(Task from, Task to) {
        unless(!from.kind.equals("sink") && !to.kind.equals("source"), "C1", "out of a sink or into a source");
        Channel channel = new Channel();
        channel.id = channels.size();
        channel.from = from;
        channel.to = to;
        for (List<Channel> all : List.of(channels, from.outs, to.ins)) all.add(channel);
        int one = part(from.id), other = part(to.id);
        tasks.get(Math.max(one, other)).part = Math.min(one, other);
    }

    /** The least of the subtasks that channels connect with one. */
    private int part(int task) {
        for (; tasks.get(task).part != task; task = tasks.get(task).part) {
            tasks.get(task).part = tasks.get(tasks.get(task).part).part;
        }
        return task;
    }

    /** Before the first line that declares nothing. */
    private void close() {
        stage = ORDER.size();
        int[] missing = new int[tasks.size()];
        List<Task> ready = new ArrayList<>(tasks);
        ready.removeIf(task -> !task.ins.isEmpty());
        for (Task task : tasks) {
            unless(task.ins.isEmpty() == task.kind.equals("source"), "C1", "sources and only sources have no input");
            task.part = part(task.id);
            missing[task.id] = task.ins.size();
        }
        for (int i = 0; i < ready.size(); i++) {
            for (Channel channel : ready.get(i).outs) if (--missing[channel.to.id] == 0) ready.add(channel.to);
        }
        unless(ready.size() == tasks.size(), "C1", "the channels close a circle");
    }
}
