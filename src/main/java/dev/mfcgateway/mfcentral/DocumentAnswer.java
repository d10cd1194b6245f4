package dev.mfcgateway.mfcentral;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mfcgateway.mfcentral.envelope.Opener;
import java.io.IOException;

/**
 * Reads a statement: sealed, one JSON object, and of this very request where it says so: a recorded answer, or one that
 * was mixed up, would hand one investor's holdings to another's partner. Anything else with a 2xx is
 * {@code mfc_bad_response}. What the statement says is not looked at. Any thread but an event loop's: it may be long.
 */
final class DocumentAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private final SealedAnswer sealed;

    DocumentAnswer(Opener opener) {
        this.sealed = new SealedAnswer(opener);
    }

    CasDocument read(String reqId, String clientRefNo, Answer answer) {
        String text = sealed.text(answer);
        try (JsonParser parser = JSON.createParser(text)) {
            requireObject(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                refuseIfForAnother("reqId", reqId, field, value, parser);
                refuseIfForAnother("clientRefNo", clientRefNo, field, value, parser);
                parser.skipChildren();
            }
            requireObject(parser.nextToken() == null);
        } catch (IOException noJson) { // its message quotes the statement: it goes nowhere
            throw MfCentralFaults.badResponse();
        }
        return new CasDocument(text);
    }

    private static void refuseIfForAnother(
            String name, String expected, String field, JsonToken value, JsonParser parser) throws IOException {
        boolean isTold = field.equals(name)
                && value.isScalarValue()
                && value != JsonToken.VALUE_NULL
                && !parser.getText().isEmpty();
        if (isTold && !parser.getText().equals(expected)) {
            throw MfCentralFaults.badResponse();
        }
    }

    private static void requireObject(boolean holds) {
        if (!holds) {
            throw MfCentralFaults.badResponse();
        }
    }
}
