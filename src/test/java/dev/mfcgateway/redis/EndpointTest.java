package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "redis://one, redis://two:7000",
        "redis://one:26379/2, redis://two:7000/2",
        "rediss://user:p%40ss@one, rediss://user:p%40ss@two:7000",
        "rediss://:pass@one:1/0?client=mfg, rediss://:pass@two:7000/0?client=mfg",
    })
    void keepsAllButTheAddress(String uri, String moved) {
        assertThat(Endpoint.at(uri, "two", 7000)).isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource({
        "redis://one, redis://one",
        "redis://one:26379/2, redis://one:26379",
        "rediss://user:p%40ss@one:26379/2, rediss://user:p%40ss@one:26379",
    })
    void leavesTheDatabaseOut(String uri, String without) {
        assertThat(Endpoint.withoutDatabase(uri)).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({"::1, redis://[::1]:7000", "127.0.0.1, redis://127.0.0.1:7000"})
    void putsBracketsAroundSixPartAddresses(String host, String moved) {
        assertThat(Endpoint.at("redis://one", host, 7000)).isEqualTo(moved);
    }
}
