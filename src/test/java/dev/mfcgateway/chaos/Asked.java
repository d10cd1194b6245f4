package dev.mfcgateway.chaos;

import io.vertx.core.Future;
import java.time.Instant;

/**
 * One getOTP of a history.
 *
 * @param gateway whom it was asked of
 * @param told completes with whatever comes back, and never fails
 */
record Asked(String gateway, String transaction, String phone, Instant at, Future<Told> told) {

    boolean isOver() {
        return told.isComplete();
    }

    @Override
    public String toString() {
        return at + " " + gateway + " " + phone + " " + (isOver() ? told.result() : "not answered yet");
    }
}
