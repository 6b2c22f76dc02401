package io.github.cleancut.scenarios.section;

import io.github.cleancut.model.Caption;
import io.github.cleancut.model.Fault;
import io.github.cleancut.model.FixedPick;
import io.github.cleancut.scenarios.bind.DidYouMean;
import io.github.cleancut.scenarios.bind.Fields;
import io.github.cleancut.scenarios.bind.Key;
import io.github.cleancut.scenarios.bind.Problems;
import io.github.cleancut.scenarios.bind.Section;
import io.github.cleancut.scenarios.bind.Types;
import io.github.cleancut.scenarios.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code teach:} and {@code schedule:}. */
public final class ScriptSections {
    static final Key<String> SAY = Key.required("say", Types.TEXT, "What is said there.");

    /** A caption. */
    public static final Section CAPTION =
            Section.of("caption", "a caption", StrikesReader.AT, StrikesReader.WHEN, SAY, StrikesReader.OPTIONAL);

    static final Key<String> STREAM = Key.required("stream", Types.TEXT, "Name of the stream, for example rpc.");
    static final Key<Long> DRAW =
            Key.required("draw", Types.integer(0, Long.MAX_VALUE), "Number of the draw in it, from 0.");
    static final Key<String> LABEL = Key.required("label", Types.TEXT, "What is chosen there.");
    static final Key<Long> PICK = Key.required("pick", Types.integer(0, Long.MAX_VALUE), "What is picked.");

    /** A fixed choice. */
    public static final Section FIXED = Section.of("pick", "an entry of schedule", STREAM, DRAW, LABEL, PICK);

    private final Context context;
    private final Problems problems;

    ScriptSections(Context context) {
        this.context = context;
        this.problems = context.problems();
    }

    List<Caption> captions(Node node) {
        List<Caption> captions = new ArrayList<>();
        for (Lists.Entry entry : Lists.entries(node, "teach", problems)) {
            Fields fields = CAPTION.read(entry.node(), "teach[" + entry.index() + "]", problems);
            if (fields != null) {
                Fault.Strikes strikes = StrikesReader.read(fields, context.names(), false);
                String say = fields.find(SAY);
                if (strikes != null && say != null) {
                    captions.add(new Caption(strikes, say, fields.get(StrikesReader.OPTIONAL)));
                }
            }
        }
        return captions;
    }

    List<FixedPick> schedule(Node node) {
        List<FixedPick> picks = new ArrayList<>();
        Map<String, Integer> lines = new java.util.TreeMap<>();
        for (Lists.Entry entry : Lists.entries(node, "schedule", problems)) {
            Fields fields = FIXED.read(entry.node(), "schedule[" + entry.index() + "]", problems);
            String stream = fields == null ? null : fields.find(STREAM);
            String label = fields == null ? null : fields.find(LABEL);
            if (fields != null && stream != null && label != null) {
                checkStream(stream, fields);
                FixedPick pick = new FixedPick(stream, fields.get(DRAW, 0L), label, fields.get(PICK, 0L));
                Integer before = lines.putIfAbsent(
                        stream + " " + pick.draw(), fields.place().line());
                if (before != null) {
                    problems.error(
                            fields.place(),
                            "draw " + pick.draw() + " of " + stream + " is fixed twice",
                            "line " + before + " fixes it already");
                }
                picks.add(pick);
            }
        }
        return picks;
    }

    /** Streams are named name[i]/field, channel/from/to, fault/index, rpc and order. */
    private void checkStream(String stream, Fields fields) {
        String first = stream.contains("/") ? stream.substring(0, stream.indexOf('/')) : stream;
        if (List.of("rpc", "order").contains(stream)
                || List.of("channel", "fault").contains(first)) {
            return;
        }
        String item = first.replaceAll("\\[[0-9]+]$", "");
        if (context.names().item(item) == null && !context.names().isIncomplete()) {
            problems.error(
                    fields.place(STREAM),
                    "there is no stream " + stream,
                    DidYouMean.hint(
                            item,
                            context.names().all("item"),
                            "streams are <name>[i]/<field>, channel/<from>/<to>, fault/<index>, rpc, order"));
        }
    }
}
