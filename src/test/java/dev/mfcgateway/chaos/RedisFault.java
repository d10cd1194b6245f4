package dev.mfcgateway.chaos;

import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.FreePort;
import dev.mfcgateway.testing.RealRedis;
import dev.mfcgateway.testing.RedisLine;
import java.io.IOException;
import java.util.List;

/** What may befall a Redis that goes on running. */
enum RedisFault {
    /** It does nothing any more, with all its connections open. */
    FROZEN {
        @Override
        Outage strike(RealRedis server) throws IOException, InterruptedException {
            server.freeze();
            return server::thaw;
        }
    },
    OUT_OF_MEMORY {
        @Override
        Outage strike(RealRedis server) throws IOException {
            server.ask("CONFIG", "SET", "maxmemory", "1");
            return () -> server.ask("CONFIG", "SET", "maxmemory", "0");
        }
    },
    /** A script runs, and does not end by itself. */
    BUSY {
        @Override
        Outage strike(RealRedis server) throws IOException {
            server.ask("CONFIG", "SET", "lua-time-limit", "100");
            RedisLine script = server.line();
            script.tell("EVAL", "\"while true do end\"", "0");
            Await.until("Redis says that it is busy", () -> server.refuses("BUSY", "DBSIZE"));
            return () -> {
                server.ask("SCRIPT", "KILL");
                script.close();
            };
        }
    },
    /** A replica of a primary that is not there: it takes no writes. */
    DEMOTED {
        @Override
        Outage strike(RealRedis server) throws IOException {
            server.ask("REPLICAOF", "127.0.0.1", Integer.toString(FreePort.next()));
            return () -> server.ask("REPLICAOF", "NO", "ONE");
        }
    },
    /** {@code maxclients} is reached, when the gateway has just lost its connections. */
    WITHOUT_A_PLACE {
        @Override
        Outage strike(RealRedis server) throws IOException {
            RedisLine inside = server.line();
            List<String> clients = RedisServers.clients(server).toList();
            inside.ask("CONFIG", "SET", "maxclients", "1");
            for (String client : clients) {
                inside.ask("CLIENT", "KILL", "ID", client.substring("id=".length(), client.indexOf(' ')));
            }
            return () -> {
                inside.ask("CONFIG", "SET", "maxclients", "10000");
                inside.close();
            };
        }
    };

    /** Ends it. */
    interface Outage {
        void end() throws IOException, InterruptedException;
    }

    abstract Outage strike(RealRedis server) throws IOException, InterruptedException;
}
