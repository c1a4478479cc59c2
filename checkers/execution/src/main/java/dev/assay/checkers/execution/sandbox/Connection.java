package dev.assay.checkers.execution.sandbox;

import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One box's line to the server. Closing it ends the box and all that runs in it, and so does an
 * interrupt of the thread that waits. For one thread at a time.
 */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    Connection(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try {
            channel.configureBlocking(false);
            selector = Selector.open();
            key = channel.register(selector, SelectionKey.OP_READ);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Sends a request and waits for the reply.
     *
     * @param patience longer than it can take; the box is given up then
     */
    Frame ask(Frame request, Duration patience) throws SandboxException, InterruptedException {
        try {
            long until = System.nanoTime() + patience.toNanos();
            write(ByteBuffer.wrap(request.packed()), until);
            ByteBuffer head = ByteBuffer.allocate(4);
            read(head, until);
            int length = head.getInt(0);
            if (length < 4 || length > Frame.MOST) {
                throw new IOException("a reply of " + length + " bytes");
            }
            ByteBuffer body = ByteBuffer.allocate(length);
            read(body, until);
            Frame reply = Frame.parse(body.flip());
            if (reply.message().has("broken")) {
                throw new IOException(reply.message().path("broken").asText());
            }
            return reply;
        } catch (IOException e) {
            close();
            throw new SandboxException("the box is gone: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private void write(ByteBuffer bytes, long until) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, until);
            }
        }
    }

    private void read(ByteBuffer bytes, long until) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes);
            if (count < 0) {
                throw new IOException("it ended without a reply");
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, until);
            }
        }
    }

    private void await(int operation, long until) throws IOException, InterruptedException {
        key.interestOps(operation);
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new IOException("it did not reply in time");
        }
        selector.select(left);
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Whether it has ended by itself. */
    boolean isGone() {
        try {
            return !channel.isOpen() || channel.read(ByteBuffer.allocate(1)) != 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            // gone is gone
        }
    }
}
