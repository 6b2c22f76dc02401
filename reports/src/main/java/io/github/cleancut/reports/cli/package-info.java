/** The command line. */
@NullMarked
package io.github.cleancut.reports.cli;

import org.jspecify.annotations.NullMarked;
