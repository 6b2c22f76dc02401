/** What a run is turned into: verdict, timing, run folder, command line. */
@NullMarked
package io.github.cleancut.reports;

import org.jspecify.annotations.NullMarked;
