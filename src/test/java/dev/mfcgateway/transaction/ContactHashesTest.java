package dev.mfcgateway.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Email;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.secret.Secret;
import dev.mfcgateway.secret.StorageKeys;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ContactHashesTest {

    private static final TransactionId ID = new TransactionIds().next();

    private final ContactHashes hashes = hashes((byte) 1);

    @Test
    void tellsTheSameContactAgain() {
        assertThat(hashes.of(phone("9876543210"), ID))
                .matches("[0-9a-f]{64}")
                .isEqualTo(hashes((byte) 1).of(phone("+919876543210"), ID));
    }

    @Test
    void tellsContactsApart() {
        assertThat(hashes.of(phone("9876543210"), ID))
                .isNotEqualTo(hashes.of(phone("9876543211"), ID))
                .isNotEqualTo(hashes.of(email("user@domain.in"), ID));
    }

    @Test
    void doesNotTellThatTwoTransactionsAreOnePersons() {
        assertThat(hashes.of(phone("9876543210"), ID))
                .isNotEqualTo(hashes.of(phone("9876543210"), new TransactionIds().next()));
    }

    @Test
    void tellsNothingWithoutTheKey() {
        assertThat(hashes.of(phone("9876543210"), ID))
                .isNotEqualTo(hashes((byte) 2).of(phone("9876543210"), ID));
    }

    @Test
    void takesAnEmailAddressInEitherCase() {
        assertThat(hashes.of(email("User@Domain.in"), ID)).isEqualTo(hashes.of(email("user@domain.in"), ID));
    }

    private static Contact phone(String text) {
        return Phone.parse(text).orElseThrow();
    }

    private static Contact email(String text) {
        return Email.parse(text).orElseThrow();
    }

    private static ContactHashes hashes(byte fill) {
        byte[] key = new byte[32];
        key[0] = fill;
        return new ContactHashes(StorageKeys.from(Secret.of(Base64.getEncoder().encodeToString(key))));
    }
}
