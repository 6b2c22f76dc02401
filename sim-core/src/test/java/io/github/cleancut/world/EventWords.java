package io.github.cleancut.world;

/** Says what an event of the queue is, in words that do not depend on how the run got there. */
final class EventWords {
    private EventWords() {}

    /**
     * In words.
     *
     * @param world where it waits
     * @param target its target
     * @param argument its argument
     */
    static String of(World world, int target, long argument) {
        int index = Targets.index(target);
        return switch (Targets.kind(target)) {
            case Targets.ARRIVAL -> "arrival on channel " + index + " of life " + argument;
            case Targets.WAKE -> "step of " + world.topology().nameOf(index) + ", attempt " + argument;
            case Targets.RPC -> "delivery of " + world.rpc().peek(index);
            case Targets.STORAGE -> "storage: " + world.storage().peek(index);
            case Targets.TRANSFER -> "storage: transfer " + argument;
            case Targets.COORDINATOR -> "coordinator: " + world.coordinator().peek(index, argument);
            case Targets.JOB_MASTER -> "restart " + argument;
            case Targets.SCRIPT -> "script: " + world.script().peek(index);
            case Targets.TASK -> "task: " + world.subtasks().peek(index);
            case Targets.LEADERSHIP -> "JobManager: step " + index + " of term " + argument;
            case Targets.CONTACT -> "contact: " + world.contact().peek(index);
            case Targets.FLUSH -> "flush of " + world.topology().nameOf(index) + ", life " + argument;
            case Targets.CREDIT -> "credit on channel " + index + " of life " + argument;
            case Targets.RESUME -> "resume of channel " + index + " of life " + argument;
            default -> throw new IllegalStateException("no room handles target " + target);
        };
    }
}
