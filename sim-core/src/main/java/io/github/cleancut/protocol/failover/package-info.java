/** Restart strategies as rule tables (spec/coordinator.md, section 18). */
@NullMarked
package io.github.cleancut.protocol.failover;

import org.jspecify.annotations.NullMarked;
