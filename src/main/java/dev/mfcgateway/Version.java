package dev.mfcgateway;

/** Which version of the gateway this is. */
final class Version {

    private Version() {}

    /** As the jar's manifest has it; {@code development} where classes run outside a jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
