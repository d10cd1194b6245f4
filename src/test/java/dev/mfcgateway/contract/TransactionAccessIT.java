package dev.mfcgateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FullStack;
import dev.mfcgateway.testing.Partner.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may create a transaction, and ask after it. */
class TransactionAccessIT {

    private static final Map<String, String> ENVIRONMENT = FullStack.environment();
    private static final ErrorRow UNAUTHORIZED = ErrorRow.of("unauthorized", 401, "Unauthorized", "AccessDenied");

    private static FullStack stack;
    private static Consents acme;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = FullStack.start();
        acme = new Consents(stack, "acme");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-gateway-secret", "x-gateway-authtoken"})
    void refusesWithoutEitherCredential(String header) {
        HttpRequest<Buffer> request = creation();
        request.headers().remove(header);

        UNAUTHORIZED.assertIs(send(request));
    }

    @Test
    void refusesAnotherTenantsCredentials() {
        UNAUTHORIZED.assertIs(send(creation().putHeader("x-gateway-secret", ENVIRONMENT.get("GLOBEX_API_SECRET"))));
        UNAUTHORIZED.assertIs(send(creation()
                .putHeader("x-gateway-authtoken", token("GLOBEX", Instant.now().plusSeconds(600)))));
    }

    @Test
    void takesATokenUntilItHasExpired() {
        Instant now = Instant.now();

        UNAUTHORIZED.assertIs(send(creation().putHeader("x-gateway-authtoken", token("ACME", now.minusSeconds(600)))));
        assertThat(send(creation().putHeader("x-gateway-authtoken", token("ACME", now.plusSeconds(600))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksForCredentialsOfTheStatusToo() {
        String id = acme.created(Consents.PLAIN);
        HttpRequest<Buffer> request = stack.partner().request(HttpMethod.GET, "/gateway/acme/transaction/" + id);

        UNAUTHORIZED.assertIs(Await.result(stack.partner().answer(request, Buffer.buffer())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "mf", "ACME", "acme%20"})
    void doesNotKnowAGatewayThatIsNotConfigured(String name) {
        ErrorRow.of("unknown_gateway", 404, "GatewayNotFound", "InputException")
                .assertIs(send(acme.request(HttpMethod.POST, "/gateway/" + name + "/transaction")));
    }

    @Test
    void refusesAPathThatContradictsTheHost() {
        HttpRequest<Buffer> request = creation().virtualHost("globex.example.in");

        ErrorRow.of("transaction_id_not_found", 400, "TransactionIdNotFound", "InputException")
                .assertIs(send(request));
    }

    @Test
    void refusesAPathThatContradictsTheHeader() {
        ErrorRow.of("transaction_id_not_found", 400, "TransactionIdNotFound", "InputException")
                .assertIs(send(creation().putHeader("x-gateway-name", "globex")));
    }

    private static HttpRequest<Buffer> creation() {
        return acme.request(HttpMethod.POST, "/gateway/acme/transaction");
    }

    private static Answer send(HttpRequest<Buffer> request) {
        return Await.result(stack.partner().answer(request, Consents.PLAIN.toBuffer()));
    }

    private static String token(String prefix, Instant expiry) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .claim("guest", true)
                            .expirationTime(Date.from(expiry))
                            .build());
            token.sign(new MACSigner(ENVIRONMENT.get(prefix + "_AUTH_TOKEN_SECRET")));
            return token.serialize();
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException(tooShort);
        }
    }
}
