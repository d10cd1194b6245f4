package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.mfcentral.envelope.EnvelopeVectors;
import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {

    private static final String BODY =
            "{\"reqId\":7,\"errors\":[{\"code\":\"E1\",\"message\":\"Duplicate\\n  clientRefNo\"}]}";

    private final ErrorText errors = new ErrorText(new Opener(EnvelopeVectors.keys(), RsaProvider.jdk()));

    @Test
    void readsASealedError() {
        assertThat(read(Sealed.response(BODY).encode())).isEqualTo("duplicate clientrefno e1");
    }

    @Test
    void readsOneSealedWithoutASignature() {
        JsonObject unsigned = Sealed.response(BODY);
        unsigned.remove("signature");
        assertThat(read(unsigned.encode())).contains("duplicate clientrefno");
        assertThat(read(unsigned.put("signature", "").encode())).contains("duplicate clientrefno");
    }

    @Test
    void doesNotOpenOneWithAWrongSignature() {
        String other = Sealed.response("{}").getString("signature");
        assertThat(read(Sealed.response(BODY).put("signature", other).encode())).isEmpty();
    }

    @Test
    void readsPlainTextInTheResponse() {
        assertThat(read(new JsonObject()
                        .put("signature", "x")
                        .put("response", BODY)
                        .encode()))
                .contains("duplicate clientrefno");
        assertThat(read(new JsonObject().put("response", new JsonObject(BODY)).encode()))
                .contains("duplicate clientrefno");
    }

    @Test
    void readsOneSealedTwiceOver() {
        assertThat(read(Sealed.response(new JsonObject().put("response", BODY).encode())
                        .encode()))
                .contains("duplicate clientrefno");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "msg", "error", "error_description", "errorMessage"})
    void readsPlainJsonUnderAnyName(String name) {
        assertThat(read(new JsonObject().put(name, "Duplicate clientRefNo").encode()))
                .isEqualTo("duplicate clientrefno");
    }

    @Test
    void readsAPageAndTextAsTheyAre() {
        assertThat(read("<html><h1>Duplicate clientRefNo</h1></html>")).contains("duplicate clientrefno");
        assertThat(read("{\"errors\":[\"Duplicate clientRefNo\",7,null]}")).contains("duplicate clientrefno");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"response\":7}", "{\"errors\":{}}", "{\"message\":{}}", "{\"errors\":[[]]}"})
    void findsNothingWhereThereIsNothing(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void readsNoMoreThan4Kib() {
        assertThat(read("a".repeat(5_000) + " Duplicate clientRefNo")).hasSize(4_096);
    }

    @Test
    void givesUpOnDressesWithoutEnd() {
        String nested = BODY;
        for (int dress = 0; dress < 5; dress++) {
            nested = new JsonObject().put("response", nested).encode();
        }
        assertThat(read(nested)).isEmpty();
    }

    private String read(String body) {
        return errors.of(new Answer(422, Optional.empty(), Buffer.buffer(body)));
    }
}
