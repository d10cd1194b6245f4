package dev.mfcgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void defaultsOfTheSharedFileAreThePublishedOnes() throws JsonProcessingException {
        assertThat(defaults(ConfigSchema.GATEWAY, "{redis: {}}"))
                .isEqualTo(
                        YAML.readTree(
                                """
                server:     {host: 0.0.0.0, port: 8080, maxBodyBytes: 16384, maxQrBytes: 1048576, maxInFlight: 10000, transport: auto, maxConnections: 5000, headTimeoutMs: 10000, idleTimeoutMs: 300000, http2ClearText: false}
                management: {host: 0.0.0.0, port: 9090}
                redis:      {type: standalone, masterName: mymaster, commandTimeoutMs: 1000, keyPrefix: mfg}
                shutdown:   {pauseMs: 5000, drainMs: 160000}
                logging:    {format: json, levels: {}}
                tracing:    {enabled: false, endpoint: "http://localhost:4318/v1/traces", samplingRatio: 1, serviceName: mfc-gateway}
                docs:       {enabled: true}
                """));
    }

    @Test
    void defaultsOfATenantAreThePublishedOnes() throws JsonProcessingException {
        assertThat(defaults(ConfigSchema.TENANT, "{credentials: {}, mfcentral: {}, webhook: {}}"))
                .isEqualTo(
                        YAML.readTree(
                                """
                routes: {hosts: [], pathPrefixes: [], headers: {}}
                credentials: {protect: [transaction]}
                transaction: {lifetimeMs: 86400000}
                otp: {maxSends: 5, resendCooldownsMs: [], maxWrongAttempts: 5}
                mfcentral:
                  flow: redirect
                  iv: globalaesvectors
                  keyDerivation: sha256-hex32
                  base64: url
                  signature: detached-jws
                  verifyResponseSignature: true
                  connectTimeoutMs: 5000
                  timeoutMs: 150000
                  maxInFlight: 2000
                  breaker: {failureRatio: 0.5, slowCallMs: 60000, minimumCalls: 10, windowMs: 300000, openMs: 30000, maxOpenMs: 300000}
                webhook:
                  retryDelaysMs: [5000, 300000, 1800000, 7200000, 18000000, 36000000, 50400000, 72000000, 86400000]
                  allowPrivateAddresses: false
                """));
    }

    @Test
    void theSampleOfTheSharedFileShowsTheDefaults() throws IOException {
        ObjectNode sample = (ObjectNode) YAML.readTree(Files.readString(Path.of("conf", "gateway.yaml")));
        sample.remove(List.of("storage", "tenants"));
        ((ObjectNode) sample.get("redis")).remove("endpoints");

        assertThat(sample).isEqualTo(defaults(ConfigSchema.GATEWAY, "{redis: {}}"));
    }

    @Test
    void knowsWhichKeysAreSecrets() {
        assertThat(ConfigSchema.GATEWAY.secrets()).containsExactly("storage.encryptionKey");
        assertThat(ConfigSchema.TENANT.secrets())
                .containsExactly(
                        "credentials.apiSecret",
                        "credentials.authTokenSecret",
                        "mfcentral.clientSecret",
                        "mfcentral.password",
                        "mfcentral.encryptionKey",
                        "mfcentral.privateKey",
                        "mfcentral.redirect.urlKey");
    }

    @Test
    void describesEveryKey() throws IOException {
        for (String name : new String[] {"gateway", "tenant"}) {
            String schema = Files.readString(Path.of("conf", name + ".schema.json"));
            new ObjectMapper()
                    .readTree(schema)
                    .findValues("properties")
                    .forEach(properties -> properties.properties().stream()
                            .filter(key -> key.getValue().has("type"))
                            .forEach(key -> assertThat(key.getValue().has("description"))
                                    .as(key.getKey())
                                    .isTrue()));
        }
    }

    private static ObjectNode defaults(ConfigSchema schema, String yaml) throws JsonProcessingException {
        return schema.withDefaults((ObjectNode) YAML.readTree(yaml));
    }
}
