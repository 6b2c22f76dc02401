package io.github.cleancut.reports.timeline;

/** What a lane of the timeline shows; where several fall into one column the later constant is drawn. */
enum Mark {
    IDLE('.', '.', "nothing of a checkpoint"),
    PENDING('─', '-', ""),
    BLOCKED('▄', 'b', "input blocked"),
    ASYNC('▒', '~', "async"),
    SYNC('█', '#', "sync"),
    DOWN('x', 'x', "down"),
    RESTORE('↺', 'r', "restore"),
    TRIGGER('▷', '>', "trigger"),
    COMPLETED('✓', 'v', "completed"),
    FAILED('✗', 'X', "failed");

    private final char symbol;
    private final char asciiSymbol;
    private final String meaning;

    Mark(char symbol, char asciiSymbol, String meaning) {
        this.symbol = symbol;
        this.asciiSymbol = asciiSymbol;
        this.meaning = meaning;
    }

    /** The letter that is drawn. */
    char symbol(boolean isUnicode) {
        return isUnicode ? symbol : asciiSymbol;
    }

    /** The word of the legend; empty for what needs none. */
    String meaning() {
        return meaning;
    }
}
