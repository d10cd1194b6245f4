package dev.mfcgateway.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "acme", "acme-2", "0", "-", "abcdefghijklmnopqrstuvwxyz-01234"})
    void takesUpTo32SmallLettersDigitsAndHyphens(String name) {
        assertThat(TenantId.parse(name)).contains(new TenantId(name));
        assertThat(new TenantId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme",
                "ac me",
                "acme\n",
                "acme_2",
                "_unknown",
                "acme.in",
                "acme/x",
                "ac*",
                "{acme}",
                "\uff41cme",
                "abcdefghijklmnopqrstuvwxyz-012345"
            })
    void refusesAnotherShape(String name) {
        assertThat(TenantId.parse(name)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantId(name))
                .withMessage("not a tenant's name");
    }
}
