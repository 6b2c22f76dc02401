package io.github.cleancut.protocol.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cleancut.protocol.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T-011, T-060, T-061. */
class CreditRulesTest {
    private final CreditRules rules = new CreditRules(RuleBook.of(ChannelRules.tables()));
    private final FloatingBuffers gate = new FloatingBuffers();
    private final CreditState state = new CreditState();
    private final Host host = new Host();

    /** T-060. */
    @Test
    void dataCostsOneCreditOfTheTwoInTheBeginningAndEventsCostNone() {
        rules.sendEvent(state, host);
        rules.sendData(state, false, host);
        rules.sendData(state, false, host);
        rules.sendData(state, false, host);
        assertEquals(List.of("sent", "sent", "sent"), host.said);
        assertTrue(state.isStarving());
        rules.sendEvent(state, host);
        assertEquals(4, host.said.size());
    }

    /** T-061. */
    @Test
    void aLocalChannelNeedsNoCredit() {
        for (int i = 0; i < 5; i++) {
            rules.sendData(state, true, host);
        }
        assertEquals(5, host.said.size());
    }

    /** T-056, T-060. */
    @Test
    void theReceiverAsksForFloatingBuffersUntilItHasOneForEachThatWaitsAndTwoMore() {
        state.takeBuffer();
        rules.backlog(state, 3, host);
        assertEquals(List.of("announced 4"), host.said);
        assertEquals(4, gate.free());
        rules.backlog(state, 3, host);
        assertEquals(4, gate.free());
    }

    /** T-060. */
    @Test
    void whoFindsTooFewWaitsForTheNextThatIsGivenBack() {
        CreditState other = new CreditState();
        host.asked = other;
        rules.backlog(other, 6, host);
        assertEquals(2, gate.free());
        host.asked = state;
        rules.backlog(state, 5, host);
        assertEquals(0, gate.free());
        host.asked = other;
        assertTrue(other.takeBuffer());
        rules.read(other, true, host);
        assertEquals(List.of("announced 6", "announced 2", "announced 1"), host.said);
        assertEquals(0, gate.free());
    }

    /** T-060. */
    @Test
    void aReadBufferIsAnnouncedUnlessMoreAreReadyThanNeeded() {
        state.takeBuffer();
        rules.read(state, false, host);
        assertEquals(List.of("announced 1"), host.said);
        rules.backlog(state, 2, host);
        assertTrue(state.takeBuffer());
        state.takeBuffer();
        state.takeBuffer();
        rules.backlog(state, 0, host);
        int free = gate.free();
        rules.read(state, true, host);
        assertEquals(free + 1, gate.free());
    }

    /** T-060. */
    @Test
    void aSurplusOfReadyBuffersGoesBackWhenAnExclusiveOneIsRead() {
        rules.backlog(state, 2, host);
        rules.backlog(state, 0, host);
        host.said.clear();
        state.exclusive--;
        rules.read(state, false, host);
        assertEquals(List.of(), host.said);
        assertEquals(BufferCounts.FLOATING_PER_GATE - 1, gate.free());
    }

    private final class Host implements CreditEffects {
        private final List<String> said = new ArrayList<>();
        private final List<CreditState> waiting = new ArrayList<>();
        private CreditState asked = state;

        @Override
        public void send() {
            said.add("sent");
        }

        @Override
        public void request(int missing) {
            rules.ask(gate, missing, this);
        }

        @Override
        public void grant(int buffers) {
            rules.granted(asked, buffers);
            announce(buffers);
        }

        @Override
        public void listen() {
            rules.listens(asked);
            waiting.add(asked);
        }

        @Override
        public void announce(int gain) {
            said.add("announced " + gain);
        }

        @Override
        public void giveBack() {
            rules.returned(gate, !waiting.isEmpty(), this);
        }

        @Override
        public void offerToListener() {
            asked = waiting.remove(0);
            rules.offered(asked, this);
        }

        @Override
        public void fired(String id) {}
    }
}
