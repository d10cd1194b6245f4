package dev.mfcgateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtRestTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String PLACE = "notes of somebody";

    private final AtRest atRest = atRest("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");

    /** Test case 16 of the GCM specification that was submitted to NIST. */
    @Test
    void sealsWhatTheSpecificationSeals() {
        byte[] kept = atRest.seal(
                HEX.parseHex(
                        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"),
                HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                HEX.parseHex("cafebabefacedbaddecaf888"));

        assertThat(HEX.formatHex(kept))
                .isEqualTo("cafebabefacedbaddecaf888"
                        + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "more than one block of sixteen bytes"})
    void opensWhatItSealed(String text) {
        byte[] kept = atRest.seal(text.getBytes(UTF_8), PLACE);

        assertThat(atRest.open(kept, PLACE)).asString().isEqualTo(text);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        byte[] plain = "the same".getBytes(UTF_8);

        assertThat(atRest.seal(plain, PLACE)).isNotEqualTo(atRest.seal(plain, PLACE));
    }

    @Test
    void opensNothingThatWasTamperedWith() {
        byte[] kept = atRest.seal("plain".getBytes(UTF_8), PLACE);

        for (int i = 0; i < kept.length; i++) {
            byte[] tampered = kept.clone();
            tampered[i] ^= 1;
            assertThatThrownBy(() -> atRest.open(tampered, PLACE)).isInstanceOf(Unopenable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, 27})
    void opensNothingThatIsTooShort(int length) {
        assertThatThrownBy(() -> atRest.open(new byte[length], PLACE)).isInstanceOf(Unopenable.class);
    }

    @Test
    void opensNothingInAnotherPlaceOrWithAnotherKey() {
        byte[] kept = atRest.seal("plain".getBytes(UTF_8), PLACE);

        assertThatThrownBy(() -> atRest.open(kept, "notes of somebody else")).isInstanceOf(Unopenable.class);
        assertThatThrownBy(() -> atRest("00".repeat(32)).open(kept, PLACE)).isInstanceOf(Unopenable.class);
    }

    private static AtRest atRest(String hexKey) {
        return new AtRest(new SecretKeySpec(HEX.parseHex(hexKey), "AES"));
    }
}
