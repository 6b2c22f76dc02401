package io.github.cleancut.world;

/**
 * A file of state in the checkpoint storage. Nothing of it changes; state that is small enough to stand in the metadata has none (T-232).
 *
 * @param name unique over the run
 * @param bytes its size
 * @param digest of what is in it, never negative
 */
record StateFile(String name, long bytes, long digest) {}
