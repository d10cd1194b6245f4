package dev.mfcgateway.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransactionIdsTest {

    @Test
    void neverGivesANameTwice() {
        TransactionIds ids = new TransactionIds();

        assertThat(Stream.generate(ids::next).limit(1000)).doesNotHaveDuplicates();
    }
}
