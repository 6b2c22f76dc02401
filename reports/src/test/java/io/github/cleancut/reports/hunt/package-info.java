@NullMarked
package io.github.cleancut.reports.hunt;

import org.jspecify.annotations.NullMarked;
