package dev.mfcgateway.tenant;

import static com.nimbusds.jose.JWSAlgorithm.HS256;
import static com.nimbusds.jose.JWSAlgorithm.HS384;
import static com.nimbusds.jose.JWSAlgorithm.HS512;
import static dev.mfcgateway.testing.PartnerHeaders.API_SECRET;
import static dev.mfcgateway.testing.PartnerHeaders.AUTH_TOKEN_SECRET;
import static dev.mfcgateway.testing.PartnerHeaders.authToken;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.mfcgateway.secret.Secret;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String OLD_API_SECRET = "old-api-secret-0123456789abcdef-0123456789";
    private static final String OLD_TOKEN_SECRET = "old-token-secret-0123456789abcdef-0123456789";
    private static final Map<String, Object> GUEST = Map.of("guest", true);

    private final PartnerCheck check = check(List.of(API_SECRET), List.of(AUTH_TOKEN_SECRET));

    private static PartnerCheck check(List<String> apiSecrets, List<String> tokenSecrets) {
        return new PartnerCheck(
                new TenantCredentials(
                        apiSecrets.stream().map(Secret::of).toList(),
                        tokenSecrets.stream().map(Secret::of).toList(),
                        Set.of()),
                () -> NOW);
    }

    private boolean acceptsToken(String token) {
        return check.accepts(List.of(API_SECRET), List.of(token));
    }

    private boolean acceptsClaims(Map<String, Object> claims) {
        return acceptsToken(authToken(HS256, AUTH_TOKEN_SECRET, claims));
    }

    @Test
    void acceptsBothHeaders() {
        assertThat(acceptsToken(authToken())).isTrue();
    }

    @Test
    void refusesOneHeaderWithoutTheOther() {
        assertThat(check.accepts(List.of(), List.of(authToken()))).isFalse();
        assertThat(check.accepts(List.of(API_SECRET), List.of())).isFalse();
        assertThat(check.accepts(List.of(), List.of())).isFalse();
    }

    @Test
    void refusesAHeaderThatIsThereTwice() {
        String token = authToken();

        assertThat(check.accepts(List.of(API_SECRET, API_SECRET), List.of(token)))
                .isFalse();
        assertThat(check.accepts(List.of(API_SECRET), List.of(token, token))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "wrong", API_SECRET + " ", AUTH_TOKEN_SECRET, "***"})
    void refusesAWrongSecret(String secret) {
        assertThat(check.accepts(List.of(secret), List.of(authToken()))).isFalse();
    }

    @Test
    void refusesATokenSignedWithAnotherSecret() {
        assertThat(acceptsToken(authToken(HS256, API_SECRET, GUEST))).isFalse();
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() {
        String[] parts =
                authToken(HS256, AUTH_TOKEN_SECRET, Map.of("guest", false)).split("\\.", -1);

        assertThat(acceptsToken(parts[0] + "." + base64("{\"guest\":true}") + "." + parts[2]))
                .isFalse();
    }

    @Test
    void refusesAnotherAlgorithmWithTheRightSecret() {
        assertThat(acceptsToken(authToken(HS384, AUTH_TOKEN_SECRET, GUEST))).isFalse();
        assertThat(acceptsToken(authToken(HS512, AUTH_TOKEN_SECRET, GUEST))).isFalse();
    }

    @Test
    void refusesAnRsaSignature() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(GUEST));
        token.sign(new RSASSASigner(generator.generateKeyPair().getPrivate()));

        assertThat(acceptsToken(token.serialize())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "hs256"})
    void refusesATokenThatIsNotSigned(String algorithm) {
        String head = base64("{\"alg\":\"" + algorithm + "\"}");
        String claims = base64("{\"guest\":true}");

        assertThat(acceptsToken(head + "." + claims + ".")).isFalse();
        assertThat(acceptsToken(head + "." + claims)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"alg\":5}",
                "{\"alg\":\"HS256\",\"crit\":[1]}",
                "{\"alg\":\"HS256\",\"crit\":[\"alg\"]}",
                "{\"alg\":\"HS256\",\"b64\":false}",
                "{\"alg\":\"HS256\",\"typ\":5}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                "{\"alg\":\"HS256\",\"jku\":\"::\"}",
                "{\"alg\":\"HS256\",\"x5c\":[5]}"
            })
    void refusesAnOddHeadWithoutAnAccident(String head) {
        assertThat(acceptsToken(base64(head) + "." + base64("{\"guest\":true}") + ".AAAA"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "a.b", "\ud83d\ude00.\ud83d\ude00.\ud83d\ude00", "Bearer x"})
    void refusesWhatIsNoToken(String token) {
        assertThat(acceptsToken(token)).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void acceptsWhoeverIsNamed(Map<String, Object> claims) {
        assertThat(acceptsClaims(claims)).isTrue();
    }

    static Stream<Map<String, Object>> acceptsWhoeverIsNamed() {
        return Stream.of(
                GUEST,
                Map.of("smallcaseAuthId", "63f0a1"),
                Map.of("guest", false, "smallcaseAuthId", "63f0a1"),
                Map.of("guest", true, "iat", NOW.getEpochSecond(), "anything", "else"));
    }

    @ParameterizedTest
    @MethodSource
    void refusesATokenThatNamesNobody(Map<String, Object> claims) {
        assertThat(acceptsClaims(claims)).isFalse();
    }

    static Stream<Map<String, Object>> refusesATokenThatNamesNobody() {
        return Stream.of(
                Map.of(),
                Map.of("guest", false),
                Map.of("guest", "true"),
                Map.of("guest", 1),
                Map.of("smallcaseAuthId", ""),
                Map.of("smallcaseAuthId", 7),
                Map.of("smallcaseauthid", "63f0a1"));
    }

    @Test
    void honoursTheExpiryToTheSecond() {
        assertThat(acceptsClaims(Map.of("guest", true, "exp", NOW.getEpochSecond() + 1)))
                .isTrue();
        assertThat(acceptsClaims(Map.of("guest", true, "exp", NOW.getEpochSecond())))
                .isFalse();
        assertThat(acceptsClaims(Map.of("guest", true, "exp", 0))).isFalse();
    }

    @Test
    void honoursTheBeginningToTheSecond() {
        assertThat(acceptsClaims(Map.of("guest", true, "nbf", NOW.getEpochSecond())))
                .isTrue();
        assertThat(acceptsClaims(Map.of("guest", true, "nbf", NOW.getEpochSecond() + 1)))
                .isFalse();
    }

    @Test
    void refusesATimeThatIsNoNumber() {
        assertThat(acceptsClaims(Map.of("guest", true, "exp", "tomorrow"))).isFalse();
        assertThat(acceptsClaims(Map.of("guest", true, "nbf", List.of()))).isFalse();
    }

    @Test
    void acceptsTheOldSecretBesideTheNewOneWhileRotating() {
        PartnerCheck rotating =
                check(List.of(API_SECRET, OLD_API_SECRET), List.of(AUTH_TOKEN_SECRET, OLD_TOKEN_SECRET));

        for (String apiSecret : List.of(API_SECRET, OLD_API_SECRET)) {
            for (String tokenSecret : List.of(AUTH_TOKEN_SECRET, OLD_TOKEN_SECRET)) {
                assertThat(rotating.accepts(List.of(apiSecret), List.of(authToken(HS256, tokenSecret, GUEST))))
                        .isTrue();
            }
        }
        assertThat(check.accepts(List.of(OLD_API_SECRET), List.of(authToken()))).isFalse();
        assertThat(acceptsToken(authToken(HS256, OLD_TOKEN_SECRET, GUEST))).isFalse();
    }

    @Test
    void refusesToBeMadeWithAShortTokenSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(List.of(API_SECRET), List.of("too short")))
                .withMessageNotContaining("too short");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
