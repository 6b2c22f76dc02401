package io.github.cleancut.conform;

import io.github.cleancut.protocol.rule.RuleLog;
import java.util.ArrayList;
import java.util.List;

/** The rows that fire in one step. */
final class FiredRows implements RuleLog {
    /** No command of a recorder fires so many; a broken row can make a step that never ends. */
    static final int MOST = 100_000;

    private final List<String> ids = new ArrayList<>();

    @Override
    public void fired(String id) {
        if (ids.size() == MOST) {
            throw new EndlessStep(MOST);
        }
        ids.add(id);
    }

    int count() {
        return ids.size();
    }

    /** Ids in the order of firing; the next step begins without any. */
    List<String> take() {
        List<String> taken = List.copyOf(ids);
        ids.clear();
        return taken;
    }
}
