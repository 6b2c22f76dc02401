package io.github.cleancut.reports.cli;

import io.github.cleancut.reports.run.Engine;

/**
 * What the commands work with.
 *
 * @param engine runs and judges
 * @param scenarios finds and reads scenarios
 * @param console where to read and write
 * @param interruption ends a run early
 */
record App(Engine engine, ScenarioSource scenarios, Console console, Interruption interruption) {}
