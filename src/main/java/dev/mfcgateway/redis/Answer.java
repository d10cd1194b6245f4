package dev.mfcgateway.redis;

import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.failure.GatewayFailure;
import dev.mfcgateway.investor.HoldingsScope;
import dev.mfcgateway.transaction.TenantId;
import io.vertx.redis.client.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a script answered: a verdict at 0, and what belongs to it from 1 on, empty where the record does not say. A record
 * that was written wrongly ends in {@code internal_error}, {@code unexpected}.
 */
record Answer(Response values) {

    /** @throws GatewayFailure where the script found the record written wrongly */
    static Answer of(Response values) {
        Answer answer = new Answer(values);
        if (answer.verdict().equals("malformed")) {
            throw unexpected();
        }
        return answer;
    }

    static GatewayFailure unexpected() {
        return GatewayFailure.internal(FailureCause.UNEXPECTED);
    }

    String verdict() {
        return text(0);
    }

    boolean says(String verdict) {
        return verdict().equals(verdict);
    }

    int size() {
        return values.size();
    }

    String text(int place) {
        return values.get(place).toString();
    }

    Optional<String> optional(int place) {
        return Optional.of(text(place)).filter(text -> !text.isEmpty());
    }

    int number(int place) {
        return read(place, Integer::parseInt);
    }

    Instant instant(int place) {
        return read(place, millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
    }

    Duration millis(int place) {
        return read(place, millis -> Duration.ofMillis(Long.parseLong(millis)));
    }

    TenantId tenant(int place) {
        return read(place, TenantId::new);
    }

    <E extends Enum<E>> E choice(int place, Class<E> type) {
        return read(place, name -> Enum.valueOf(type, name));
    }

    /** From {@code fromDate}, {@code casDetail} and {@code casSummary}, which begin at {@code first}. */
    HoldingsScope scope(int first) {
        return new HoldingsScope(
                read(first, from -> from.isEmpty() ? HoldingsScope.BEGINNING : LocalDate.parse(from)),
                !text(first + 1).equals("false"),
                !text(first + 2).equals("false"));
    }

    /** What {@code parse} makes of the text at {@code place}, if it can. */
    <T> T read(int place, Function<String, T> parse) {
        try {
            return parse.apply(text(place));
        } catch (IllegalArgumentException | DateTimeException writtenWrongly) {
            throw unexpected();
        }
    }
}
