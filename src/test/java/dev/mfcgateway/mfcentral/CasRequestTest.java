package dev.mfcgateway.mfcentral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.HoldingsScope;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

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
    void printsNothingOfTheInvestor() {
        assertThat(CasRequest.of(Samples.REDIRECT, Samples.request(), TODAY)).hasToString("CasRequest[newCasRequest]");
    }
}
