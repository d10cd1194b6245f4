package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the objects know each other by the right names, and that no pod may do more than it has to. */
class ManifestsTest {

    static Stream<Manifests> overlays() {
        return Stream.of(Manifests.local(), Manifests.production());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void isWithinTheRestrictedPodSecurityStandard(Manifests overlay) {
        JsonNode pod = overlay.pod();

        assertThat(overlay.the("Namespace")
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10_001);
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.get("containers")).isNotEmpty().allSatisfy(container -> {
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(texts(container.at("/securityContext/capabilities/drop")))
                    .containsExactly("ALL");
            assertThat(container.at("/securityContext/runAsUser").asInt(1)).isPositive();
        });
        assertThat(pod.get("volumes")).noneMatch(volume -> volume.has("hostPath"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectsThePodsByTheirLabels(Manifests overlay) {
        JsonNode labels = overlay.the("Deployment").at("/spec/template/metadata/labels");
        List<JsonNode> selectors = new ArrayList<>(List.of(
                overlay.the("Deployment").at("/spec/selector/matchLabels"),
                overlay.the("Service").at("/spec/selector"),
                overlay.the("PodDisruptionBudget").at("/spec/selector/matchLabels")));
        overlay.all("NetworkPolicy").forEach(policy -> selectors.add(policy.at("/spec/podSelector/matchLabels")));
        overlay.all("PodMonitor").forEach(monitor -> selectors.add(monitor.at("/spec/selector/matchLabels")));
        overlay.pod()
                .get("topologySpreadConstraints")
                .forEach(spread -> selectors.add(spread.at("/labelSelector/matchLabels")));

        assertThat(selectors).allSatisfy(selector -> assertThat(selector).isEqualTo(labels));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void goesToPortsByNamesThatThePodHas(Manifests overlay) {
        List<String> ports = texts(overlay.gateway().get("ports"), "name");
        List<String> named = new ArrayList<>();
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            named.add(overlay.gateway().at("/" + probe + "/httpGet/port").asText());
        }
        named.add(overlay.the("Service").at("/spec/ports/0/targetPort").asText());
        overlay.the("NetworkPolicy", "mfc-gateway")
                .at("/spec/ingress")
                .forEach(rule -> named.add(rule.at("/ports/0/port").asText()));
        overlay.all("PodMonitor")
                .forEach(monitor ->
                        named.add(monitor.at("/spec/podMetricsEndpoints/0/port").asText()));

        assertThat(ports).containsExactly("http", "management");
        assertThat(ports).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void mountsOnlyConfigMapsThatItBrings(Manifests overlay) {
        assertThat(overlay.pod().get("volumes").findValues("configMap"))
                .hasSize(2)
                .allSatisfy(
                        volume -> overlay.the("ConfigMap", volume.get("name").asText()));
        assertThat(overlay.pod().get("containers"))
                .allSatisfy(container -> assertThat(texts(overlay.pod().get("volumes"), "name"))
                        .containsAll(texts(container.get("volumeMounts"), "name")));
    }

    @Test
    void scalesTheDeploymentThatThereIs() {
        Manifests overlay = Manifests.production();

        assertThat(overlay.the("HorizontalPodAutoscaler").at("/spec/scaleTargetRef/name"))
                .isEqualTo(overlay.the("Deployment").at("/metadata/name"));
        assertThat(overlay.the("Deployment").at("/spec").has("replicas")).isFalse();
    }

    @Test
    void leadsFromTheOutsideToTheService() {
        JsonNode service = Manifests.production().the("Service");
        JsonNode ingress = Manifests.production().the("Ingress").at("/spec/rules/0/http/paths/0/backend/service");
        JsonNode route = Manifests.of("gateway-api").the("HTTPRoute").at("/spec/rules/0/backendRefs/0");

        assertThat(ingress.get("name")).isEqualTo(service.at("/metadata/name"));
        assertThat(ingress.at("/port/name")).isEqualTo(service.at("/spec/ports/0/name"));
        assertThat(route.get("name")).isEqualTo(service.at("/metadata/name"));
        assertThat(route.get("port")).isEqualTo(service.at("/spec/ports/0/port"));
    }

    @Test
    void hasTheReadmeMakeEverySecretThatItDoesNotBring() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Manifests overlay = Manifests.production();

        assertThat(overlay.all("Secret")).isEmpty();
        overlay.gateway().get("env").forEach(variable -> {
            JsonNode key = variable.at("/valueFrom/secretKeyRef");
            assertThat(readme)
                    .contains("create secret generic " + key.get("name").asText() + " ")
                    .contains("--from-literal=" + key.get("key").asText() + "=");
        });
        overlay.pod().get("volumes").findValues("secret").forEach(secret -> assertThat(readme)
                .contains("create secret generic " + secret.get("secretName").asText() + " "));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static List<String> texts(JsonNode list, String key) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.get(key).asText()));
        return texts;
    }
}
