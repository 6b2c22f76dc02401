package io.github.cleancut.reports.conform;

import java.util.ArrayList;
import java.util.List;

/** Breaks long texts between words. */
final class Wrapped {
    private Wrapped() {}

    /**
     * The lines of a text.
     *
     * @param text without line ends
     * @param width most characters of a line; a longer word is broken
     */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank <= 0 ? width : blank;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
