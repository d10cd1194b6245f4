package dev.mfcgateway.mfcentral;

/**
 * An investor's statement as MFCentral wrote it: the text of one JSON object. It prints masked, for all of it is the
 * investor's own. It knows nothing of what the statement says. Immutable; any thread.
 */
public final class CasDocument {

    private final String json;

    CasDocument(String json) {
        this.json = json;
    }

    /** The text itself, up to some 12 MiB. To be read and handed to the partner, and nothing else. */
    public String reveal() {
        return json;
    }

    @Override
    public String toString() {
        return "CasDocument(***)";
    }
}
