package dev.mfcgateway.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.testing.GatewayProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes from a start to the first OTP, five times. */
final class Start implements Scenario {

    private static final int STARTS = 5;
    private static final int PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Stage stage, Results results) throws IOException, InterruptedException {
        int upstream = stage.upstream(0);
        stage.transactions().write(Load.ACCEPTED);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long began = System.nanoTime();
            try (GatewayProcess gateway = stage.gateway(upstream, List.of())) {
                awaitAccepted(gateway.port(), i);
                millis.add((System.nanoTime() - began) / 1e6);
                System.out.printf("  start %d of %d: %.0f ms%n", i + 1, STARTS, millis.get(i));
            }
        }
        results.add(Figure.START, millis.stream().sorted().toList().get(STARTS / 2));
    }

    private static void awaitAccepted(int port, int number) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (status(port, number) != 200) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no OTP within " + PATIENCE_SECONDS + " s of the start");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** 0 while nothing answers. */
    private static int status(int port, int number) {
        try {
            HttpURLConnection call = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/getOTP").toURL().openConnection();
            call.setReadTimeout(2_000);
            call.setDoOutput(true);
            call.setRequestProperty("Content-Type", "application/json");
            call.setRequestProperty("x-gateway-name", "acme");
            call.getOutputStream().write(Load.ACCEPTED.body(number).getBytes(UTF_8));
            return call.getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
