/** Golden runs: what a scenario did when somebody last looked at it, and whether it still does. */
@NullMarked
package io.github.cleancut.reports.golden;

import org.jspecify.annotations.NullMarked;
