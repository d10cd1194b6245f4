package dev.mfcgateway.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValidateQrRowsTest {

    private static final Set<FailureCategory> OF_THE_OTP = EnumSet.of(
            FailureCategory.OTP_METHOD_MISMATCH,
            FailureCategory.WRONG_ATTEMPTS_EXCEEDED,
            FailureCategory.INCORRECT_OTP);

    /** The published list does not name the exchange of a QR code. */
    @ParameterizedTest
    @EnumSource
    void areThoseOfVerifyOtpButForTheOtpsOwn(FailureCategory category) {
        boolean expected = category.operations().contains(Operation.VERIFY_OTP) && !OF_THE_OTP.contains(category);
        assertThat(category.operations().contains(Operation.VALIDATE_QR)).isEqualTo(expected);
    }
}
