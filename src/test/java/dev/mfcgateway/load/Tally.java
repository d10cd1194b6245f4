package dev.mfcgateway.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What became of the callers of a {@link Rush}. Any thread adds; whoever reads waits for the end. */
final class Tally {

    /** The status of whom no connection was left for. */
    static final int TURNED_AWAY = 0;

    private static final int OK = 200;

    /** Until queues and compilers have settled. */
    private static final int SETTLING_SECONDS = 4;

    private record Answer(int status, long due, long came) {}

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final long from;
    private final long to;

    Tally(long begin, int seconds) {
        this.from = begin + TimeUnit.SECONDS.toNanos(SETTLING_SECONDS);
        this.to = begin + TimeUnit.SECONDS.toNanos(seconds);
    }

    void add(int status, long due, long came) {
        answers.add(new Answer(status, due, came));
        count.incrementAndGet();
    }

    int answers() {
        return count.get();
    }

    /** Answers 200 in a second. */
    double goodput() {
        long good = answers.stream()
                .filter(answer -> answer.status() == OK && answer.came() >= from && answer.came() < to)
                .count();
        return good * 1e9 / (to - from);
    }

    long turnedAway() {
        return answers.stream().filter(answer -> answer.status() == TURNED_AWAY).count();
    }

    long refused() {
        return answers.stream().filter(Tally::isRefused).count();
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() != OK && answer.status() != TURNED_AWAY;
    }

    /** In milliseconds, of what was refused or of what was not. */
    double percentile(boolean refused, double percent) {
        long[] latencies = answers.stream()
                .filter(answer -> (refused ? isRefused(answer) : answer.status() == OK) && answer.due() >= from)
                .mapToLong(answer -> answer.came() - answer.due())
                .sorted()
                .toArray();
        int rank = (int) Math.min(latencies.length - 1, latencies.length * percent / 100);
        return latencies.length == 0 ? Double.NaN : latencies[rank] / 1e6;
    }
}
