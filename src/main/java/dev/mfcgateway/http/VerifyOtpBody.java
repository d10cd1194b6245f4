package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.flow.VerifyOtpRequest;
import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Otp;
import dev.mfcgateway.transaction.TransactionId;
import java.util.Optional;

/** The body of verifyOTP: that of getOTP, and the {@code otp}. The PAN is checked for its shape alone. */
final class VerifyOtpBody {

    private VerifyOtpBody() {}

    /** Checks in the order of getOTP's body. */
    static VerifyOtpRequest read(ObjectNode body) {
        Fields fields = new Fields(body);
        Optional<String> id = fields.text("transactionId");
        InvestorFields investor = new InvestorFields(fields);
        Optional<String> otpText = fields.text("otp");
        fields.throwProblems();

        TransactionId transactionId = TransactionIdField.parse(id);

        investor.pan();
        Optional<Contact> contact = investor.contact();
        investor.required();
        Optional<Otp> otp = fields.parsed("otp", otpText, Otp::parse, "must be 6 digits");
        if (otpText.isEmpty()) {
            fields.problem("otp", "is required");
        }
        fields.throwProblems();
        return new VerifyOtpRequest(transactionId, contact.get(), otp.get());
    }
}
