/** The checkpoint coordinator as rule tables (spec/coordinator.md). */
@NullMarked
package io.github.cleancut.protocol.coordinator;

import org.jspecify.annotations.NullMarked;
