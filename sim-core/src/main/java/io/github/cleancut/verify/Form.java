package io.github.cleancut.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forms of lines: a word and what follows it, number, name, digest or one of some words; a plus: once or more, a star: any number. */
final class Form {
    private static final String GRAMMAR = """
            abscert 1 digest name number/abscert 1 digest name number checkpoints
            task number source|op|sink name/chan number number number/group number number+
            route number number exact|atmost/att number number fresh/att number number restore number
            s number number name/r number number/plan number number+/b number number/B number number
            snap number number digest/snap number number digest number/log number number number number name*
            pend number number name+/ack number number/done number/done number extern/fail number name/drop number
            cut number number number number number number/class number EO|ALO|AMO|NONE
            commit number number number number digest|-/void number number number/fin number
            orphan number number number/lost number number number/dup number name/gap number number number
            end number EO|ALO|AMO|NONE|- EXACT|DUP|GAP|BOTH|- digest""";

    private static final Map<String, List<List<List<String>>>> FORMS = read();

    private Form() {}

    private static Map<String, List<List<List<String>>>> read() {
        Map<String, List<List<List<String>>>> forms = new TreeMap<>();
        for (String line : GRAMMAR.split("[/\n]", -1)) {
            List<List<String>> form = new ArrayList<>();
            for (String part : line.split(" ", -1)) {
                form.add(List.of(part.split("\\|", -1)));
            }
            forms.computeIfAbsent(form.get(0).get(0), word -> new ArrayList<>()).add(form);
        }
        return forms;
    }

    /** Whether a line, split at each space, has one of the forms. */
    static boolean fits(String[] tokens) {
        return FORMS.getOrDefault(tokens[0], List.of()).stream().anyMatch(form -> fits(tokens, form));
    }

    private static boolean fits(String[] tokens, List<List<String>> form) {
        String last = form.get(form.size() - 1).get(0);
        int least = form.size() - (last.endsWith("*") ? 1 : 0);
        boolean isOpen = last.endsWith("*") || last.endsWith("+");
        boolean fits = tokens.length >= least && (isOpen || tokens.length == form.size());
        for (int i = 1; fits && i < tokens.length; i++) {
            fits = fits(tokens[i], form.get(Math.min(i, form.size() - 1)));
        }
        return fits;
    }

    private static boolean fits(String token, List<String> part) {
        return switch (part.get(0)) {
            case "number", "number+" -> isNumber(token);
            case "name", "name+", "name*" -> isName(token);
            case "digest" -> isDigest(token) || (part.size() > 1 && token.equals("-"));
            default -> part.contains(token);
        };
    }

    static boolean isNumber(String token) {
        int length = token.length();
        boolean isNumber = length > 0 && length <= 19 && (length == 1 || token.charAt(0) != '0');
        for (int i = 0; isNumber && i < length; i++) {
            isNumber = token.charAt(i) >= '0' && token.charAt(i) <= '9';
        }
        return isNumber && (length < 19 || token.compareTo("9223372036854775807") <= 0);
    }

    private static boolean isName(String token) {
        boolean isName = !token.isEmpty() && token.length() <= 64;
        for (int i = 0; isName && i < token.length(); i++) {
            isName = isOfName(token.charAt(i));
        }
        return isName;
    }

    static boolean isOfName(int letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || "_.#:-".indexOf(letter) >= 0;
    }

    private static boolean isDigest(String token) {
        return token.length() == 64
                && token.chars()
                        .allMatch(letter -> (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f'));
    }

    /** Source task and offset that a rid names and whether a split follows, or nothing if it is another name. */
    static long[] source(String rid) {
        int colon = rid.indexOf(':');
        int dot = rid.indexOf('.', colon + 1);
        int end = dot < 0 ? rid.length() : dot;
        boolean isOne = colon > 0 && isNumber(rid.substring(0, colon)) && isNumber(rid.substring(colon + 1, end));
        for (String part : dot < 0 ? new String[0] : rid.substring(dot + 1).split("\\.", -1)) {
            isOne &= isNumber(part);
        }
        return isOne
                ? new long[] {
                    Long.parseLong(rid, 0, colon, 10), Long.parseLong(rid, colon + 1, end, 10), rid.length() - end
                }
                : new long[0];
    }
}
