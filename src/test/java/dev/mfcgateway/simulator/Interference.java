package dev.mfcgateway.simulator;

import java.util.Optional;
import java.util.Random;

/** What the dials make of a client call: refused before it is processed, or spoilt after. Thread-safe. */
final class Interference {
    private final Dials dials;
    private final Random random;

    Interference(Dials dials, long seed) {
        this.dials = dials;
        this.random = new Random(seed);
    }

    /** The answer that comes instead of processing the call, if a dial wants one. */
    Optional<Reply> instead() {
        if (dials.number(Dial.REDIRECT_STATUS) != 0) {
            return refusal(Dial.REDIRECT_STATUS, Dress.EMPTY);
        }
        if (dials.number(Dial.HTML_ERROR) != 0) {
            return refusal(Dial.HTML_ERROR, Dress.HTML);
        }
        if (dials.number(Dial.EMPTY_ERROR) != 0) {
            return refusal(Dial.EMPTY_ERROR, Dress.EMPTY);
        }
        if (dials.number(Dial.FORCED_STATUS) != 0) {
            return refusal(Dial.FORCED_STATUS, Dress.MESSAGE);
        }
        return random.nextDouble() < dials.ratio(Dial.FAULT_RATE)
                ? Optional.of(Reply.failure(500, "Simulated fault").in(Dress.MESSAGE))
                : Optional.empty();
    }

    /** The reply, in the dress and by the delivery that the dials want. */
    Reply upon(Reply reply) {
        return reply.in(dress(reply)).by(delivery(reply));
    }

    /** In milliseconds. */
    int delay() {
        int jitter = dials.number(Dial.DELAY_JITTER_MS);
        return dials.number(Dial.DELAY_MS) + (jitter == 0 ? 0 : random.nextInt(jitter + 1));
    }

    private Optional<Reply> refusal(Dial statusDial, Dress dress) {
        int status = dials.number(statusDial);
        int retryAfter = status == 429 ? dials.number(Dial.RETRY_AFTER_SECONDS) : 0;
        return Optional.of(Reply.failure(status, "Simulated fault").in(dress).retryAfter(retryAfter));
    }

    private Dress dress(Reply reply) {
        if (reply.dress() != Dress.SEALED) {
            return reply.dress();
        }
        if (dials.isOn(Dial.BAD_SIGNATURE)) {
            return Dress.BAD_SIGNATURE;
        }
        if (reply.isSuccess() && dials.isOn(Dial.UNSIGNED_SUCCESS)) {
            return Dress.PLAIN_IN_RESPONSE;
        }
        return reply.isSuccess() && dials.isOn(Dial.BAD_CIPHERTEXT) ? Dress.BAD_CIPHERTEXT : Dress.SEALED;
    }

    private Delivery delivery(Reply reply) {
        if (dials.isOn(Dial.HANG)) {
            return Delivery.HANG;
        }
        if (dials.isOn(Dial.CLOSE_AFTER_READ)) {
            return Delivery.CLOSE;
        }
        if (dials.isOn(Dial.DRIP)) {
            return Delivery.DRIP;
        }
        return dials.isOn(Dial.HUGE_ANSWER) ? Delivery.HUGE : reply.delivery();
    }
}
