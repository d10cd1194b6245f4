package dev.mfcgateway.config;

import java.util.function.Consumer;

/** One document under examination: its settings, and where what is wrong with them goes. For one thread. */
final class Inspection {

    private static final String CLAUSE = "; ";

    private final ConfigDocument document;
    private final ConfigSchema schema;
    private final Findings findings;
    private final Settings settings;

    /** Begins with what the schema finds. */
    Inspection(ConfigDocument document, ConfigSchema schema, Findings findings) {
        this.document = document;
        this.schema = schema;
        this.findings = findings;
        this.settings = new Settings(schema.withDefaults(document.tree()));
        schema.faultsOf(document).forEach(findings::refuse);
    }

    /** Where {@code key} stands. */
    Place place(String key) {
        return document.place(key);
    }

    Settings settings() {
        return settings;
    }

    /** Whether the document itself has {@code key}, so that its value is no default. */
    boolean isWritten(String key) {
        return !new Settings(document.tree()).at(key).isMissingNode();
    }

    /**
     * Puts each text at {@code key} to {@code rule}, which throws {@link IllegalArgumentException} with what is wrong and,
     * where it knows better than the schema, what is allowed: {@code is empty; allowed: any text}.
     */
    void check(String key, Consumer<String> rule) {
        settings.textsByKey(key).forEach((itsKey, text) -> {
            try {
                if (!text.isEmpty()) {
                    rule.accept(text);
                }
            } catch (IllegalArgumentException e) {
                refuseFor(itsKey, e.getMessage());
            }
        });
    }

    private void refuseFor(String key, String message) {
        int clause = message.indexOf(CLAUSE);
        if (clause < 0) {
            refuse(key, message);
        } else {
            refuse(key, message.substring(0, clause), message.substring(clause + CLAUSE.length()));
        }
    }

    /** What is allowed is what the schema says of {@code key}. */
    void refuse(String key, String problem) {
        refuse(key, problem, schema.allowed(key));
    }

    void refuse(String key, String problem, String allowed) {
        findings.refuse(document.fault(key, problem, allowed));
    }

    /** Warns of secrets that are no secrets: written into the document, or left as somebody's sample has them. */
    void warnOfWeakSecrets() {
        schema.secrets().forEach(secret -> settings.textsByKey(secret).forEach((key, value) -> {
            warnIfWritten(key, "is written in the file");
            if (WeakSecret.looksLike(value) && !findings.hasFaultOf(document.name(), key)) {
                warn(key, "is easily guessed", "better: a random value");
            }
        }));
    }

    /** Warns unless the value came through a reference. */
    void warnIfWritten(String key, String problem) {
        if (!document.referenced().contains(key)) {
            warn(key, problem, "better: ${env:NAME} or ${file:PATH}");
        }
    }

    void warn(String key, String problem, String allowed) {
        findings.warn(document.fault(key, problem, allowed));
    }
}
