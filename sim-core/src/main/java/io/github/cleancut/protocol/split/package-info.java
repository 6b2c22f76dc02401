/** FLIP-27 sources with an enumerator: the reader in the task, the enumerator and its tracker in the JobManager (section B1 of docs/spec/tasks.md). */
@NullMarked
package io.github.cleancut.protocol.split;

import org.jspecify.annotations.NullMarked;
