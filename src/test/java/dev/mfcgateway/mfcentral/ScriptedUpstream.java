package dev.mfcgateway.mfcentral;

import dev.mfcgateway.mfcentral.envelope.Opener;
import dev.mfcgateway.mfcentral.envelope.RsaProvider;
import dev.mfcgateway.mfcentral.envelope.Sealer;
import dev.mfcgateway.mfcentral.envelope.SealingPool;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An MFCentral that answers what a test tells it to, and hands out the tokens t1, t2, … */
final class ScriptedUpstream {

    final List<String> paths = new CopyOnWriteArrayList<>();
    final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokensGiven = new AtomicInteger();
    private final Vertx vertx;
    private final int port;
    private Handler<HttpServerRequest> script = call -> {};

    ScriptedUpstream(Vertx vertx) {
        this.vertx = vertx;
        this.port = Samples.result(
                        vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1"))
                .actualPort();
    }

    ScriptedUpstream answers(int status, Object body) {
        return does(call -> call.response().setStatusCode(status).end(body.toString()));
    }

    ScriptedUpstream does(Handler<HttpServerRequest> script) {
        this.script = script;
        return this;
    }

    HttpMfCentral client() {
        return client(Samples.LONG, Samples.pool(vertx));
    }

    HttpMfCentral client(Duration timeout, SealingPool pool) {
        MfCentralOptions options = Samples.options(port, timeout);
        InstantSource clock = InstantSource.system();
        MfCentralHttp http = new MfCentralHttp(vertx, options, clock);
        TokenEndpoint endpoint = new TokenEndpoint(http, options, System::nanoTime, () -> 0.5);
        AccessTokens tokens = new AccessTokens(vertx, endpoint, System::nanoTime);
        Sealer sealer = new Sealer(options.envelope(), RsaProvider.jdk());
        return new HttpMfCentral(
                vertx, options, http, tokens, pool.line(), sealer, opener(options), clock, System::nanoTime);
    }

    private void serve(HttpServerRequest request) {
        if (request.path().endsWith("/oauth/token")) {
            request.response().end("{\"access_token\":\"t" + tokensGiven.incrementAndGet() + "\",\"expires_in\":1000}");
            return;
        }
        request.body().onSuccess((Buffer body) -> {
            JsonObject sealed = new JsonObject(body);
            Opener opener = opener(Samples.options(1, Samples.LONG));
            paths.add(request.path());
            requests.add(new JsonObject(
                    opener.open(Optional.of(sealed.getString("signature")), sealed.getString("request"))));
            script.handle(request);
        });
    }

    private static Opener opener(MfCentralOptions options) {
        return new Opener(options.envelope(), RsaProvider.jdk());
    }
}
