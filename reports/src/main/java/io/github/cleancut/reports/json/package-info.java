/** JSON as reports write it. */
@NullMarked
package io.github.cleancut.reports.json;

import org.jspecify.annotations.NullMarked;
