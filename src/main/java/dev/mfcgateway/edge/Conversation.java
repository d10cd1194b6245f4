package dev.mfcgateway.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One HTTP/1 connection's requests and answers, as they pass between Netty's codec and Vert.x. A head that two servers
 * could read in two ways is refused, and nothing that follows it is read. An answer that says {@code Connection: close}
 * is followed by it, which Vert.x leaves to the caller. Belongs to one connection and its event loop.
 */
final class Conversation extends ChannelDuplexHandler {

    /** A caller that is still sending would lose the answer if its connection were closed at once. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final BooleanSupplier isLeaving;
    private final Runnable close;
    private int unanswered;
    private boolean requestEnded = true;
    private boolean headBegun;
    private boolean nothingFollows;
    private boolean answering;
    private boolean closes;
    private Optional<HeadFault> fault = Optional.empty();
    private long since = System.nanoTime();

    /**
     * @param isLeaving whether the next answer is to be the last one
     * @param close the connection
     */
    Conversation(BooleanSupplier isLeaving, Runnable close) {
        this.isLeaving = isLeaving;
        this.close = close;
    }

    /** Whether the bytes that come next are of a head. */
    boolean awaitsHead() {
        return requestEnded;
    }

    void headBegins() {
        if (unanswered == 0 && !headBegun) {
            headBegun = true;
            since = System.nanoTime();
        }
    }

    void headIsFolded() {
        fault = Optional.of(HeadFault.fold());
    }

    /** Closes the connection if a head has not come to its end, or no request at all, for as long as is allowed. */
    void closeIfSilent(long now, ConnectionLimits limits) {
        Duration limit = closes ? LINGER : headBegun ? limits.head() : limits.idle();
        if (unanswered == 0 && now - since > limit.toNanos()) {
            close.run();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        nothingFollows |= closes && message instanceof HttpRequest;
        if (nothingFollows) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest head) {
            asked(head);
        }
        if (message instanceof HttpContent part && part.decoderResult().isFailure() && !(part instanceof HttpRequest)) {
            refuseBody(ctx);
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            requestEnded = true;
        }
        ctx.fireChannelRead(message);
    }

    /** Vert.x would close without an answer, and have it logged as a fault of ours. */
    private void refuseBody(ChannelHandlerContext ctx) {
        nothingFollows = true;
        if (unanswered == 1 && !answering) {
            HttpResponse refusal = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
            refusal.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close");
            ctx.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
        } else {
            close.run();
        }
    }

    private void asked(HttpRequest head) {
        unanswered++;
        requestEnded = false;
        headBegun = false;
        fault.or(() -> HeadFault.of(head)).ifPresent(one -> head.setDecoderResult(DecoderResult.failure(one)));
        nothingFollows = head.decoderResult().isFailure();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
        boolean isInterim =
                message instanceof HttpResponse answer && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse answer && !isInterim) {
            begins(answer);
        }
        boolean isEnd = message instanceof LastHttpContent && !isInterim;
        super.write(ctx, message, isEnd ? whenWritten(promise.unvoid()) : promise);
    }

    private ChannelPromise whenWritten(ChannelPromise promise) {
        answering = false;
        return promise.addListener(written -> {
            unanswered--;
            since = System.nanoTime();
            if (closes && requestEnded) {
                close.run();
            }
        });
    }

    /** One that has been read already, while this one was being answered, is answered too. */
    private void begins(HttpResponse answer) {
        answering = true;
        if (isLeaving.getAsBoolean() && unanswered == 1) {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        closes |= answer.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }
}
