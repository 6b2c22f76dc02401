/** What the words of reports, traces and scenarios mean, without a network. */
@NullMarked
package io.github.cleancut.reports.explain;

import org.jspecify.annotations.NullMarked;
