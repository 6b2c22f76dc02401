package io.github.cleancut.verify;

import java.nio.charset.StandardCharsets;

/** Reads words out of a line without making words of it; what is not as usual it leaves to {@link Form}. */
final class Scan {
    private byte[] bytes = {};
    private int at;
    private int end;

    /** Begins before a space. */
    void start(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** The number of up to 18 digits that comes next, or -1. */
    long number() {
        int first = at + 1;
        if (at >= end
                || bytes[at] != ' '
                || first >= end
                || (bytes[first] == '0' && first + 1 < end && bytes[first + 1] != ' ')) {
            return -1;
        }
        long number = 0;
        for (at = first; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return at == first || at - first > 18 ? -1 : number;
    }

    /** The name that is all of the rest, the likely one itself if it is that; empty if there is none. */
    String name(String likely) {
        int first = at + 1;
        int length = end - first;
        if (bytes[at] != ' ' || length <= 0 || length > 64) {
            return "";
        }
        boolean isLikely = length == likely.length();
        for (int i = 0; i < length; i++) {
            if (!Form.isOfName(bytes[first + i])) {
                return "";
            }
            isLikely &= i < likely.length() && likely.charAt(i) == bytes[first + i];
        }
        return isLikely ? likely : new String(bytes, first, length, StandardCharsets.ISO_8859_1);
    }
}
