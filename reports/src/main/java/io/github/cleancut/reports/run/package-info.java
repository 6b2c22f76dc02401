/** From a plan to a verdict: one run, its listeners, its bounds. */
@NullMarked
package io.github.cleancut.reports.run;

import org.jspecify.annotations.NullMarked;
