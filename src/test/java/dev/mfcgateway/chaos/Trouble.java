package dev.mfcgateway.chaos;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What goes wrong while a fleet is under load. */
@FunctionalInterface
interface Trouble {

    /** Nothing, for a second. */
    Trouble NONE = () -> {
        TimeUnit.SECONDS.sleep(1);
        return "peace";
    };

    /** Goes wrong in one way, and lasts until that is over; gives what it was. */
    String pass() throws IOException, InterruptedException;
}
