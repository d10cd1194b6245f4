package dev.mfcgateway.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/**
 * A running MFCentral of one's own. Listens on one event loop of the given Vert.x; RSA runs on worker threads of its
 * own. Several can run side by side. Thread-safe.
 */
public final class Simulator {
    private static final int ACCEPT_BACKLOG = 4096;
    private static final int MAX_BODY_BYTES = 8 << 20;
    private static final int MAX_LINE_BYTES = 64 << 10;

    private final String host;
    private final Dials dials = new Dials();
    private final Inbox inbox = new Inbox();
    private final Journal journal = new Journal();
    private final WorkerExecutor workers;
    private final HttpServer server;

    private Simulator(Vertx vertx, SimulatorOptions options) {
        host = options.host();
        workers = vertx.createSharedWorkerExecutor(
                "mfcentral-simulator", 2 * Runtime.getRuntime().availableProcessors());
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(options.host())
                        .setPort(options.port())
                        .setAcceptBacklog(ACCEPT_BACKLOG)
                        .setHttp2ClearTextEnabled(false)
                        .setMaxInitialLineLength(MAX_LINE_BYTES)
                        .setMaxFormAttributeSize(MAX_LINE_BYTES))
                .requestHandler(router(vertx, options));
    }

    /** Fails where the port is taken. */
    public static Future<Simulator> start(Vertx vertx, SimulatorOptions options) {
        Simulator simulator = new Simulator(vertx, options);
        return simulator.server.listen().map(simulator);
    }

    public int port() {
        return server.actualPort();
    }

    /** For example {@code http://127.0.0.1:8081}, with no slash at the end: API and redirect pages alike. */
    public String baseUrl() {
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port();
    }

    public Dials dials() {
        return dials;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Journal journal() {
        return journal;
    }

    /** Closes open connections too. */
    public Future<Void> close() {
        return server.close().eventually(workers::close);
    }

    private Router router(Vertx vertx, SimulatorOptions options) {
        Clients clients = new Clients(options.clients());
        Tokens tokens = new Tokens(dials);
        CasRequests requests = new CasRequests();
        CasDesk desk = new CasDesk(options.seed(), requests, inbox, dials);
        Interference interference = new Interference(dials, options.seed());

        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        router.post("/oauth/token").handler(new TokenEndpoint(clients, tokens, dials, journal)::handle);
        ClientEndpoint client = new ClientEndpoint(clients, tokens, desk, interference, journal, workers);
        for (ClientCall call : ClientCall.values()) {
            router.post("/api/client/V1/" + call.wireName()).handler(ctx -> client.handle(ctx, call));
        }
        routePages(router, new ConsentEndpoint(clients, requests));
        routeControls(router, new ControlEndpoint(dials, inbox, journal));
        return router;
    }

    private static void routePages(Router router, ConsentEndpoint consent) {
        router.get("/api/auth/start").handler(consent::start);
        router.post("/api/auth/consent").handler(consent::consent);
        router.getWithRegex("/qr/(?<reqId>[0-9]{1,18})\\.png").handler(consent::qr);
    }

    private static void routeControls(Router router, ControlEndpoint control) {
        router.get("/").handler(control::index);
        router.get("/inbox").handler(control::inboxPage);
        router.get("/inbox.json").handler(control::inboxJson);
        router.get("/journal.json").handler(control::journalJson);
        router.delete("/journal.json").handler(control::clear);
        router.get("/dials").handler(control::readDials);
        router.patch("/dials").handler(control::turnDials);
        router.delete("/dials").handler(control::resetDials);
    }
}
