package dev.mfcgateway.mfcentral;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.mfcentral.envelope.EnvelopeException;
import dev.mfcgateway.mfcentral.envelope.Opener;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the wording of an error in every dress that MFCentral sends it in: sealed, plain text in {@code response},
 * sealed twice over, plain JSON, HTML, or nothing at all. The text serves to tell one row of the fault table from
 * another and goes no further. Never fails: what cannot be read has no wording. Any thread.
 */
final class ErrorText {

    private static final int LONGEST = 4 * 1024;
    private static final int DEEPEST = 3;
    private static final List<String> FIELDS =
            List.of("message", "msg", "error", "error_description", "errorMessage", "code");

    private final Opener opener;

    ErrorText(Opener opener) {
        this.opener = opener;
    }

    /** Lower case, with single spaces, at most 4 KiB. */
    String of(Answer answer) {
        String wording = wording(answer.body().toString(UTF_8), 1);
        return wording.substring(0, Math.min(wording.length(), LONGEST))
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private String wording(String text, int depth) {
        return JsonText.object(text).map(json -> wording(json, depth)).orElse(text);
    }

    private String wording(JsonObject json, int depth) {
        Object inner = json.getValue("response");
        if (depth < DEEPEST && inner instanceof JsonObject object) {
            return wording(object, depth + 1);
        }
        if (depth < DEEPEST && inner instanceof String text) {
            return JsonText.object(text)
                    .map(plain -> wording(plain, depth + 1))
                    .orElseGet(() -> wording(opened(json, text), depth + 1));
        }
        return String.join(" ", messages(json).toList());
    }

    /** A signature that is there must fit; one that is missing cannot mislead about more than the wording. */
    private String opened(JsonObject json, String ciphertext) {
        Optional<String> signature = JsonText.text(json, "signature").filter(text -> !text.isEmpty());
        try {
            return signature.isPresent() ? opener.open(signature, ciphertext) : opener.openUnsigned(ciphertext);
        } catch (EnvelopeException unreadable) {
            return signature.isPresent() ? "" : ciphertext;
        }
    }

    private static Stream<String> messages(JsonObject json) {
        Stream<String> own = FIELDS.stream().flatMap(field -> JsonText.text(json, field).stream());
        return json.getValue("errors") instanceof JsonArray errors
                ? Stream.concat(own, errors.stream().flatMap(ErrorText::messages))
                : own;
    }

    private static Stream<String> messages(Object error) {
        if (error instanceof JsonObject json) {
            return FIELDS.stream().flatMap(field -> JsonText.text(json, field).stream());
        }
        return error instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
