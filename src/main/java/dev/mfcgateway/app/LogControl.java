package dev.mfcgateway.app;

import dev.mfcgateway.config.LogOptions;

/** The log, as the program that writes it may know it. */
interface LogControl {

    /** A log that is somebody else's: it is not told what to write, and nobody knows what became of it. */
    LogControl SOMEONE_ELSES = new LogControl() {
        @Override
        public void apply(LogOptions options) {}

        @Override
        public long linesLost() {
            return 0;
        }
    };

    /** From now on, this is what is to be logged, and how. */
    void apply(LogOptions options);

    /** Lines that were left out because what reads them is too slow. */
    long linesLost();
}
