package io.github.cleancut.verify;

import io.github.cleancut.verify.Model.Rid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A line as fields: field 0 is its word, the others follow as the format has them. */
final class Line {
    /** The commonest first. I is an integer, N a name, H a digest, all else stands for itself; + is once or more. */
    private static final String GRAMMAR = """
            s I I N/r I I/b I I/B I I/cut I I I I I I/ack I I/snap I I H/snap I I H I/log I I I I/log I I I I N+/plan I I+
            commit I I I I H/commit I I I I -/done I/done I extern/class I EO|ALO|AMO|NONE/drop I/fail I N/void I I I
            att I I fresh/att I I restore I/fin I/pend I I N+/orphan I I I/lost I I I/dup I N/gap I I I
            end I EO|ALO|AMO|NONE|- EXACT|DUP|GAP|BOTH|- H/abscert 1 H N I/abscert 1 H N I checkpoints
            task I source|op|sink N/chan I I I/group I I+/route I I exact|atmost""";

    private static final List<Form> FORMS =
            Arrays.stream(GRAMMAR.split("[/\n]", -1)).map(Form::new).toList();

    /** The words that a field can be, and its kind, which is their first letter. */
    private static final class Form {
        final String[][] words;
        final byte[] kinds;
        final boolean isOpen;

        Form(String text) {
            words = Arrays.stream(text.split(" ", -1))
                    .map(part -> part.split("\\|", -1))
                    .toArray(String[][]::new);
            kinds = text.replaceAll("([^ ])[^ ]* ?", "$1").getBytes(StandardCharsets.ISO_8859_1);
            isOpen = text.endsWith("+");
        }
    }

    String word = "";
    int size;
    private byte[] bytes = {};
    private int[] starts = new int[16];
    private long[] numbers = new long[16];

    /** Takes the line that begins at {@code from}, which an LF ends; false if it has no form. */
    boolean read(byte[] text, int from) {
        bytes = text;
        for (Form form : FORMS) {
            if (text[from] == form.kinds[0] && fits(form, from)) {
                word = form.words[0][0];
                return true;
            }
        }
        return false;
    }

    private boolean fits(Form form, int from) {
        int last = form.words.length - 1;
        int at = from;
        size = 0;
        do {
            if (size + 1 == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            starts[size] = at;
            int field = Math.min(size, last);
            byte kind = field == 0 ? 0 : form.kinds[field];
            if (kind == 'I') at = integer(at);
            else at = kind == 'N' || kind == 'H' ? name(kind, at) : word(form.words[field], at);
            if (at < 0) return false;
            starts[++size] = ++at;
        } while (bytes[at - 1] == ' ' && (size <= last || form.isOpen));
        return bytes[at - 1] == '\n' && size > last;
    }

    /** Where an integer below 2^63 ends; -1 if there is none. */
    private int integer(int from) {
        int at = from;
        long value = 0;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) value = value * 10 + bytes[at] - '0';
        boolean isOne = at > from && at - from <= 19 && value >= 0 && (bytes[from] != '0' || at - from == 1);
        numbers[size] = value;
        return isOne ? at : -1;
    }

    private int name(byte kind, int from) {
        int at = from;
        while (isOfName(bytes[at])) at++;
        starts[size + 1] = at + 1;
        boolean fits = kind == 'N' ? at > from && at - from <= 64 : text(size).matches("[0-9a-f]{64}");
        return fits ? at : -1;
    }

    private static boolean isOfName(int letter) {
        return (letter >= '0' && letter <= ':')
                || ((letter | 32) >= 'a' && (letter | 32) <= 'z')
                || "_.#-".indexOf(letter) >= 0;
    }

    private int word(String[] words, int from) {
        for (String word : words) {
            int i = 0;
            while (i < word.length() && bytes[from + i] == word.charAt(i)) i++;
            if (i == word.length()) return from + i;
        }
        return -1;
    }

    /** Where the next line begins. */
    int end() {
        return starts[size];
    }

    long number(int field) {
        return numbers[field];
    }

    String text(int field) {
        return new String(bytes, starts[field], starts[field + 1] - starts[field] - 1, StandardCharsets.ISO_8859_1);
    }

    boolean is(int field, String text) {
        int i = 0, from = starts[field];
        if (starts[field + 1] - from - 1 != text.length()) return false;
        while (i < text.length() && bytes[from + i] == text.charAt(i)) i++;
        return i == text.length();
    }

    /** The rid in a field; it names a source if it is INT:INT and any number of .INT. */
    Rid rid(int field) {
        int at = integer(starts[field]);
        long source = at > 0 && bytes[at] == ':' ? numbers[size] : -1;
        at = source < 0 ? -1 : integer(at + 1);
        long offset = numbers[size];
        boolean isPart = at > 0 && bytes[at] == '.';
        while (at > 0 && bytes[at] == '.') at = integer(at + 1);
        return new Rid(text(field), at + 1 == starts[field + 1] ? source : -1, offset, isPart);
    }
}
