/** Recordings of the real Flink: read, replayed through the rule tables, and what came of it as text and JSON. */
@NullMarked
package io.github.cleancut.reports.conform;

import org.jspecify.annotations.NullMarked;
