/** The run folder: files that are whole or not there. */
@NullMarked
package io.github.cleancut.reports.folder;

import org.jspecify.annotations.NullMarked;
