/** Event time as rule tables: watermarks, the minimum over the inputs, and timers that fire for them (spec/tasks.md, section P). */
@NullMarked
package io.github.cleancut.protocol.time;

import org.jspecify.annotations.NullMarked;
