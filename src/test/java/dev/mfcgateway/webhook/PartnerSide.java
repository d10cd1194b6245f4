package dev.mfcgateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a partner's server does with a webhook, as an example to start from. The signature is over the bytes as they came
 * in: check it before the body is parsed, and answer 2xx only once the holdings are stored. The same {@code webhook-id}
 * may come again; it is the same delivery. It shares no code with the gateway.
 */
public final class PartnerSide {

    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final byte[] apiSecret;

    public PartnerSide(String apiSecret) {
        this.apiSecret = apiSecret.getBytes(UTF_8);
    }

    /** The body's {@code data}, if all is well with it. */
    public JsonNode read(UnaryOperator<String> header, byte[] body, Instant now) throws IOException {
        String id = header.apply("webhook-id");
        String sentAt = header.apply("webhook-timestamp");
        check(Duration.between(Instant.ofEpochSecond(Long.parseLong(sentAt)), now)
                        .abs()
                        .compareTo(OLDEST)
                <= 0);

        byte[] signature = hmac((id + "." + sentAt + ".").getBytes(UTF_8), body);
        String[] versionAndValue = header.apply("webhook-signature").split(",", 2);
        check(versionAndValue[0].equals("v1"));
        check(MessageDigest.isEqual(signature, Base64.getDecoder().decode(versionAndValue[1])));

        JsonNode message = new ObjectMapper().readTree(body);
        JsonNode data = message.get("data");
        String checked =
                message.get("timestamp").textValue() + data.get("transactionId").textValue();
        byte[] checksum = HexFormat.of().parseHex(message.get("checksum").textValue());
        check(MessageDigest.isEqual(hmac(checked.getBytes(UTF_8)), checksum));
        return data;
    }

    private byte[] hmac(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(apiSecret, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(boolean good) {
        if (!good) {
            throw new SecurityException("not from the gateway, or not from now");
        }
    }
}
