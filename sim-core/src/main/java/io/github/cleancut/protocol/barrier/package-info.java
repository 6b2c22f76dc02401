/** The barrier handlers of a subtask as rule tables (spec/tasks.md, section E). */
@NullMarked
package io.github.cleancut.protocol.barrier;

import org.jspecify.annotations.NullMarked;
