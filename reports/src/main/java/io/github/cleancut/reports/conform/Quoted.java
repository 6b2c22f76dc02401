package io.github.cleancut.reports.conform;

/** Words of a command line that a shell takes as they are. */
final class Quoted {
    private Quoted() {}

    static String word(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
