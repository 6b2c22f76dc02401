package io.github.cleancut.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task's mailbox, and the ends of its inputs. */
class TaskInputsTest {
    /** T-021: urgent mails first, each kind in the order of its arrival. */
    @Test
    void urgentMailsRunBeforeAllOthers() {
        Mailbox mailbox = new Mailbox();
        mailbox.add(new Mail.Complete(1), false);
        mailbox.add(new Mail.PriorityArrived(), true);
        mailbox.add(new Mail.Complete(2), false);
        mailbox.add(new Mail.AlignmentTimer(3), true);
        List<Mail> order = new ArrayList<>();
        for (Mail mail = mailbox.next(); mail != null; mail = mailbox.next()) {
            order.add(mail);
        }
        assertEquals(
                List.of(
                        new Mail.PriorityArrived(),
                        new Mail.AlignmentTimer(3),
                        new Mail.Complete(1),
                        new Mail.Complete(2)),
                order);
    }

    /** T-075: the data has ended when it has on all channels, and it was all there if each of them says so. */
    @Test
    void anInputIsDrainedOnlyIfAllItsChannelsAre() {
        InputSide drained = new InputSide(5, 2);
        assertFalse(drained.endData(6, true));
        assertTrue(drained.endData(5, true));
        assertTrue(drained.isDrained());
        InputSide stopped = new InputSide(5, 2);
        assertFalse(stopped.endData(5, false));
        assertTrue(stopped.endData(6, true));
        assertFalse(stopped.isDrained());
    }
}
