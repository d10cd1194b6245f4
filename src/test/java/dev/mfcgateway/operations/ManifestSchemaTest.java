package dev.mfcgateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster would refuse. */
class ManifestSchemaTest {

    @ParameterizedTest
    @ValueSource(strings = {"overlays/local", "overlays/production", "monitoring", "ingress-nginx", "gateway-api"})
    void knowsEveryFieldOfEveryObject(String folder) throws JsonProcessingException {
        assertThat(Manifests.of(folder).all()).isNotEmpty();
        for (JsonNode object : Manifests.of(folder).all()) {
            KubernetesSchema.check(object);
        }
    }

    /** A check that finds nothing may not look. */
    @Test
    void refusesAFieldThatThereIsNot() {
        ObjectNode deployment = Manifests.production().the("Deployment").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/readinessProbe")).put("periodSecond", 5);

        assertThatThrownBy(() -> KubernetesSchema.check(deployment)).hasMessageContaining("periodSecond");
    }

    @Test
    void refusesAFieldOfAnotherType() {
        ObjectNode deployment = Manifests.production().the("Deployment").deepCopy();
        ((ObjectNode) deployment.get("spec")).put("minReadySeconds", "soon");

        assertThatThrownBy(() -> KubernetesSchema.check(deployment)).hasMessageContaining("soon");
    }

    /** The rules are written once, in {@code conf/prometheus}. */
    @Test
    void hasTheRulesAsPrometheusHasThem() throws IOException {
        ArrayNode groups = RuleFiles.groups();

        assertThat(Manifests.of("monitoring").the("PrometheusRule").at("/spec/groups"))
                .withFailMessage(() -> "k8s/monitoring/prometheus-rule.yaml should say:\n" + yaml(groups))
                .isEqualTo(groups);
    }

    private static String yaml(ArrayNode groups) {
        try {
            return new YAMLMapper().writeValueAsString(groups);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
