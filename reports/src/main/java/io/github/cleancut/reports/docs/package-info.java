/** Pages of the documentation that are generated from the program. */
@NullMarked
package io.github.cleancut.reports.docs;

import org.jspecify.annotations.NullMarked;
