package dev.mfcgateway.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Email;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.secret.StorageKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvestorHashesTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final Pan PAN = Pan.parse("ABCDE1234F").orElseThrow();
    private static final Contact PHONE = Phone.parse("+919876543210").orElseThrow();
    private static final Contact EMAIL = Email.parse("user@domain.in").orElseThrow();

    private final InvestorHashes hashes = with("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    private static InvestorHashes with(String key) {
        return new InvestorHashes(StorageKeys.from(Secret.of(key)));
    }

    @Test
    void areTheSameForTheSameInvestorHoweverWritten() {
        assertThat(hashes.of(Pan.parse("abcde1234f").orElseThrow(), ACME)).isEqualTo(hashes.of(PAN, ACME));
        assertThat(hashes.of(Phone.parse("9876543210").orElseThrow(), ACME)).isEqualTo(hashes.of(PHONE, ACME));
        assertThat(hashes.of(Email.parse("User@Domain.IN").orElseThrow(), ACME)).isEqualTo(hashes.of(EMAIL, ACME));
    }

    @Test
    void tellInvestorsTenantsAndKindsApart() {
        assertThat(List.of(
                        hashes.of(PAN, ACME),
                        hashes.of(PAN, GLOBEX),
                        hashes.of(Pan.parse("ABCDE1234G").orElseThrow(), ACME),
                        hashes.of(PHONE, ACME),
                        hashes.of(PHONE, GLOBEX),
                        hashes.of(EMAIL, ACME)))
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void cannotBeMadeWithoutTheKey() {
        assertThat(with("YS1zYW1wbGUta2V5LW9mLTMyLWJ5dGVzLWxlbmd0aCE=").of(PAN, ACME))
                .isNotEqualTo(hashes.of(PAN, ACME));
    }
}
