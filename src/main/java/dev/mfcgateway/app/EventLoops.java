package dev.mfcgateway.app;

import dev.mfcgateway.config.ProgramOptions;
import io.vertx.core.transport.Transport;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What event loops can wait for the network by. A container may forbid io_uring, and another system than Linux has no
 * epoll: what is not available is replaced, and never keeps the gateway from its start. Any thread.
 */
final class EventLoops {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoops.class);

    private EventLoops() {}

    /** The one that is asked for, or the best of the others. */
    static Transport transport(ProgramOptions.Transport asked) {
        Optional<Transport> chosen =
                switch (asked) {
                    case AUTO -> Optional.of(best());
                    case EPOLL -> available(Transport.EPOLL);
                    case IO_URING -> available(Transport.IO_URING);
                    case NIO -> Optional.of(Transport.NIO);
                };
        return chosen.orElseGet(() -> {
            LOG.warn("{} is not available here, {} is used", asked, best().name());
            return best();
        });
    }

    private static Transport best() {
        return available(Transport.EPOLL).orElse(Transport.NIO);
    }

    /** Null is one that is not on the class path. */
    static Optional<Transport> available(Transport one) {
        return Optional.ofNullable(one).filter(Transport::available);
    }
}
