package dev.mfcgateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands before the decoder: tells when bytes come that are no whole head yet, and sees a folded header, which the
 * decoder unfolds without a word. A fold in a head that comes in one piece with the body before it is unfolded, as RFC
 * 9112 has it. Belongs to one connection.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {

    private final Conversation conversation;
    private byte last;

    FirstBytes(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (conversation.awaitsHead() && message instanceof ByteBuf bytes) {
            conversation.headBegins();
            if (hasFold(bytes)) {
                conversation.headIsFolded();
            }
        } else {
            last = 0;
        }
        ctx.fireChannelRead(message);
    }

    /** Up to the empty line that ends the head. */
    private boolean hasFold(ByteBuf bytes) {
        for (int i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
            byte next = bytes.getByte(i);
            if (last == 0 && (next == '\r' || next == '\n')) {
                continue; // empty lines before a head, which the decoder passes over
            }
            if (last == '\n' && (next == ' ' || next == '\t')) {
                return true;
            }
            if (last == '\n' && (next == '\r' || next == '\n')) {
                last = 0;
                return false;
            }
            last = next;
        }
        return false;
    }
}
