/** Rule tables: one row a case, exactly one row matching every input. */
@NullMarked
package io.github.cleancut.protocol.rule;

import org.jspecify.annotations.NullMarked;
