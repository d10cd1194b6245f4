package dev.mfcgateway.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** The ways in which the bytes of an answer reach the caller, or do not. Runs on the request's event loop. */
enum Delivery {
    WHOLE {
        @Override
        void send(Vertx vertx, HttpServerRequest request, Buffer body) {
            request.response().end(body);
        }
    },
    /** One byte per second, until it is complete or the caller has gone. */
    DRIP {
        @Override
        void send(Vertx vertx, HttpServerRequest request, Buffer body) {
            HttpServerResponse response = request.response().setChunked(true);
            int[] sent = {0};
            long timer = vertx.setPeriodic(1, 1000, id -> {
                if (sent[0] < body.length()) {
                    response.write(body.slice(sent[0], ++sent[0]));
                } else {
                    vertx.cancelTimer(id);
                    response.end();
                }
            });
            response.closeHandler(gone -> vertx.cancelTimer(timer));
        }
    },
    /** 200 MB of one JSON text, as fast as the caller reads. */
    HUGE {
        @Override
        void send(Vertx vertx, HttpServerRequest request, Buffer body) {
            HttpServerResponse response = request.response().setChunked(true);
            response.write("{\"response\":\"");
            new Flood(response, HUGE_BYTES).pour();
        }
    },
    HANG {
        @Override
        void send(Vertx vertx, HttpServerRequest request, Buffer body) {
            // The request stays open until the caller or the simulator closes.
        }
    },
    CLOSE {
        @Override
        void send(Vertx vertx, HttpServerRequest request, Buffer body) {
            request.connection().close();
        }
    };

    private static final long HUGE_BYTES = 200L << 20;

    abstract void send(Vertx vertx, HttpServerRequest request, Buffer body);

    boolean answers() {
        return this != HANG && this != CLOSE;
    }

    /** Writes no faster than the caller reads. */
    private static final class Flood {
        private static final Buffer CHUNK = Buffer.buffer("A".repeat(1 << 16));

        private final HttpServerResponse response;
        private long left;

        Flood(HttpServerResponse response, long bytes) {
            this.response = response;
            this.left = bytes;
        }

        void pour() {
            while (left > 0 && !response.closed()) {
                if (response.writeQueueFull()) {
                    response.drainHandler(drained -> pour());
                    return;
                }
                response.write(CHUNK.copy());
                left -= CHUNK.length();
            }
            if (!response.closed()) {
                response.end("\"}");
            }
        }
    }
}
