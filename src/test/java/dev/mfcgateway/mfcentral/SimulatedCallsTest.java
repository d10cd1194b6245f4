package dev.mfcgateway.mfcentral;

import static dev.mfcgateway.mfcentral.Samples.result;
import static dev.mfcgateway.mfcentral.Samples.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.investor.Otp;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.simulator.Dial;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call over the real protocol, in the envelopes of both sample clients. */
class SimulatedCallsTest {

    private static final Otp WRONG = Otp.parse("999999").orElseThrow();
    private static Vertx vertx;
    private static SimulatedAccounts accounts;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        accounts = new SimulatedAccounts(vertx);
    }

    @AfterAll
    static void stop() {
        accounts.close();
        result(vertx.close());
    }

    @AfterEach
    void resetDials() {
        accounts.simulator().dials().reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex"})
    void confirmsAndFetchesTheDetail(String account) {
        MfCentral mfCentral = accounts.client(account, new ConsentFlow.Otp());
        OtpRequest request = request(HoldingsScope.EVERYTHING);
        OtpSent sent = result(mfCentral.requestOtp(request, Journey.unseen()));
        assertThat(summary(mfCentral.fetchDocument(sent.reqId(), request.clientRefNo(), Journey.unseen())))
                .isEqualTo("mfc_validation_error DECLINED NOBODY");
        result(mfCentral.confirmOtp(confirmation(request, sent, received(request)), Journey.unseen()));
        CasDocument document = result(mfCentral.fetchDocument(sent.reqId(), request.clientRefNo(), Journey.unseen()));
        JsonObject json = new JsonObject(document.reveal());
        assertThat(json.getValue("reqId")).hasToString(sent.reqId());
        assertThat(json.getJsonArray("data").getJsonObject(0).getJsonArray("dtTransaction"))
                .isNotEmpty();
        assertThat(result(mfCentral.fetchDocument(sent.reqId(), request.clientRefNo(), Journey.unseen()))
                        .reveal())
                .isEqualTo(document.reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex"})
    void takesTheRightOtpAfterAWrongOneForTheSameReference(String account) {
        accounts.simulator().dials().set(Dial.CONSENT_IN_RESPONSE, true);
        MfCentral mfCentral = accounts.client(account, new ConsentFlow.Otp());
        OtpRequest request = request(new HoldingsScope(LocalDate.of(2020, 1, 1), false, true));
        OtpSent sent = result(mfCentral.requestOtp(request, Journey.unseen()));
        assertThat(summary(mfCentral.confirmOtp(confirmation(request, sent, WRONG), Journey.unseen())))
                .isEqualTo("incorrect_otp DECLINED NOBODY");
        result(mfCentral.confirmOtp(
                confirmation(request, sent, Otp.parse("001234").orElseThrow()), Journey.unseen()));
        CasDocument document = result(mfCentral.fetchDocument(sent.reqId(), request.clientRefNo(), Journey.unseen()));
        assertThat(new JsonObject(document.reveal())
                        .getJsonArray("data")
                        .getJsonObject(0)
                        .getJsonArray("schemes"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex"})
    void exchangesAQrCodeOnce(String account) {
        MfCentral mfCentral = accounts.client(account, accounts.redirect(account));
        OtpRequest request = request(HoldingsScope.EVERYTHING);
        OtpSent sent = result(mfCentral.requestOtp(request, Journey.unseen()));
        String qrCode = accounts.consentAndDownload(sent, received(request));
        assertThat(summary(mfCentral.exchangeQr(sent.reqId(), request.clientRefNo(), "bm8gUE5H", Journey.unseen())))
                .isEqualTo("mfc_invalid_input DECLINED NOBODY");
        CasDocument document =
                result(mfCentral.exchangeQr(sent.reqId(), request.clientRefNo(), qrCode, Journey.unseen()));
        assertThat(document.reveal()).contains("\"dtSummary\"");
        assertThat(summary(mfCentral.exchangeQr(sent.reqId(), request.clientRefNo(), qrCode, Journey.unseen())))
                .isEqualTo("mfc_invalid_input DECLINED NOBODY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex"})
    void refreshesADeadTokenBetweenTheCalls(String account) {
        MfCentral mfCentral = accounts.client(account, new ConsentFlow.Otp());
        OtpRequest request = request(HoldingsScope.EVERYTHING);
        OtpSent sent = result(mfCentral.requestOtp(request, Journey.unseen()));
        accounts.simulator().dials().killTokens();
        result(mfCentral.confirmOtp(confirmation(request, sent, received(request)), Journey.unseen()));
        accounts.simulator().dials().killTokens();
        assertThat(result(mfCentral.fetchDocument(sent.reqId(), request.clientRefNo(), Journey.unseen())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BAD_SIGNATURE", "UNSIGNED_SUCCESS", "BAD_CIPHERTEXT", "HUGE_ANSWER"})
    void refusesADocumentInAFalseDress(Dial dress) {
        MfCentral mfCentral = accounts.client("globex", new ConsentFlow.Otp());
        OtpRequest request = request(HoldingsScope.EVERYTHING);
        OtpSent sent = result(mfCentral.requestOtp(request, Journey.unseen()));
        result(mfCentral.confirmOtp(confirmation(request, sent, received(request)), Journey.unseen()));
        accounts.simulator().dials().set(dress, true);
        assertThat(summary(mfCentral.fetchDocument(sent.reqId(), request.clientRefNo(), Journey.unseen())))
                .isEqualTo("internal_error:mfc_bad_response UNKNOWN UPSTREAM");
    }

    private static OtpRequest request(HoldingsScope scope) {
        return new OtpRequest(UUID.randomUUID().toString(), Samples.request().pan(), Samples.PHONE, scope);
    }

    private static OtpConfirmation confirmation(OtpRequest request, OtpSent sent, Otp otp) {
        return new OtpConfirmation(
                sent.reqId(), sent.otpRef(), sent.userSubjectReference(), request.clientRefNo(), otp);
    }

    private static Otp received(OtpRequest request) {
        return accounts.simulator()
                .inbox()
                .about(request.clientRefNo())
                .flatMap(message -> Otp.parse(message.otp()))
                .orElseThrow();
    }
}
