package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfcgateway.investor.HoldingsScope;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CasRequestTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 3);
    private static final HoldingsScope DETAIL = new HoldingsScope(LocalDate.of(1986, 1, 15), true, false);
    private static final HoldingsScope SUMMARY = new HoldingsScope(LocalDate.of(1986, 1, 15), false, true);

    @Test
    void asksForARedirectInTheFieldsOwnOrder() {
        CasRequest cas = CasRequest.of(Samples.REDIRECT, Samples.request(Samples.PHONE, SUMMARY), TODAY);
        assertThat(cas.name()).isEqualTo("newCasRequest");
        assertThat(cas.json())
                .isEqualTo(
                        "{\"clientRefNo\":\"REF-1\",\"reqId\":\"\",\"pan\":\"ABCDE1234F\",\"pekrn\":\"\",\"email\":\"\","
                                + "\"mobile\":\"+919876543210\",\"fromDate\":\"15-Jan-1986\",\"toDate\":\"03-Sep-2026\","
                                + "\"redirectUrl\":\"https://partner.example.in/mfc\"}");
    }

    @Test
    void asksForTheDetailWithItsPeriod() {
        CasRequest cas = CasRequest.of(new ConsentFlow.Otp(), Samples.request(Samples.EMAIL, DETAIL), TODAY);
        assertThat(cas.name()).isEqualTo("submitcasdetailrequest");
        assertThat(cas.json())
                .isEqualTo("{\"clientRefNo\":\"REF-1\",\"pan\":\"ABCDE1234F\",\"pekrn\":\"\",\"mobile\":\"\","
                        + "\"email\":\"user@domain.in\",\"fromDate\":\"15-Jan-1986\",\"toDate\":\"03-Sep-2026\"}");
    }

    @Test
    void asksForTheDetailWhenBothAreWanted() {
        CasRequest cas = CasRequest.of(new ConsentFlow.Otp(), Samples.request(), TODAY);
        assertThat(cas.name()).isEqualTo("submitcasdetailrequest");
        assertThat(cas.json()).contains("\"fromDate\":\"01-Apr-1990\"");
    }

    @Test
    void asksForTheSummaryWithoutAPeriod() {
        CasRequest cas = CasRequest.of(new ConsentFlow.Otp(), Samples.request(Samples.PHONE, SUMMARY), TODAY);
        assertThat(cas.name()).isEqualTo("submitcassummaryrequest");
        assertThat(cas.json())
                .isEqualTo("{\"clientRefNo\":\"REF-1\",\"pan\":\"ABCDE1234F\",\"pekrn\":\"\","
                        + "\"mobile\":\"+919876543210\",\"email\":\"\"}");
    }

    @Test
    void confirmsInTheFieldsOwnOrderWithTheReqIdAsANumber() {
        CasRequest cas = CasRequest.confirmation(Samples.CONFIRMATION);
        assertThat(cas.name()).isEqualTo("investorconsent");
        assertThat(cas.json())
                .isEqualTo("{\"reqId\":123456789,\"otpRef\":\"ref\",\"userSubjectReference\":\"\","
                        + "\"clientRefNo\":\"REF-1\",\"enteredOtp\":\"001234\"}");
    }

    @Test
    void asksForTheDocument() {
        String longReqId = "123456789012345678901234567890";
        assertThat(CasRequest.document(longReqId, "REF-1"))
                .isEqualTo(new CasRequest("getcasdocument", "{\"reqId\":" + longReqId + ",\"clientRefNo\":\"REF-1\"}"));
        assertThat(CasRequest.qr("0", "REF-1", "iVB+/w=="))
                .isEqualTo(new CasRequest(
                        "validateQRCode", "{\"reqId\":0,\"clientRefNo\":\"REF-1\",\"qrCode\":\"iVB+/w==\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "-1", "1.5", "1e3", "one", "१२"})
    void refusesAReqIdThatIsNone(String reqId) {
        assertThatThrownBy(() -> CasRequest.document(reqId, "REF-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a reqId is digits");
    }

    @Test
    void printsNothingOfTheInvestor() {
        assertThat(CasRequest.of(Samples.REDIRECT, Samples.request(), TODAY)).hasToString("CasRequest[newCasRequest]");
    }
}
