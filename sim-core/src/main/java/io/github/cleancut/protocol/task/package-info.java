/** What a subtask does with triggers, notices and the end of its data, as rule tables (spec/tasks.md, sections B, G, H, I). */
@NullMarked
package io.github.cleancut.protocol.task;

import org.jspecify.annotations.NullMarked;
