package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mfcgateway.config.ProgramOptions;
import dev.mfcgateway.tenant.TenantOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That ports, times and limits of the manifests are those of the configuration that they bring. */
class DeployedConfigTest {

    static Stream<Manifests> overlays() {
        return Stream.of(Manifests.local(), Manifests.production());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void bringsAConfigurationThatAGatewayStartsFrom(Manifests overlay) throws IOException {
        assertThat(DeployedConfig.of(overlay).gateway().tenants()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void opensThePortsThatTheGatewayListensOn(Manifests overlay) throws IOException {
        ProgramOptions options = DeployedConfig.of(overlay);
        JsonNode ports = overlay.gateway().get("ports");

        assertThat(ports.at("/0/containerPort").asInt())
                .isEqualTo(options.server().listen().port());
        assertThat(ports.at("/1/containerPort").asInt())
                .isEqualTo(options.management().port());
    }

    @Test
    void letsThePodsReachARedisOutsideOfTheCluster() throws IOException {
        List<Integer> open = Manifests.production().all("NetworkPolicy").stream()
                .flatMap(policy -> policy.at("/spec/egress").valueStream())
                .filter(rule -> rule.get("to").valueStream().anyMatch(to -> to.has("ipBlock")))
                .flatMap(rule -> rule.get("ports").valueStream())
                .filter(port -> port.get("protocol").asText().equals("TCP"))
                .map(port -> port.get("port").asInt())
                .toList();

        assertThat(DeployedConfig.of(Manifests.production()).gateway().redis().endpoints())
                .isNotEmpty()
                .allSatisfy(endpoint ->
                        assertThat(open).contains(URI.create(endpoint.reveal()).getPort()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void givesTheSlowestRequestTheTimeToEnd(Manifests overlay) throws IOException {
        ProgramOptions options = DeployedConfig.of(overlay);
        Duration sleep = Duration.ofSeconds(
                overlay.gateway().at("/lifecycle/preStop/sleep/seconds").asInt());
        Duration grace = Duration.ofSeconds(
                overlay.pod().at("/terminationGracePeriodSeconds").asInt());
        Duration slowest = slowest(options);

        assertThat(sleep).isPositive();
        assertThat(options.shutdownDrain()).isGreaterThan(slowest);
        assertThat(grace)
                .isGreaterThan(sleep.plus(options.shutdownPause())
                        .plus(options.shutdownDrain())
                        .plus(slowest));
    }

    @Test
    void scalesBeforeATenantIsAtItsLimitAndNotWhileCallsAreUnderWay() throws IOException {
        ProgramOptions options = DeployedConfig.of(Manifests.production());
        JsonNode scaler = Manifests.production().the("HorizontalPodAutoscaler").get("spec");
        JsonNode pods = scaler.at("/metrics/0/pods");

        assertThat(pods.at("/metric/name").asText()).isEqualTo("mfc_gateway_in_flight");
        assertThat(options.gateway().tenants())
                .allSatisfy(tenant -> assertThat(pods.at("/target/averageValue").asInt())
                        .isEqualTo(tenant.mfCentral().maxInFlight() * 60 / 100));
        assertThat(scaler.at("/behavior/scaleDown/stabilizationWindowSeconds").asInt())
                .isGreaterThan((int) slowest(options).toSeconds() + 60);
    }

    @Test
    void waitsOutsideLongerThanInside() throws IOException {
        ProgramOptions options = DeployedConfig.of(Manifests.production());
        int needed = (int) slowest(options).toSeconds() + 20;
        JsonNode nginx = Manifests.production().the("Ingress").at("/metadata/annotations");
        String prefix = "/nginx.ingress.kubernetes.io~1";
        JsonNode route = Manifests.of("gateway-api").the("HTTPRoute").at("/spec/rules/0/timeouts");

        assertThat(nginx.at(prefix + "proxy-read-timeout").asInt()).isGreaterThanOrEqualTo(needed);
        assertThat(nginx.at(prefix + "proxy-next-upstream").asText()).isEqualTo("off");
        assertThat(nginx.at(prefix + "proxy-body-size").asText())
                .isEqualTo(options.gateway().maxQrBytes() / 1_048_576 + "m");
        assertThat(Stream.of("request", "backendRequest")).allSatisfy(key -> assertThat(
                        Duration.parse("PT" + route.get(key).asText()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(needed)));
    }

    private static Duration slowest(ProgramOptions options) {
        return options.gateway().tenants().stream()
                .map(TenantOptions::mfCentral)
                .map(account -> account.timeout())
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
