package io.github.cleancut.world;

/**
 * One execution of a subtask.
 *
 * @param task the subtask's number
 * @param attempt its number, from 0
 */
record AttemptId(int task, int attempt) {}
