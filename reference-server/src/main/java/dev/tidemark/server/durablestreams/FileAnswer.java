// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.http.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.util.ReferenceCounted;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * The answer to a read of what lies in a file, at least in parts: from there it goes to the socket without passing through this
 * process.
 *
 * @param head status and headers
 * @param parts bytes and regions of files; to be sent or released, once
 */
record FileAnswer(Reply head, List<ReferenceCounted> parts, PlainConnection connection) implements Outgoing {

    @Override
    public void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            release();
            return;
        }
        head.headers().forEach(response::putHeader);
        response.setStatusCode(head.status());
        if (head.status() == Protocol.OK) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length()));
            sendParts(response);
        } else {
            release();
        }
        response.end();
    }

    private void sendParts(HttpServerResponse response) {
        response.write(Buffer.buffer()); // the head
        for (ReferenceCounted part : parts) {
            connection.send(part instanceof ByteBuf bytes ? new DefaultHttpContent(bytes) : part);
        }
    }

    private long length() {
        return parts.stream().mapToLong(FileAnswer::length).sum();
    }

    private static long length(ReferenceCounted part) {
        return part instanceof FileRegion region ? region.count() : ((ByteBuf) part).readableBytes();
    }

    private void release() {
        parts.forEach(ReferenceCounted::release);
    }
}
