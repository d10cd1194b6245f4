package dev.mfcgateway.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TenantsTest {

    private static final Map<String, List<String>> NO_HEADERS = Map.of();

    private final Tenant acme = TenantFixture.named("acme")
            .host("acme.example.in")
            .host("acme.example.com")
            .pathPrefix("/acme")
            .header("x-gateway-name", "acme")
            .header("x-brand", "acme-india")
            .build();
    private final Tenant bolt = TenantFixture.named("bolt")
            .host("bolt.example.in")
            .pathPrefix("/partners/bolt")
            .header("x-gateway-name", "bolt")
            .build();
    private final Tenants tenants = new Tenants(List.of(acme, bolt));

    @Test
    void findsATenantByItsName() {
        assertThat(tenants.find(new TenantId("acme"))).contains(acme);
        assertThat(tenants.find(new TenantId("nobody"))).isEmpty();
    }

    /** A tenant is put into a set for each request, and holds keys that are long to read. */
    @Test
    void hashesATenantByItsNameAlone() {
        assertThat(acme).hasSameHashCodeAs(TenantFixture.named("acme").build());
        assertThat(acme).doesNotHaveSameHashCodeAs(bolt);
    }

    @Test
    void findsATenantByAnyOfItsHosts() {
        assertThat(named("acme.example.in", "", NO_HEADERS)).containsExactly(acme);
        assertThat(named("acme.example.com", "", NO_HEADERS)).containsExactly(acme);
    }

    @Test
    void findsATenantByItsWholePathPrefixAlone() {
        assertThat(named("", "/partners/bolt", NO_HEADERS)).containsExactly(bolt);
        assertThat(named("", "/partners", NO_HEADERS)).isEmpty();
        assertThat(named("", "/acme/bolt", NO_HEADERS)).isEmpty();
    }

    @Test
    void knowsWhichPathPrefixesThereAre() {
        assertThat(tenants.hasPathPrefix("/acme")).isTrue();
        assertThat(tenants.hasPathPrefix("/Acme")).isFalse();
        assertThat(tenants.hasPathPrefix("")).isFalse();
    }

    @Test
    void findsATenantByAnyOfItsHeaders() {
        assertThat(named("", "", Map.of("x-gateway-name", List.of("bolt")))).containsExactly(bolt);
        assertThat(named("", "", Map.of("x-brand", List.of("acme-india")))).containsExactly(acme);
    }

    @Test
    void comparesAHeadersNameWithoutCase() {
        assertThat(named("", "", Map.of("X-Gateway-Name", List.of("bolt")))).containsExactly(bolt);
    }

    @Test
    void comparesAHeaderByItsExactValue() {
        assertThat(named("", "", Map.of("x-gateway-name", List.of("Acme")))).isEmpty();
        assertThat(named("", "", Map.of("x-brand", List.of("acme")))).isEmpty();
    }

    @Test
    void findsNobodyWhereNothingIsKnown() {
        assertThat(named("", "", NO_HEADERS)).isEmpty();
        assertThat(named("other.example.in", "/other", Map.of("x-gateway-name", List.of("other"))))
                .isEmpty();
    }

    @Test
    void namesATenantOnceHoweverOftenItIsNamed() {
        assertThat(named("acme.example.in", "/acme", Map.of("x-gateway-name", List.of("acme", "acme"))))
                .containsExactly(acme);
    }

    @ParameterizedTest
    @MethodSource
    void namesAllThatContradictEachOther(String host, String prefix, Map<String, List<String>> headers) {
        assertThat(named(host, prefix, headers)).containsExactlyInAnyOrder(acme, bolt);
    }

    static Stream<Arguments> namesAllThatContradictEachOther() {
        return Stream.of(
                Arguments.of("acme.example.in", "/partners/bolt", NO_HEADERS),
                Arguments.of("acme.example.in", "", Map.of("x-gateway-name", List.of("bolt"))),
                Arguments.of("", "/acme", Map.of("x-gateway-name", List.of("bolt"))),
                Arguments.of("", "", Map.of("x-gateway-name", List.of("bolt"), "x-brand", List.of("acme-india"))),
                Arguments.of("", "", Map.of("x-gateway-name", List.of("acme", "bolt"))));
    }

    @ParameterizedTest
    @MethodSource
    void refusesTwoTenantsThatShareAWay(TenantFixture other) {
        Tenant sharing = other.build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tenants(List.of(acme, sharing)))
                .withMessageStartingWith("tenants acme and " + sharing.id() + " share ");
    }

    static Stream<TenantFixture> refusesTwoTenantsThatShareAWay() {
        return Stream.of(
                TenantFixture.named("acme"),
                TenantFixture.named("bolt").host("acme.example.in"),
                TenantFixture.named("bolt").pathPrefix("/acme"),
                TenantFixture.named("bolt").header("x-gateway-name", "acme"));
    }

    private Set<Tenant> named(String host, String prefix, Map<String, List<String>> headers) {
        MultiMap request = HttpHeaders.headers();
        headers.forEach(request::add);
        return tenants.named(host, prefix, request);
    }
}
