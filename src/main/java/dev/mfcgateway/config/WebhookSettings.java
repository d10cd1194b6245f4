package dev.mfcgateway.config;

import dev.mfcgateway.webhook.WebhookOptions;
import java.util.Optional;

/** The section {@code webhook} of a tenant's document, already found good, as options; none where there is no section. */
final class WebhookSettings {

    private WebhookSettings() {}

    static Optional<WebhookOptions> options(Settings settings) {
        if (!settings.at("webhook").isObject()) {
            return Optional.empty();
        }
        return Optional.of(new WebhookOptions(
                WebAddress.page(settings.text("webhook.url")), // a trailing slash is the partner's own
                settings.listOfMillis("webhook.retryDelaysMs"),
                settings.at("webhook.allowPrivateAddresses").booleanValue()));
    }
}
