package dev.mfcgateway.simulator.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signatures were made with {@code openssl dgst -sha256 -sign}; the private key was thrown away. */
class JwsTest {
    private static final String CIPHERTEXT = "5ZLFsAWMm6zh742zTq03CP8ZWXIplzVWT2J7CZxT8f7oY-ROre9duUiYcO4tThvn";
    private static final PublicKey KEY = RsaKeys.readPublic(
            """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr+Ayg6VUfdj1S3QCzyeA
            xajKqmgPPxjEzYMiiv4zWq3VuC0XxhCWfV7l8QalP0hmrspsSU/zovVYBpcGNFZQ
            h1no5G/s14RvbdNmth3lzOueJcHSOfcVrXeB/aSDxfD5hgArbrlKgMyB5rSC3ASx
            K6GNF1SaNGzRcsDR05SiGLUhqLoOYWCaB91w3A3xn7qHNt4E2xOooBKH7YJvx8AT
            /3DrBI8tj+ZzF4ilB+yOJ03b+iT6SuLwqs/oBYRhmBln+EkpEgcJ21cEbk5nxKcc
            h405CBI6zcbrbhl8faFdE+GWNm5ouEsqJ02iU4205Rom/uj5XncGLqb+uReKGMb5
            TQIDAQAB
            -----END PUBLIC KEY-----
            """);
    private static final String DETACHED =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6ImFjbWUtMSIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..deRrfqKfPa7qyzF4N"
                    + "VYrxsKnzWj2JjQKHsgh9JkedQ7_IAVKpqgboYrRamkFyih6k7lS3tkZFLsw4Nos8ZQ1VKFPvmBM5yHn0x8fm3lGpMw7tLbl"
                    + "kuS-IAhg2CM5IglTa1ty6rHZQPGXEBHej8M9roMsYquGUmdxML2qwvvyqTFJItUb5crfhG8PhnwhBvc1nXqeEvHN9_jz7ty"
                    + "Nv3sUH0zmZEmNdO_vWTRn38UfoUBdTQq4_AHMQt_2ntAiFHXwF610KjWB6Zz0HIWCrAjDOUTK9bbJ3rwt4kS1jCcgQK-4NU"
                    + "Jrip0zXB40ar3b3whD_L_LU1oRR6tSfiT8hjtlhg";
    private static final String JWT =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6ImFjbWUtMSIsInR5cCI6IkpXVCJ9.eyJkYXRhIjoiNVpMRnNBV01tNnpoNzQyelRxMD"
                    + "NDUDhaV1hJcGx6VldUMko3Q1p4VDhmN29ZLVJPcmU5ZHVVaVljTzR0VGh2biJ9.arTMpgytmSNPnW6BT0Nr0zu3LMfVvT-Q"
                    + "OREiGvAteVxVcRVc870Tlxz3nmw72yx6mCrTHbnPOdT572biwvuDuwEggf5U6-nG7TWEJgzJkj5Jj1tzRSwHKevyTyBued_"
                    + "xfZsN7q_pTU246jow2v_AnR8oshGFC9yxRYTdamKELDL4-AQeJ4Dn2e4ydyoGIlZMQlmsdjCR8JPif2T4Bu8tSKT4fxHQLo"
                    + "3cgtGBYiCcM3kuYhWEXwJ9LiqNQpQFtZb3nephYZ06RhxznrVqOAf2nC4AZ0rhXY82GMZneIGeeAgQAeKhDpjBh0FUIkRIH"
                    + "yMveepz4grtaKTt0wXzVjFDkg";

    @ParameterizedTest
    @ValueSource(strings = {DETACHED, JWT})
    void verifiesASignatureMadeByOpenssl(String signature) {
        assertThat(Jws.verifies(signature, CIPHERTEXT, KEY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {DETACHED, JWT})
    void refusesASignatureOverAnotherCiphertext(String signature) {
        assertThat(Jws.verifies(signature, CIPHERTEXT.replace('-', '+'), KEY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {DETACHED, JWT})
    void refusesASignatureByAnotherKey(String signature) {
        PublicKey another = RsaKeys.generate().getPublic();
        assertThat(Jws.verifies(signature, CIPHERTEXT, another)).isFalse();
    }

    @Test
    void refusesAHeaderThatDoesNotSayThatThePayloadIsUnencoded() {
        String header = base64("{\"alg\":\"RS256\"}");
        String rest = DETACHED.substring(DETACHED.indexOf(".."));
        assertThat(Jws.verifies(header + rest, CIPHERTEXT, KEY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "..", "a..b", "!..!", "bnVsbA..", "{}.{}.{}", "MQ..MQ"})
    void refusesWhatIsNoSignature(String text) {
        assertThat(Jws.verifies(text, CIPHERTEXT, KEY)).isFalse();
    }

    @Test
    void refusesAlgNone() {
        String none = base64("{\"alg\":\"none\",\"b64\":false,\"crit\":[\"b64\"]}") + "..";
        assertThat(Jws.verifies(none, CIPHERTEXT, KEY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SignatureForm.class)
    void signsWhatItVerifies(SignatureForm form) {
        KeyPair pair = RsaKeys.generate();
        String signature = Jws.sign(form, CIPHERTEXT, pair.getPrivate(), "acme-1");
        assertThat(Jws.verifies(signature, CIPHERTEXT, pair.getPublic())).isTrue();
        String header = form == SignatureForm.JWT ? JWT : DETACHED;
        assertThat(signature).startsWith(header.substring(0, header.indexOf('.') + 1));
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
