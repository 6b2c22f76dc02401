/** Scenario files read into runs: the one door is {@link io.github.cleancut.scenarios.ScenarioReader}. */
@NullMarked
package io.github.cleancut.scenarios;

import org.jspecify.annotations.NullMarked;
