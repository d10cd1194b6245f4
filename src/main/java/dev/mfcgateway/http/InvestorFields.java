package dev.mfcgateway.http;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Email;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.investor.Phone;
import java.util.Optional;

/**
 * PAN, phone and e-mail of one request's body: their types are checked when this is made, their shapes when they are
 * asked for. One request, one thread.
 */
final class InvestorFields {

    private final Fields fields;
    private final Optional<String> pan;
    private final Optional<String> phone;
    private final Optional<String> email;

    InvestorFields(Fields fields) {
        this.fields = fields;
        this.pan = fields.text("pan");
        this.phone = fields.text("phone");
        this.email = fields.text("email");
    }

    Optional<Pan> pan() {
        return fields.parsed("pan", pan, Pan::parse, "must be 5 letters, 4 digits and 1 letter");
    }

    /** The phone, if both are there; a fault in either is one. */
    Optional<Contact> contact() {
        Optional<Phone> parsedPhone = fields.parsed("phone", phone, Phone::parse, "must be +91 and 10 digits");
        Optional<Email> parsedEmail = fields.parsed("email", email, Email::parse, "must be an e-mail address");
        return parsedPhone.<Contact>map(one -> one).or(() -> parsedEmail);
    }

    /** Finds fault with what is not there. */
    InvestorFields required() {
        if (pan.isEmpty()) {
            fields.problem("pan", "is required");
        }
        if (phone.isEmpty() && email.isEmpty()) {
            fields.problem("phone", "is required, or email");
        }
        return this;
    }
}
