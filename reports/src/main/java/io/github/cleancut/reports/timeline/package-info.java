/** Who was doing what when, drawn with letters. */
@NullMarked
package io.github.cleancut.reports.timeline;

import org.jspecify.annotations.NullMarked;
