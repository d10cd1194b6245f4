package dev.mfcgateway.mfcentral;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.HoldingsScope;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RedirectUrlTest {

    private static final String START = "https://consent.example.in/api/auth/start?data=";

    private final RedirectUrl url = new RedirectUrl(Samples.REDIRECT);

    @Test
    void sealsTheParameterWithTheKeyAsItStands() throws GeneralSecurityException {
        assertThat(opened(url.of(Samples.request(), "42", "otp-ref")))
                .isEqualTo(
                        "{\"reqId\":\"42\",\"otpRef\":\"otp-ref\",\"token\":\"\",\"pan\":\"ABCDE1234F\",\"email\":\"\","
                                + "\"mobile\":\"+919876543210\",\"clientRefNo\":\"REF-1\","
                                + "\"redirectUrl\":\"https://partner.example.in/mfc\"}");
    }

    @Test
    void fillsTheEmailInstead() throws GeneralSecurityException {
        OtpRequest request = Samples.request(Samples.EMAIL, HoldingsScope.EVERYTHING);
        assertThat(opened(url.of(request, "42", "otp-ref"))).contains("\"email\":\"user@domain.in\",\"mobile\":\"\"");
    }

    @Test
    void takesAnotherIvEachTime() {
        assertThat(url.of(Samples.request(), "42", "otp-ref")).isNotEqualTo(url.of(Samples.request(), "42", "otp-ref"));
    }

    private static String opened(String url) throws GeneralSecurityException {
        assertThat(url).startsWith(START).matches(".*data=[0-9a-f]{32}%3A[0-9a-f]+");
        String[] parts = URLDecoder.decode(url.substring(START.length()), UTF_8).split(":", 2);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        byte[] key = Samples.REDIRECT.urlKey().reveal().getBytes(US_ASCII);
        IvParameterSpec iv = new IvParameterSpec(HexFormat.of().parseHex(parts[0]));
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), iv);
        return new String(cipher.doFinal(HexFormat.of().parseHex(parts[1])), UTF_8);
    }
}
