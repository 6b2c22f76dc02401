/** What a scenario says, as immutable records: job, cluster, configuration, faults, expectations. */
@NullMarked
package io.github.cleancut.model;

import org.jspecify.annotations.NullMarked;
