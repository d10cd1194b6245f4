package dev.mfcgateway.mfcentral.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EnvelopeWarmUpTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void sealsAndOpensSomeHundredTimes() throws GeneralSecurityException {
        assertThat(warmUp(0).run()).isEqualTo(400);
    }

    @Test
    void endsInTheMiddleWhereItTakesLong() throws GeneralSecurityException {
        assertThat(warmUp(TimeUnit.MILLISECONDS.toNanos(100)).run()).isBetween(1, 8);
    }

    /** On a clock that goes on by {@code step} with each look at it: one look for each text that is sealed. */
    private EnvelopeWarmUp warmUp(long step) {
        return new EnvelopeWarmUp(RsaProvider.find(), () -> looks.incrementAndGet() * step);
    }
}
