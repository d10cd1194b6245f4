package dev.mfcgateway.load;

import dev.mfcgateway.testing.Transactions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/** Writes what a load asks for into Redis, all of it in one step. */
record LoadTransactions(Transactions redis) {

    private static final String WRITE =
            """
            local now = redis.call('TIME')[1] * 1000
            for number = ARGV[1], ARGV[1] + ARGV[2] - 1 do
              local key = 'mfg:txn:{TRX_' .. string.format('%032x', number) .. '}'
              redis.call('DEL', key)
              redis.call('HSET', key, 'tenant', 'acme', 'intent', 'MF_HOLDINGS_IMPORT', 'status', 'INITIALIZED',
                'createdAt', now, 'expiresAt', now + 86400000, 'otpSends', ARGV[3], 'otpSendsAllowed', ARGV[4])
            end
            """;

    /** As they were at first, whatever a load has made of them. */
    void write(Load load) {
        redis.send(Request.cmd(Command.EVAL)
                .arg(WRITE)
                .arg(0)
                .arg(load.first())
                .arg(load.transactions())
                .arg(load.isRefused() ? 5 : 0)
                .arg(load.isRefused() ? 5 : 1_000_000));
    }
}
