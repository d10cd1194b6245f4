package dev.mfcgateway.webhook;

import static dev.mfcgateway.webhook.Parcels.NOW;
import static dev.mfcgateway.webhook.Parcels.PAYLOAD;
import static dev.mfcgateway.webhook.Parcels.SECRET;
import static dev.mfcgateway.webhook.Parcels.WEBHOOK_ID;
import static dev.mfcgateway.webhook.Parcels.message;
import static dev.mfcgateway.webhook.Parcels.parcel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mfcgateway.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected proofs are {@code openssl dgst -sha256 -mac HMAC}'s. */
class WebhookMessageTest {

    @Test
    void writesTheBodyToTheLastByte() {
        assertThat(message().body().toString(UTF_8))
                .isEqualTo(
                        """
                {"gateway":"acme","timestamp":"1795339800123",\
                "checksum":"f591ee70c581e4e1e7ca677894ca9dc4f2b88212f6b3085c85346c0fc5bfde45",\
                "data":{"transactionId":"TRX_dc73061e7f79470dbb7bad384243f210","notes":"Änne \\"1\\"\\n",\
                "format":"MFCENTRAL","payload":{"summary":{"value":123456789012345678.10,"x":1E+2},\
                "transactions":[ {"units":0.1000} ]}}}""");
    }

    @Test
    void signsTheBodyAsItGoesOut() {
        assertThat(message().headers())
                .isEqualTo(Map.of(
                        "Content-Type", "application/json",
                        "User-Agent", "mfc-gateway",
                        "webhook-id", "msg_0123456789abcdef",
                        "webhook-timestamp", "1795339800",
                        "webhook-signature", "v1,Y0SFodSk/w5OaBslMtDn0FDbIX34YMXWWhRSu3foIv4="));
    }

    @Test
    void saysNullWhereThereAreNoNotes() throws IOException {
        assertThat(body(parcel(Optional.empty(), PAYLOAD)).at("/data/notes").isNull())
                .isTrue();
    }

    @Test
    void staysJsonWhateverTheNotesHold() throws IOException {
        String notes = "\"},\\ \u0000\u001f\u2028 \uD83D\uDE00 </script>";
        assertThat(body(parcel(Optional.of(notes), PAYLOAD)).at("/data/notes").textValue())
                .isEqualTo(notes);
        assertThat(body(parcel(Optional.of("half \uD83D"), PAYLOAD))
                        .at("/data/notes")
                        .textValue())
                .startsWith("half ");
    }

    @Test
    void satisfiesThePartner() throws IOException {
        WebhookMessage message = message();
        JsonNode data = new PartnerSide(SECRET)
                .read(message.headers()::get, message.body().getBytes(), NOW.plusSeconds(30));
        assertThat(data.at("/payload/summary/x").isNumber()).isTrue();
    }

    @Test
    void doesNotSatisfyThePartnerOnceAnythingIsOtherwise() {
        WebhookMessage message = message();
        byte[] body = message.body().getBytes();
        byte[] spoilt =
                message.body().toString(UTF_8).replace("0.1000", "9.1000").getBytes(UTF_8);
        PartnerSide partner = new PartnerSide(SECRET);
        assertThatThrownBy(() -> partner.read(message.headers()::get, spoilt, NOW))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> partner.read(message.headers()::get, body, NOW.plus(Duration.ofHours(1))))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> new PartnerSide("an-older-one").read(message.headers()::get, body, NOW))
                .isInstanceOf(SecurityException.class);
    }

    @Test
    void isSignedAnewWithTheSameIdWhenItIsTriedAgain() {
        WebhookMessage again = WebhookMessage.of(
                parcel(Optional.empty(), PAYLOAD), Secret.of(SECRET), NOW.plus(Duration.ofMinutes(5)));
        assertThat(again.headers())
                .containsEntry("webhook-id", WEBHOOK_ID)
                .containsEntry("webhook-timestamp", "1795340100")
                .doesNotContainEntry("webhook-signature", message().headers().get("webhook-signature"));
    }

    @Test
    void printsNothingOfWhatIsDelivered() {
        assertThat(message()).hasToString("WebhookMessage[msg_0123456789abcdef]");
        assertThat(parcel(Optional.of("notes"), PAYLOAD)).hasToString("Parcel[msg_0123456789abcdef]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "a\r\nx: y", "ä"})
    void takesNoIdThatWouldSpoilTheHeader(String id) {
        assertThatThrownBy(() -> new Parcel(id, "acme", Parcels.TRANSACTION_ID, Optional.empty(), PAYLOAD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode body(Parcel parcel) throws IOException {
        return new ObjectMapper().readTree(message(parcel).body().getBytes());
    }
}
