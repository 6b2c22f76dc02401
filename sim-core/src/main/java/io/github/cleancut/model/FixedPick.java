package io.github.cleancut.model;

/**
 * One entry of {@code schedule:}.
 *
 * @param stream name of the stream
 * @param draw number of the draw in it, from 0
 * @param label what is chosen there
 * @param pick what is picked
 */
public record FixedPick(String stream, long draw, String label, long pick) {}
