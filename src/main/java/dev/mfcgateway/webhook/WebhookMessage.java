package dev.mfcgateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.mfcgateway.secret.Secret;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A parcel as one try sends it: body, and headers that prove whose it is and when it was sent. The key of both proofs is
 * the secret's own UTF-8 bytes. It knows no address and does not look into the payload.
 *
 * <p>Immutable; any thread. Making one takes some milliseconds for each megabyte of payload.
 */
public final class WebhookMessage {

    private static final String HMAC = "HmacSHA256";

    private final String webhookId;
    private final Map<String, String> headers;
    private final Buffer body;

    private WebhookMessage(String webhookId, Map<String, String> headers, Buffer body) {
        this.webhookId = webhookId;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Signs {@code parcel} as it stands now.
     *
     * @param apiSecret the tenant's newest
     */
    public static WebhookMessage of(Parcel parcel, Secret apiSecret, Instant now) {
        Mac hmac = hmac(apiSecret);
        byte[] body = body(parcel, Long.toString(now.toEpochMilli()), hmac).getBytes(UTF_8);
        String seconds = Long.toString(now.getEpochSecond());
        return new WebhookMessage(
                parcel.webhookId(),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "User-Agent",
                        "mfc-gateway",
                        "webhook-id",
                        parcel.webhookId(),
                        "webhook-timestamp",
                        seconds,
                        "webhook-signature",
                        signature(parcel.webhookId() + "." + seconds + ".", body, hmac)),
                Buffer.buffer(body));
    }

    private static String body(Parcel parcel, String timestamp, Mac hmac) {
        byte[] checksum = hmac.doFinal((timestamp + parcel.transactionId()).getBytes(UTF_8));
        return "{\"gateway\":" + quote(parcel.gateway())
                + ",\"timestamp\":" + quote(timestamp)
                + ",\"checksum\":" + quote(HexFormat.of().formatHex(checksum))
                + ",\"data\":{\"transactionId\":" + quote(parcel.transactionId())
                + ",\"notes\":" + parcel.notes().map(WebhookMessage::quote).orElse("null")
                + ",\"format\":\"MFCENTRAL\",\"payload\":" + parcel.payload() + "}}";
    }

    private static String quote(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static String signature(String prefix, byte[] body, Mac hmac) {
        hmac.update(prefix.getBytes(UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(hmac.doFinal(body));
    }

    private static Mac hmac(Secret key) {
        try {
            Mac hmac = Mac.getInstance(HMAC);
            hmac.init(new SecretKeySpec(key.revealBytes(), HMAC));
            return hmac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Buffer body() {
        return body;
    }

    /** Without the holdings and the proofs. */
    @Override
    public String toString() {
        return "WebhookMessage[" + webhookId + "]";
    }
}
