package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.GatewayOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedTenantsTest {

    @TempDir
    private Path directory;

    @Test
    void namesWhatWasAddedChangedAndRemoved() throws IOException {
        SpoiltConfig config = new SpoiltConfig(directory);
        GatewayOptions before = config.load().options().gateway();
        config.set("tenants/acme.yaml", "/otp/maxSends", "3").set("tenants/globex.yaml", "/name", "bolt");
        GatewayOptions after = config.load().options().gateway();

        assertThat(ReloadedTenants.between(before, after)).hasToString("added bolt, changed acme, removed globex");
        assertThat(ReloadedTenants.between(after, after)).hasToString("added none, changed none, removed none");
    }

    @Test
    void countsWhatWouldMakeALineTooLong() {
        List<String> names = IntStream.range(0, 1_000).mapToObj(i -> "t" + i).toList();

        assertThat(new ReloadedTenants(names, List.of(), List.of()).toString())
                .startsWith("added t0 t1 ")
                .contains("t19 and 980 more, changed none");
    }
}
