package dev.mfcgateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.failure.Operation;
import dev.mfcgateway.investor.Channel;
import dev.mfcgateway.investor.Pan;
import dev.mfcgateway.investor.Phone;
import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.tenant.Caller;
import dev.mfcgateway.tenant.RateLimit;
import dev.mfcgateway.tenant.RateLimitOptions;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.tenant.Tenants;
import dev.mfcgateway.testing.Await;
import dev.mfcgateway.testing.TenantFixture;
import dev.mfcgateway.transaction.TransactionId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JoinedSendsTest {

    private final GetOtpReply reply =
            new GetOtpReply(GetOtpStage.ID, Channel.PHONE, Optional.empty(), 4, Instant.EPOCH);
    private final Tenant acme = TenantFixture.named("acme").build();
    private final Tenant bolt = TenantFixture.named("bolt").build();
    private final Tenant slow = TenantFixture.named("slow")
            .rateLimit(new RateLimit(new RateLimitOptions(1, 2), () -> 0))
            .build();
    private final Tenants tenants = new Tenants(List.of(acme, bolt, slow));
    private final JoinedSends joined = new JoinedSends();
    private final List<Promise<GetOtpReply>> sends = new ArrayList<>();

    /** Made anew each time, as it is read from each body. */
    private static GetOtpRequest request(String phone) {
        return new GetOtpRequest(
                new TransactionId("TRX_dc73061e7f79470dbb7bad384243f210"),
                Pan.parse("ABCDE1234F").orElseThrow(),
                Phone.parse(phone).orElseThrow());
    }

    private Future<GetOtpReply> ask(GetOtpRequest request, Caller caller) {
        return joined.join(request, caller, () -> {
            Promise<GetOtpReply> send = Promise.promise();
            sends.add(send);
            return send.future();
        });
    }

    private Caller caller(Tenant... named) {
        return new Caller(tenants, Set.of(named), Operation.GET_OTP, Journey.unseen());
    }

    @Test
    void sendsOnceForTheSameRequestAndAnswersAll() {
        List<Future<GetOtpReply>> answers =
                List.of(ask(request("9876543210"), caller()), ask(request("9876543210"), caller()));

        assertThat(sends).hasSize(1);
        sends.get(0).complete(reply);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(Await.result(answer)).isSameAs(reply));
    }

    @Test
    void failsForAllWhatFails() {
        List<Future<GetOtpReply>> answers =
                List.of(ask(request("9876543210"), caller()), ask(request("9876543210"), caller()));

        sends.get(0).fail("of Redis");

        assertThat(answers)
                .allSatisfy(answer -> assertThat(Await.failure(answer)).hasMessage("of Redis"));
    }

    @Test
    void sendsAgainOnceTheFirstHasItsAnswer() {
        ask(request("9876543210"), caller());
        sends.get(0).complete(reply);

        ask(request("9876543210"), caller());

        assertThat(sends).hasSize(2);
    }

    @Test
    void sendsAgainAfterASendThatThrew() {
        Future<GetOtpReply> thrown = joined.join(request("9876543210"), caller(), () -> {
            throw new IllegalStateException("of ours");
        });
        ask(request("9876543210"), caller());

        assertThat(Await.failure(thrown)).isInstanceOf(IllegalStateException.class);
        assertThat(sends).hasSize(1);
    }

    @Test
    void doesNotJoinAnotherContact() {
        ask(request("9876543210"), caller());
        ask(request("+919876543211"), caller());

        assertThat(sends).hasSize(2);
    }

    @Test
    void doesNotJoinWhoNamesAnotherTenant() {
        ask(request("9876543210"), caller(acme));
        ask(request("9876543210"), caller(bolt));
        ask(request("9876543210"), caller());

        assertThat(sends).hasSize(3);
    }

    @Test
    void isCountedUnderTheTenantThatTheFirstTurnedOutToAskFor() {
        Caller first = caller();
        Caller second = caller();
        ask(request("9876543210"), first);
        Future<GetOtpReply> answer = ask(request("9876543210"), second);

        first.reach(acme.id());
        sends.get(0).complete(reply);

        Await.result(answer);
        assertThat(second.tenant()).contains(acme);
    }

    @Test
    void countsAgainstTheRateLimitOfTheTenantThatTheFirstTurnedOutToAskFor() {
        Caller first = caller();
        Caller second = caller();
        Caller third = caller();
        Future<GetOtpReply> sent = ask(request("9876543210"), first);
        Future<GetOtpReply> joins = ask(request("9876543210"), second);
        Future<GetOtpReply> isOneTooMany = ask(request("9876543210"), third);

        first.reach(slow.id());
        sends.get(0).complete(reply);

        assertThat(Await.result(sent)).isSameAs(reply);
        assertThat(Await.result(joins)).isSameAs(reply);
        assertThat(((GatewayFailure) Await.failure(isOneTooMany)).category())
                .isEqualTo(FailureCategory.TENANT_RATE_LIMITED);
        assertThat(third.tenant()).contains(slow);
    }

    @Test
    void answersEachOnItsOwnEventLoop() {
        Vertx vertx = Vertx.vertx();
        Context own = vertx.getOrCreateContext();
        Promise<Context> heardOn = Promise.promise();
        ask(request("9876543210"), caller());
        Promise<Void> asked = Promise.promise();
        own.runOnContext(run -> {
            ask(request("9876543210"), caller()).onComplete(answer -> heardOn.complete(Vertx.currentContext()));
            asked.complete();
        });
        Await.result(asked.future());

        sends.get(0).complete(reply);

        assertThat(Await.result(heardOn.future())).isSameAs(own);
        Await.result(vertx.close());
    }
}
