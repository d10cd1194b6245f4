package dev.mfcgateway.testing;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes and reads transactions' records as another program would: from the documented keys and fields alone. */
public final class Transactions implements AutoCloseable {

    /** The id of the samples that partners know. */
    public static final String PUBLISHED_ID = "TRX_dc73061e7f79470dbb7bad384243f210";

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(24);

    private final SecureRandom random = new SecureRandom();
    private final Redis redis;
    private final String keyPrefix;

    public Transactions(Vertx vertx, String endpoint, String keyPrefix) {
        this.redis = Redis.createClient(vertx, endpoint);
        this.keyPrefix = keyPrefix;
    }

    /** A transaction as a partner has just created it. */
    public String create(String tenant) {
        return create(tenant, Map.of());
    }

    /** The same, with some fields otherwise; an empty value leaves the field out. */
    public String create(String tenant, Map<String, String> otherwise) {
        String id = newId();
        write(id, tenant, otherwise);
        return id;
    }

    /** The same, with an id that is known before. */
    public void write(String id, String tenant, Map<String, String> otherwise) {
        long now = System.currentTimeMillis();
        long expiresAt = now + Duration.ofHours(24).toMillis();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("tenant", tenant);
        fields.put("intent", "MF_HOLDINGS_IMPORT");
        fields.put("createdAt", Long.toString(now));
        fields.put("expiresAt", Long.toString(expiresAt));
        fields.put("status", "INITIALIZED");
        fields.put("otpSends", "0");
        fields.putAll(otherwise);
        Request write = Request.cmd(Command.HSET).arg(key(id));
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                write.arg(name).arg(value);
            }
        });
        send(write);
        send(Request.cmd(Command.PEXPIREAT).arg(key(id)).arg(expiresAt + KEPT_AFTER_EXPIRY.toMillis()));
    }

    public String newId() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return "TRX_" + HexFormat.of().formatHex(bits);
    }

    public String key(String id) {
        return keyPrefix + ":txn:{" + id + "}";
    }

    /** A field's value; null if there is none. */
    public String field(String id, String name) {
        Response value = send(Request.cmd(Command.HGET).arg(key(id)).arg(name));
        return value == null ? null : value.toString();
    }

    /** The whole record as one text. */
    public String everything(String id) {
        return send(Request.cmd(Command.HGETALL).arg(key(id))).toString();
    }

    /** The whole record, by field. */
    public Map<String, String> fields(String id) {
        Response record = send(Request.cmd(Command.HGETALL).arg(key(id)));
        Map<String, String> fields = new TreeMap<>();
        record.getKeys().forEach(name -> fields.put(name, record.get(name).toString()));
        return fields;
    }

    public long ttlMillis(String id) {
        return send(Request.cmd(Command.PTTL).arg(key(id))).toLong();
    }

    /** Any command, for what the methods above do not do. */
    public Response send(Request command) {
        return Await.result(redis.send(command));
    }

    @Override
    public void close() {
        Await.result(redis.close());
    }
}
