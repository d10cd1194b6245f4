package dev.mfcgateway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A key and a certificate for the host {@code localhost}, which vouches for itself, made by openssl. */
public record ServerCertificate(Path key, Path certificate) {

    public static ServerCertificate in(Path directory) throws IOException, InterruptedException {
        ServerCertificate made = new ServerCertificate(directory.resolve("key.pem"), directory.resolve("cert.pem"));
        Program.Outcome outcome = Program.called("openssl", "openssl")
                .run(List.of(
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        made.key.toString(),
                        "-out",
                        made.certificate.toString()));
        if (outcome.exitCode() != 0) {
            throw new IOException("openssl made no certificate: " + outcome.errors());
        }
        return made;
    }

    public String pem() throws IOException {
        return Files.readString(certificate);
    }
}
