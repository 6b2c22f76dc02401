/** Two-phase commit sinks as rule tables (spec/tasks.md, section O). */
@NullMarked
package io.github.cleancut.protocol.sink;

import org.jspecify.annotations.NullMarked;
