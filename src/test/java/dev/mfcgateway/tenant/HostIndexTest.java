package dev.mfcgateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostIndexTest {

    private final HostIndex<String> hosts = new HostIndex<>();

    @ParameterizedTest
    @ValueSource(strings = {"a.acme.example.in", "b.acme.example.in", "a.b.acme.example.in"})
    void findsEveryHostBelowAWildcard(String host) {
        hosts.claim("*.acme.example.in", "acme");

        assertThat(hosts.find(host)).contains("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.example.in", "xacme.example.in", "example.in", "in", "", ".", "*.example.in"})
    void doesNotFindWhatIsNotBelowAWildcard(String host) {
        hosts.claim("*.acme.example.in", "acme");

        assertThat(hosts.find(host)).isEmpty();
    }

    @Test
    void takesAPatternInAnyCase() {
        hosts.claim("*.ACME.example.in", "acme");
        hosts.claim("Globex.example.IN", "globex");

        assertThat(hosts.find("a.acme.example.in")).contains("acme");
        assertThat(hosts.find("globex.example.in")).contains("globex");
    }

    @ParameterizedTest
    @CsvSource({
        "acme.example.in, acme.example.in",
        "acme.example.in, ACME.example.in",
        "*.example.in, acme.example.in",
        "acme.example.in, *.example.in",
        "*.example.in, *.example.in",
        "*.example.in, *.acme.example.in",
        "*.acme.example.in, *.example.in",
        "a.b.acme.example.in, *.example.in"
    })
    void givesTheOwnerThatIsInTheWay(String theirs, String wanted) {
        hosts.claim(theirs, "acme");

        assertThat(hosts.claim(wanted, "globex")).contains("acme");
        assertThat(hosts.claim(wanted, "acme")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*.acme.example.in, acme.example.in",
        "acme.example.in, *.acme.example.in",
        "*.acme.example.in, *.globex.example.in",
        "acme.example.in, xacme.example.in"
    })
    void takesWhatOnlyLooksAlike(String theirs, String wanted) {
        hosts.claim(theirs, "acme");

        assertThat(hosts.claim(wanted, "globex")).isEmpty();
    }

    @Test
    void leavesAHostWithItsOwnerWhenAnotherWantedIt() {
        hosts.claim("acme.example.in", "acme");
        hosts.claim("*.example.in", "globex");

        assertThat(hosts.find("acme.example.in")).contains("acme");
        assertThat(hosts.find("other.example.in")).isEmpty();
    }
}
