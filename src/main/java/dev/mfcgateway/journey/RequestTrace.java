package dev.mfcgateway.journey;

import java.util.Optional;

/** One request as a trace. It belongs to the request's event loop. */
public interface RequestTrace {

    /** Of a request that is not traced. */
    RequestTrace NONE = new RequestTrace() {
        @Override
        public Optional<String> id() {
            return Optional.empty();
        }

        @Override
        public StepTrace begin(Step step) {
            return StepTrace.NONE;
        }

        @Override
        public void end(Ending ending) {}
    };

    /** What everything of this request can be found by, here and at the caller's. */
    Optional<String> id();

    StepTrace begin(Step step);

    /** The request was answered. */
    void end(Ending ending);
}
