package io.github.cleancut.protocol.coordinator;

/** The futures that users wait for: each is completed once, later completions are without effect. */
final class Futures {
    private Futures() {}

    static void complete(Desk desk, long request, long checkpointId, CoordinatorOut out) {
        String name = desk.state().requests.closeFuture(request);
        if (name != null) {
            tell(desk, request, new CoordinatorEffect.RequestDone(name, checkpointId), out);
        }
    }

    static void fail(Desk desk, long request, String cause, CoordinatorOut out) {
        String name = desk.state().requests.closeFuture(request);
        if (name != null) {
            tell(desk, request, new CoordinatorEffect.RequestFailed(name, cause), out);
        }
    }

    private static void tell(Desk desk, long request, CoordinatorEffect effect, CoordinatorOut out) {
        if (desk.state().requests.isHeldBack(request)) {
            desk.state().requests.hold(effect);
        } else {
            out.effect(effect);
        }
    }
}
