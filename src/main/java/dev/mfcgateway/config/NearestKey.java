package dev.mfcgateway.config;

import java.util.Comparator;
import java.util.stream.Stream;

/** Which key was meant: by its last name first, then by its whole path, so that a key in the wrong section is found. */
final class NearestKey {

    private NearestKey() {}

    static String to(String unknown, Stream<String> knownKeys) {
        return knownKeys
                .min(Comparator.<String>comparingInt(known -> distance(lastName(unknown), lastName(known)))
                        .thenComparingInt(known -> distance(unknown, known)))
                .orElseThrow();
    }

    private static String lastName(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Levenshtein's: how many letters have to be put in, taken out or changed. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
