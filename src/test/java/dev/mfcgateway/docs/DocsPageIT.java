package dev.mfcgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.testing.BrowserTab;
import dev.mfcgateway.testing.Chromium;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Transactions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page as a partner's engineer has it before them, in a real browser; {@code target/photographs} shows it. */
class DocsPageIT {

    private static final Path PHOTOGRAPHS = Path.of("target", "photographs");

    private static final String GET_OTP = "#operations-Consent-getOtp ";

    private static FullStack stack;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start(
                config -> config.change("gateway.yaml", "commandTimeoutMs: 1000", "commandTimeoutMs: 30000"));
        stack.transactions().write(Transactions.PUBLISHED_ID, "acme", Map.of());
        chromium = Chromium.start(stack.vertx(), Files.createTempDirectory(Path.of("target"), "chromium"));
        Files.createDirectories(PHOTOGRAPHS);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void sendsAnOtpAndShowsTheErrorsWithoutAskingAnotherHost() throws IOException {
        String gateway = "http://127.0.0.1:" + stack.config().port();
        try (BrowserTab tab = chromium.tab(1200, 1000)) {
            tab.open(gateway + "/docs/");
            tab.click(GET_OTP + ".opblock-summary-control");
            tab.await("(document.querySelector(\"" + GET_OTP + "textarea\")?.value ?? '').includes('transactionId')");
            tab.click(GET_OTP + ".execute");
            String answer = GET_OTP + ".live-responses-table tbody ";
            tab.await(textOf(answer + ".response-col_status") + ".includes('200')");
            JsonObject body = new JsonObject((String) tab.value(textOf(answer + ".highlight-code code")));
            assertThat(body.getJsonObject("data").getString("redirectUrl")).startsWith("http://");
            tab.photograph(PHOTOGRAPHS.resolve("get-otp.png"), GET_OTP + ".responses-wrapper");

            String refused = GET_OTP + "tr.response[data-code='422'] ";
            tab.await(textOf(refused + "select.examples-select-element, " + refused + ".examples-select select")
                    + ".includes('PAN and phone')");
            assertThat((String) tab.value(textOf(refused + ".highlight-code code")))
                    .contains("\"message\": \"Invalid PAN and Mobile combination\"");
            tab.photograph(PHOTOGRAPHS.resolve("errors.png"), refused);

            assertThat(tab.complaints()).isEmpty();
            assertThat(tab.requests())
                    .hasSizeGreaterThan(5)
                    .allMatch(url -> url.startsWith(gateway + "/") || url.startsWith("data:"));
        }
    }

    /** Empty while there is no such element. */
    private static String textOf(String selector) {
        return "(document.querySelector(\"" + selector + "\")?.textContent ?? '')";
    }
}
