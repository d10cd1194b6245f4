package dev.mfcgateway.tenant;

import dev.mfcgateway.metrics.RequestMetrics;
import dev.mfcgateway.metrics.UpstreamMetrics;
import dev.mfcgateway.metrics.WebhookMetrics;
import dev.mfcgateway.mfcentral.MfCentral;
import dev.mfcgateway.transaction.TenantId;
import dev.mfcgateway.webhook.Webhook;
import java.util.Optional;

/** One tenant and its own collaborators; nothing in it is shared with another tenant. Any thread. */
public record Tenant(
        TenantOptions options,
        PartnerCheck partnerCheck,
        MfCentral mfCentral,
        Optional<Webhook> webhook,
        Optional<RateLimit> rateLimit,
        RequestMetrics requestMetrics,
        UpstreamMetrics upstreamMetrics,
        WebhookMetrics webhookMetrics) {

    public TenantId id() {
        return options.id();
    }

    /** Of its name alone: each request puts tenants into a set, and all the rest holds whole keys. */
    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
