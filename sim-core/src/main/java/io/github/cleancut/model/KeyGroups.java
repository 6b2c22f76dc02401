package io.github.cleancut.model;

/** Which subtask owns a key (T-170 to T-172). */
public final class KeyGroups {
    private KeyGroups() {}

    /**
     * The key group of an integer key (T-170).
     *
     * @param key the key, hashed like {@link Integer}
     * @param maxParallelism number of key groups
     */
    public static int groupOf(int key, int maxParallelism) {
        return murmur(key) % maxParallelism;
    }

    /**
     * The subtask that owns a key group (T-171).
     *
     * @param group key group
     * @param parallelism number of subtasks
     * @param maxParallelism number of key groups
     */
    public static int ownerOf(int group, int parallelism, int maxParallelism) {
        return group * parallelism / maxParallelism;
    }

    /**
     * The number of key groups where none is set (T-172).
     *
     * @param parallelism number of subtasks
     */
    public static int defaultMaxParallelism(int parallelism) {
        int wanted = parallelism + parallelism / 2;
        int powerOfTwo = wanted <= 1 ? 1 : Integer.highestOneBit(wanted - 1) << 1;
        return Math.min(Math.max(powerOfTwo, 128), 32_768);
    }

    /** MurmurHash3's 32-bit form over one integer, made non-negative as Flink does. */
    private static int murmur(int code) {
        int mixed = Integer.rotateLeft(code * 0xcc9e2d51, 15) * 0x1b873593;
        int hash = Integer.rotateLeft(mixed, 13) * 5 + 0xe6546b64;
        hash ^= 4;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        hash ^= hash >>> 16;
        if (hash == Integer.MIN_VALUE) {
            return 0;
        }
        return Math.abs(hash);
    }
}
