package dev.mfcgateway.testing;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every class of tests in whose time something private was logged, measured or traced. JUnit finds it by itself.
 */
public final class NothingPrivateIsWritten implements AfterAllCallback {

    private static final int SHOWN = 5;

    @Override
    public void afterAll(ExtensionContext context) {
        List<String> leaks = WrittenDown.take().stream()
                .flatMap(String::lines)
                .flatMap(line -> PrivateValues.in(line).map(value -> value + " in " + line).stream())
                .limit(SHOWN)
                .toList();
        if (!leaks.isEmpty()) {
            throw new AssertionError("written down: " + String.join("\n", leaks));
        }
    }
}
