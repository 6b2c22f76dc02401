/** Property verdicts: many variations of a scenario, and a small scenario file for each law that one of them breaks. */
@NullMarked
package io.github.cleancut.reports.hunt;

import org.jspecify.annotations.NullMarked;
