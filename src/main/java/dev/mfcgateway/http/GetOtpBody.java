package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.flow.GetOtpRequest;
import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.transaction.TransactionId;
import java.util.Optional;

/** The body of getOTP: {@code transactionId}, {@code pan}, and {@code phone} or {@code email} (the phone wins). */
final class GetOtpBody {

    private GetOtpBody() {}

    /** Checks the JSON types of all fields, then the transaction's id, then the rest. */
    static GetOtpRequest read(ObjectNode body) {
        Fields fields = new Fields(body);
        Optional<String> id = fields.text("transactionId");
        InvestorFields investor = new InvestorFields(fields);
        fields.throwProblems();

        TransactionId transactionId = TransactionIdField.parse(id);

        Optional<Pan> pan = investor.pan();
        Optional<Contact> contact = investor.contact();
        investor.required();
        fields.throwProblems();
        return new GetOtpRequest(transactionId, pan.get(), contact.get());
    }
}
