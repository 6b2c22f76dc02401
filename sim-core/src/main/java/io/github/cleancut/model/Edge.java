package io.github.cleancut.model;

/**
 * One entry of an item's {@code from}.
 *
 * @param from name of the upstream item
 * @param exchange how its records are spread
 */
public record Edge(String from, Exchange exchange) {}
