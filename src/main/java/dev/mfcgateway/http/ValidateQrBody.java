package dev.mfcgateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mfcgateway.flow.ValidateQrRequest;
import dev.mfcgateway.transaction.TransactionId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The body of validateQR: {@code transactionId}, and {@code qrCode}, a PNG in base64. */
final class ValidateQrBody {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private ValidateQrBody() {}

    static ValidateQrRequest read(ObjectNode body) {
        Fields fields = new Fields(body);
        Optional<String> id = fields.text("transactionId");
        Optional<String> qrText = fields.text("qrCode");
        fields.throwProblems();

        TransactionId transactionId = TransactionIdField.parse(id);

        Optional<String> qrCode = fields.parsed("qrCode", qrText, ValidateQrBody::png, "must be a PNG in base64");
        if (qrText.isEmpty()) {
            fields.problem("qrCode", "is required");
        }
        fields.throwProblems();
        return new ValidateQrRequest(transactionId, qrCode.get());
    }

    private static Optional<String> png(String text) {
        try {
            byte[] image = Base64.getDecoder().decode(text);
            boolean isPng = image.length > PNG.length && Arrays.equals(PNG, 0, PNG.length, image, 0, PNG.length);
            return isPng ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
