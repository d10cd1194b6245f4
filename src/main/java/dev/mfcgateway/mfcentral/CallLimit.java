package dev.mfcgateway.mfcentral;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls to MFCentral may be under way at once: one tenant's, or all of them together. Any thread. */
public final class CallLimit {

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile int most;

    /** @param most at least 1 */
    public CallLimit(int most) {
        this.most = most;
    }

    /** From now on another number is the most; calls under way beyond it go on. */
    public void allow(int most) {
        this.most = most;
    }

    /** Whether there is room for one more, which has it then, until it {@linkplain #leave leaves}. */
    boolean enter() {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        underWay.decrementAndGet();
    }
}
