package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mfcgateway.config.ProgramOptions;
import io.vertx.core.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventLoopsTest {

    @ParameterizedTest
    @EnumSource
    void alwaysFindsOneThatWorksHere(ProgramOptions.Transport asked) {
        assertThat(EventLoops.transport(asked).available()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void takesEpollByItself() {
        assumeTrue(Transport.EPOLL.available(), "the native part is there for x86_64 and aarch_64 alone");

        assertThat(EventLoops.transport(ProgramOptions.Transport.AUTO)).isSameAs(Transport.EPOLL);
    }

    @Test
    void doesWithoutWhatIsNotOnTheClassPath() {
        assertThat(EventLoops.available(null)).isEmpty();
    }

    @Test
    void takesNioWhereItIsAskedFor() {
        assertThat(EventLoops.transport(ProgramOptions.Transport.NIO)).isSameAs(Transport.NIO);
    }
}
