/** Subtasks, channels, network, storage and failover: the only code that touches the event queue. */
@NullMarked
package io.github.cleancut.world;

import org.jspecify.annotations.NullMarked;
