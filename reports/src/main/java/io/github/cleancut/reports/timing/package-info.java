/** Flink's checkpoint statistics, computed from the trace. */
@NullMarked
package io.github.cleancut.reports.timing;

import org.jspecify.annotations.NullMarked;
