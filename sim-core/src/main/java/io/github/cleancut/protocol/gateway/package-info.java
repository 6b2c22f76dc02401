/** Gateways from an operator coordinator to its subtasks: what it sends around a checkpoint (C-251 to C-256). */
@NullMarked
package io.github.cleancut.protocol.gateway;

import org.jspecify.annotations.NullMarked;
