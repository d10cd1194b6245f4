package dev.mfcgateway.load;

import java.io.IOException;

/** One of the loads that a run is made of. It starts what it needs on the stage, and leaves what it found out. Blocks. */
interface Scenario {

    /** As {@code -Dload.only} has it. */
    String name();

    void run(Stage stage, Results results) throws IOException, InterruptedException;
}
