package dev.mfcgateway;

/** Which version of the gateway this is. */
public final class Version {

    private Version() {}

    /** As the jar's manifest has it; {@code development} where classes run outside a jar. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
