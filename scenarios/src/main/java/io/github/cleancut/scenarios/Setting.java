package io.github.cleancut.scenarios;

import io.github.cleancut.scenarios.yaml.Node;
import io.github.cleancut.scenarios.yaml.Place;

/**
 * A path with its new value.
 *
 * @param path as {@code --set} takes it
 * @param place where it is said
 * @param value the value; null removes
 */
record Setting(String path, Place place, Node value) {}
