package io.github.cleancut.scenarios.section;

import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.flink.FlinkSettings;

/**
 * What the readers of sections share.
 *
 * @param flink Flink's configuration
 * @param names what is declared
 * @param problems where problems go
 */
record Context(FlinkSettings flink, Names names, Problems problems) {}
