package dev.mfcgateway.mfcentral.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a DER encoding holds, by trying. The JDK reads PKCS#8 and SPKI alone; PKCS#1 is the same key without the
 * wrapping, and so is wrapped here. Any thread.
 */
final class RsaDer {

    private interface Reader {
        Object read(byte[] der) throws GeneralSecurityException;
    }

    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte[] NO_UNUSED_BITS = {0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int BIT_STRING = 0x03;

    private static final List<Reader> RSA = List.of(
            der -> privateKey("RSA", der),
            der -> privateKey("RSA", pkcs8(der)),
            der -> publicKey("RSA", der),
            der -> publicKey("RSA", spki(der)),
            der -> CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));

    private static final List<Reader> ELLIPTIC_CURVE =
            List.of(der -> privateKey("EC", der), der -> publicKey("EC", der));

    private RsaDer() {}

    /** An RSA private key, an RSA public key or a certificate. */
    static Object read(byte[] der) {
        return first(RSA, der)
                .orElseThrow(() ->
                        first(ELLIPTIC_CURVE, der).isPresent() ? RsaKeyText.ellipticCurve() : RsaKeyText.unreadable());
    }

    private static Optional<Object> first(List<Reader> readers, byte[] der) {
        for (Reader reader : readers) {
            try {
                return Optional.of(reader.read(der));
            } catch (GeneralSecurityException another) {
                // It is something else: the next reader's.
            }
        }
        return Optional.empty();
    }

    private static Object privateKey(String algorithm, byte[] der) throws GeneralSecurityException {
        KeySpec spec = new PKCS8EncodedKeySpec(der);
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
    }

    private static Object publicKey(String algorithm, byte[] der) throws GeneralSecurityException {
        KeySpec spec = new X509EncodedKeySpec(der);
        return KeyFactory.getInstance(algorithm).generatePublic(spec);
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        return tagged(SEQUENCE, VERSION_0, RSA_ENCRYPTION, tagged(OCTET_STRING, pkcs1));
    }

    private static byte[] spki(byte[] pkcs1) {
        return tagged(SEQUENCE, RSA_ENCRYPTION, tagged(BIT_STRING, NO_UNUSED_BITS, pkcs1));
    }

    /** Tag, length in two bytes (DER's own for 256 to 65535, which every RSA key worth having is), content. */
    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.write(0x82);
        whole.write(content.size() >> Byte.SIZE);
        whole.write(content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
