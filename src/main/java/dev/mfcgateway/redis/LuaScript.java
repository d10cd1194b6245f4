package dev.mfcgateway.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script that Redis runs as one atomic step, and the name by which it knows it.
 *
 * @param sha1 hex, as EVALSHA takes it
 */
record LuaScript(String source, String sha1) {

    /** Reads {@code name} from this package's resources in the jar, and puts what all scripts share before it. */
    static LuaScript load(String name) {
        String source = resource("prelude.lua") + resource(name);
        return new LuaScript(source, sha1(source));
    }

    private static String resource(String name) {
        try (InputStream in = LuaScript.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha1(String source) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(source.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has SHA-1
        }
    }
}
