package dev.mfcgateway.mfcentral.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;

class RsaProviderTest {

    @Test
    void findsAProviderAndRegistersNone() {
        int before = Security.getProviders().length;
        assertThat(RsaProvider.find().name()).isIn("AmazonCorrettoCryptoProvider", "SunRsaSign");
        assertThat(Security.getProviders()).hasSize(before);
    }

    @Test
    void fallsBackToTheJdk() {
        assertThat(RsaProvider.jdk().name()).isEqualTo("SunRsaSign");
    }
}
