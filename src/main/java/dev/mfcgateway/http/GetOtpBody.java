package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.flow.GetOtpRequest;
import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Email;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.transaction.TransactionId;
import java.util.Optional;

/** The body of getOTP: {@code transactionId}, {@code pan}, and {@code phone} or {@code email} (the phone wins). */
final class GetOtpBody {

    private GetOtpBody() {}

    /** Checks the JSON types of all fields, then the transaction's id, then the rest. */
    static GetOtpRequest read(ObjectNode body) {
        Fields fields = new Fields(body);
        Optional<String> id = fields.text("transactionId");
        Optional<String> panText = fields.text("pan");
        Optional<String> phoneText = fields.text("phone");
        Optional<String> emailText = fields.text("email");
        fields.throwProblems();

        TransactionId transactionId = id.flatMap(TransactionId::parse)
                .orElseThrow(() -> GatewayFailure.of(FailureCategory.TRANSACTION_ID_NOT_FOUND));

        Optional<Pan> pan = fields.parsed("pan", panText, Pan::parse, "must be 5 letters, 4 digits and 1 letter");
        Optional<Phone> phone = fields.parsed("phone", phoneText, Phone::parse, "must be +91 and 10 digits");
        Optional<Email> email = fields.parsed("email", emailText, Email::parse, "must be an e-mail address");
        if (panText.isEmpty()) {
            fields.problem("pan", "is required");
        }
        if (phoneText.isEmpty() && emailText.isEmpty()) {
            fields.problem("phone", "is required, or email");
        }
        fields.throwProblems();
        return new GetOtpRequest(
                transactionId,
                pan.get(),
                phone.<Contact>map(one -> one).or(() -> email).get());
    }
}
