/** The {@code flink:} section: Flink's keys, their other names, types, units, defaults and refusals. */
@NullMarked
package io.github.cleancut.scenarios.flink;

import org.jspecify.annotations.NullMarked;
