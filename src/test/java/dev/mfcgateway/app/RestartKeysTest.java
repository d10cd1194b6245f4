package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartKeysTest {

    @TempDir
    private Path directory;

    @Test
    void namesTheKeysThatWaitForTheNextStart() throws IOException {
        SpoiltConfig config = new SpoiltConfig(directory);
        LoadedConfig running = config.load();
        config.environment().put("MFC_STORAGE_KEY", "YW5vdGhlci1rZXktb2YtMzItYnl0ZXMtbGVuZ3RoISE=");
        config.set("gateway.yaml", "/server/port", "8088")
                .set("gateway.yaml", "/redis/endpoints", "['redis://cache']")
                .set("gateway.yaml", "/shutdown/pauseMs", "1")
                .set("gateway.yaml", "/server/maxBodyBytes", "512");

        assertThat(RestartKeys.changed(running.options(), config.load().options()))
                .containsExactly("server.port", "redis.endpoints", "storage.encryptionKey");
    }
}
