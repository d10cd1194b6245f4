package dev.mfcgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.metrics.RedisFailure;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisErrorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "READONLY You can't write against a read only replica.",
                "LOADING Redis is loading the dataset in memory",
                "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
                "CLUSTERDOWN The cluster is down",
                "NOAUTH Authentication required."
            })
    void endsAConnectionThatLeadsNowhere(String said) {
        assertThat(RedisError.endsConnection(ErrorType.create(said))).isTrue();
        assertThat(RedisError.kind(ErrorType.create(said))).isEqualTo(RedisFailure.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OOM command not allowed when used memory > 'maxmemory'.",
                "BUSY Redis is busy running a script.",
                "MISCONF Redis is configured to save RDB snapshots",
                "NOREPLICAS Not enough good replicas to write.",
                "NOPERM User has no permissions",
                "WRONGTYPE Operation against a key holding the wrong kind of value",
                "NOSCRIPT No matching script.",
                "ERR"
            })
    void keepsAConnectionThatBringsAnswers(String said) {
        assertThat(RedisError.endsConnection(ErrorType.create(said))).isFalse();
    }

    @Test
    void endsAConnectionThatBringsNone() {
        assertThat(RedisError.endsConnection(new TimeoutException())).isTrue();
        assertThat(RedisError.kind(new TimeoutException())).isEqualTo(RedisFailure.TIMEOUT);
        assertThat(RedisError.endsConnection(new IOException("reset"))).isTrue();
        assertThat(RedisError.kind(new IOException("reset"))).isEqualTo(RedisFailure.DISCONNECTED);
    }

    @Test
    void keepsAConnectionThatHasTooMuchToDo() {
        assertThat(RedisError.endsConnection(new TooManyCommands())).isFalse();
        assertThat(RedisError.kind(new TooManyCommands())).isEqualTo(RedisFailure.REFUSED);
    }

    @Test
    void takesNoWordOfTheClientForOneOfRedis() {
        assertThat(RedisError.is("NOSCRIPT", ErrorType.create("NOSCRIPT No matching script.")))
                .isTrue();
        assertThat(RedisError.is("NOSCRIPT", new IOException("NOSCRIPT"))).isFalse();
    }

    @Test
    void repeatsNeitherCommandsNorPasswords() {
        assertThat(RedisError.describe(ErrorType.create("ERR unknown command 'x', with args beginning with: 'secret'")))
                .isEqualTo("it says ERR");
        assertThat(RedisError.describe(
                        new IllegalStateException("Failed obtaining connection to: redis://:secret@one")))
                .isEqualTo("no connection");
        assertThat(RedisError.describe(new ConnectException("Connection refused: /127.0.0.1:6379")))
                .isEqualTo("Connection refused: /127.0.0.1:6379");
    }
}
