package dev.mfcgateway.load;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * The least that a Vert.x program can do for a refused getOTP: read the body, run one fixed script in Redis, answer one
 * fixed error. It looks at nothing. Arguments: port, port of Redis.
 */
final class Floor extends VerticleBase {

    private static final String SCRIPT = "return redis.call('HMGET', KEYS[1], 'otpSends', 'otpSendsAllowed')";
    private static final String KEY = "mfg:txn:{TRX_000000000000000000000000000f4240}";
    private static final String ANSWER =
            """
            {"success":false,"data":null,"errors":["otp_resend_limit_exceeded"],"statusCode":400,\
            "message":"otp_resend_limit_exceeded","errorType":"AccessDenied","category":"otp_resend_limit_exceeded",\
            "requestId":"7f1c7a52-8a59-4f6c-8f7c-3a0f6f6b5d11"}""";

    private final int port;
    private final String redis;
    private RedisConnection connection;
    private String sha1;

    private Floor(int port, String redis) {
        this.port = port;
        this.redis = redis;
    }

    public static void main(String[] arguments) {
        int cores = Runtime.getRuntime().availableProcessors();
        int port = Integer.parseInt(arguments[0]);
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores).setPreferNativeTransport(true))
                .deployVerticle(
                        () -> new Floor(port, "redis://127.0.0.1:" + arguments[1]),
                        new DeploymentOptions().setInstances(cores));
    }

    @Override
    public Future<?> start() {
        return Redis.createClient(vertx, redis)
                .connect()
                .compose(connected -> {
                    connection = connected;
                    return connected.send(
                            Request.cmd(Command.SCRIPT).arg("LOAD").arg(SCRIPT));
                })
                .compose(loaded -> {
                    sha1 = loaded.toString();
                    return vertx.createHttpServer(
                                    new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                            .requestHandler(this::handle)
                            .listen();
                });
    }

    private void handle(HttpServerRequest request) {
        request.body().compose(body -> evaluate()).onSuccess(read -> request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "application/json")
                .end(ANSWER));
    }

    private Future<Response> evaluate() {
        return connection.send(Request.cmd(Command.EVALSHA).arg(sha1).arg(1).arg(KEY));
    }
}
