package dev.mfcgateway.testing;

import dev.mfcgateway.transaction.CapVerdict;
import dev.mfcgateway.transaction.CappedSend;
import dev.mfcgateway.transaction.SendCaps;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Caps that say what they are told to say, and remember what they were asked. Any thread. */
public final class InMemorySendCaps implements SendCaps {

    private static final long HOUR = 490_000;

    private final List<CappedSend> sends = new CopyOnWriteArrayList<>();
    private final List<CapVerdict.Counted> givenBack = new CopyOnWriteArrayList<>();
    private volatile Function<CappedSend, Future<CapVerdict>> answer =
            send -> Future.succeededFuture(new CapVerdict.Counted(send, HOUR));
    private volatile Future<Void> outcome = Future.succeededFuture();

    /** From now on: this answer to every send. */
    public void answer(Future<CapVerdict> scripted) {
        answer = send -> scripted;
    }

    /** How giving back ends. */
    public void endsWith(Future<Void> scripted) {
        outcome = scripted;
    }

    public List<CappedSend> sends() {
        return sends;
    }

    public List<CapVerdict.Counted> givenBack() {
        return givenBack;
    }

    @Override
    public Future<CapVerdict> count(CappedSend send) {
        sends.add(send);
        return answer.apply(send);
    }

    @Override
    public Future<Void> giveBack(CapVerdict.Counted counted) {
        givenBack.add(counted);
        return outcome;
    }
}
