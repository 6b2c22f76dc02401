/** Whether a run did what its scenario expects, and how that is shown. */
@NullMarked
package io.github.cleancut.reports.verdict;

import org.jspecify.annotations.NullMarked;
