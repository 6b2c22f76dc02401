/** Stopping a job with a savepoint: what the scheduler does around the coordinator's part (C-235 to C-242, M8). */
@NullMarked
package io.github.cleancut.protocol.stop;

import org.jspecify.annotations.NullMarked;
