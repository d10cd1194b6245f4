package dev.mfcgateway.journey;

import java.util.Optional;
import java.util.function.BiConsumer;

/** One step of a request as a part of its trace. It belongs to the request's event loop. */
public interface StepTrace {

    /** Of a request that is not traced. */
    StepTrace NONE = new StepTrace() {
        @Override
        public void writeTo(BiConsumer<String, String> headers) {}

        @Override
        public void end(Optional<String> problem) {}
    };

    /** Adds the header that has another server's work belong to this step. */
    void writeTo(BiConsumer<String, String> headers);

    /**
     * The step is over.
     *
     * @param problem what it failed with, as a label; empty where it did not
     */
    void end(Optional<String> problem);
}
