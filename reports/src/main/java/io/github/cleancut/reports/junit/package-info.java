/** Verdicts in the XML that build servers read. */
@NullMarked
package io.github.cleancut.reports.junit;

import org.jspecify.annotations.NullMarked;
