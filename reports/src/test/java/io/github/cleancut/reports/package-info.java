@NullMarked
package io.github.cleancut.reports;

import org.jspecify.annotations.NullMarked;
