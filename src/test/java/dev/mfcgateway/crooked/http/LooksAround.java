package dev.mfcgateway.crooked.http;

import dev.mfcgateway.crooked.investor.LooksUp;
import java.io.File;
import java.util.Date;
import java.util.HashMap;

/** Reads files, the environment and a mutable past, keeps state for all, and prints it. */
public final class LooksAround {

    static final HashMap<String, LooksUp> SEEN = new HashMap<>();
    static final ThreadLocal<Object> REMEMBERED = new ThreadLocal<>();
    static int count;

    private LooksAround() {}

    @SuppressWarnings({"JavaUtilDate", "SystemOut"})
    static void look(File file) {
        count++;
        System.out.println(file + System.getenv("HOME") + new Date());
    }
}
