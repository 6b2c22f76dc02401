package io.github.cleancut.scenarios.yaml;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 into a tree of places: no tags, no duplicate keys, no merge keys, and bounds on depth and on what aliases unfold to. */
public final class YamlText {
    private static final String QUOTES =
            "inside {} and [] a text with [ ] { } , or \": \" needs quotes, for example \"sum[0]\"";

    private final String file;
    private final TreeBuilder tree;
    private final boolean hasLines;

    private YamlText(String file, boolean hasLines) {
        this.file = file;
        this.hasLines = hasLines;
        this.tree = new TreeBuilder();
    }

    /**
     * Reads one document.
     *
     * @param file its name, for places
     * @param text the document
     * @return its root
     * @throws YamlException if it is no YAML, empty, or beyond the bounds
     */
    public static Node parse(String file, String text) throws YamlException {
        Node root = new YamlText(file, true).read(text);
        if (root == null || root.isNull()) {
            throw new YamlException(
                    Place.whole(file), "the file is empty", "a scenario has at least \"version: 1\" and \"job:\"");
        }
        return root;
    }

    /**
     * Reads the value of an option.
     *
     * @param origin the option, for places; they have no lines
     * @param text the value
     * @throws YamlException if it is no YAML, empty, or beyond the bounds
     */
    public static Node parseValue(String origin, String text) throws YamlException {
        Node root = new YamlText(origin, false).read(text);
        if (root == null) {
            throw new YamlException(Place.whole(origin), "the value is empty", "write a value, or null to remove");
        }
        return root;
    }

    private @Nullable Node read(String text) throws YamlException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(text.length() + 1)
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            int documents = 0;
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof DocumentStartEvent && ++documents > 1) {
                    throw new YamlException(
                            placeOf(event), "a second document begins here", "a file holds one scenario");
                }
                take(event);
            }
        } catch (MarkedYamlEngineException bad) {
            throw explained(bad);
        } catch (ReaderException bad) {
            throw new YamlException(
                    placeOf(bad.getPosition(), text),
                    "the file holds the character U+%04X, which no YAML text may hold".formatted(bad.getCodePoint()),
                    "a scenario is a text file in UTF-8");
        } catch (YamlEngineException bad) {
            throw new YamlException(Place.whole(file), "not YAML: " + oneLine(String.valueOf(bad.getMessage())), "");
        }
        return tree.root();
    }

    private void take(Event event) throws YamlException {
        if (event instanceof AliasEvent alias) {
            tree.alias(placeOf(event), alias.getAlias().getValue());
        } else if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar, scalar.getTag());
            tree.add(new Node.Scalar(placeOf(event), scalar.getValue(), scalar.isPlain()), anchorOf(scalar));
        } else if (event instanceof CollectionStartEvent start) {
            refuseTag(start, start.getTag());
            tree.begin(placeOf(event), event.getEventId() == Event.ID.MappingStart, anchorOf(start));
        } else if (event instanceof CollectionEndEvent) {
            tree.end();
        }
    }

    private void refuseTag(Event event, Optional<String> tag) throws YamlException {
        if (tag.isPresent()) {
            throw new YamlException(
                    placeOf(event),
                    "a tag (" + tag.get().replace("tag:yaml.org,2002:", "!!")
                            + ") stands here; a scenario takes no tags",
                    tag.get().startsWith("!=")
                            ? "a test needs quotes: \"!= 3\""
                            : "write the value alone; text that looks like a number goes in quotes");
        }
    }

    private static String anchorOf(NodeEvent event) {
        return event.getAnchor().map(anchor -> anchor.getValue()).orElse("");
    }

    private Place placeOf(Event event) {
        return event.getStartMark().map(this::placeOf).orElse(Place.whole(file));
    }

    private Place placeOf(Mark mark) {
        return hasLines ? new Place(file, mark.getLine() + 1, mark.getColumn() + 1) : Place.whole(file);
    }

    private YamlException explained(MarkedYamlEngineException bad) {
        Place place = bad.getProblemMark().map(this::placeOf).orElse(Place.whole(file));
        String problem = oneLine(String.valueOf(bad.getProblem()));
        String context = String.valueOf(bad.getContext());
        String shown = problem.contains("TAB") ? "a tab begins this line" : problem;
        return new YamlException(place, "not YAML: " + shown, hintFor(problem, context));
    }

    private static String hintFor(String problem, String context) {
        if (problem.contains("TAB")) {
            return "indent with spaces, never with tabs";
        }
        if (problem.contains("chomping") || problem.contains("character '>'")) {
            return "a text that begins with > or | needs quotes, for example \">= 3\"";
        }
        if (context.contains("flow")) {
            return QUOTES;
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a key stands alone on its line or inside {}; " + QUOTES;
        }
        if (problem.contains("undefined alias")) {
            return "an anchor (&name) stands before its aliases (*name)";
        }
        return "check the indentation and the quotes of this line and of the one above";
    }

    /** The place of the n-th character. */
    private Place placeOf(int position, String text) {
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return hasLines ? new Place(file, line, end - before.lastIndexOf('\n')) : Place.whole(file);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
