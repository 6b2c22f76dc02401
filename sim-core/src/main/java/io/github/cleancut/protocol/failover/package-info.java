/** What the scheduler of a JobManager decides around the coordinator, as rule tables: failover of tasks and restart strategies (spec/coordinator.md, sections 17 and 18), the ends of tasks and of the job. */
@NullMarked
package io.github.cleancut.protocol.failover;

import org.jspecify.annotations.NullMarked;
