package dev.mfcgateway.config;

/**
 * Where a server listens.
 *
 * @param host the address; {@code 0.0.0.0} is every address of this machine
 * @param port 1 to 65535
 */
public record ListenOptions(String host, int port) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
