package dev.mfcgateway.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mfcgateway.failure.FailureCategory;
import dev.mfcgateway.failure.FailureCause;
import dev.mfcgateway.secret.StorageKeys;
import dev.mfcgateway.secret.Unopenable;
import dev.mfcgateway.transaction.AnswerClaim;
import dev.mfcgateway.transaction.AnswerName;
import dev.mfcgateway.transaction.AnswerStore;
import dev.mfcgateway.transaction.AnswerTicket;
import dev.mfcgateway.transaction.KeptAnswer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Each answer as one hash under a keyed hash of its name: {@code fingerprint} of the request, {@code token} of the claim,
 * and the {@code answer}, sealed for its place. Any event loop may call.
 */
public final class RedisAnswerStore implements AnswerStore {

    private static final LuaScript CLAIM = LuaScript.load("answer_claim.lua");
    private static final LuaScript KEEP = LuaScript.load("answer_keep.lua");
    private static final LuaScript RELEASE = LuaScript.load("answer_release.lua");
    private static final LuaScript FIND = LuaScript.load("answer_find.lua");

    private static final Duration KEPT = Duration.ofDays(1);

    private final RedisCommands commands;
    private final RedisKeys keys;
    private final StorageKeys storageKeys;

    public RedisAnswerStore(RedisCommands commands, String keyPrefix, StorageKeys storageKeys) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
        this.storageKeys = storageKeys;
    }

    @Override
    public Future<AnswerClaim> claim(AnswerName name, byte[] request, Duration atMost) {
        String place = place(name);
        AnswerTicket ticket =
                new AnswerTicket(name, fingerprint(request), UUID.randomUUID().toString());
        return commands.run(
                        CLAIM,
                        keys.answer(place),
                        List.of(ticket.fingerprint(), ticket.token(), Long.toString(atMost.toMillis())))
                .map(answer -> switch (answer.verdict()) {
                    case "claimed" -> new AnswerClaim.Claimed(ticket);
                    case "other_request" -> new AnswerClaim.OtherRequest();
                    default -> known(answer, place);
                });
    }

    @Override
    public Future<Void> keep(AnswerTicket ticket, KeptAnswer answer) {
        String place = place(ticket.name());
        return commands.run(
                        KEEP,
                        keys.answer(place),
                        List.of(
                                ticket.fingerprint(),
                                ticket.token(),
                                sealed(answer, place),
                                Long.toString(KEPT.toMillis())))
                .mapEmpty();
    }

    @Override
    public Future<Void> release(AnswerTicket ticket) {
        return commands.run(RELEASE, keys.answer(place(ticket.name())), List.of(ticket.token()))
                .mapEmpty();
    }

    @Override
    public Future<Optional<AnswerClaim>> find(AnswerName name) {
        String place = place(name);
        return commands.run(FIND, keys.answer(place), List.of())
                .map(answer -> answer.says("not_found") ? Optional.empty() : Optional.of(known(answer, place)));
    }

    private AnswerClaim known(Answer answer, String place) {
        return switch (answer.verdict()) {
            case "answered" -> new AnswerClaim.Answered(opened(answer.text(1), place));
            case "under_way" -> new AnswerClaim.UnderWay();
            default -> throw Answer.unexpected();
        };
    }

    private String place(AnswerName name) {
        return storageKeys
                .answers()
                .hexOf(String.join("\n", name.scope(), name.use().name(), name.value()));
    }

    /** A body names an investor, of whom a plain hash would tell. */
    private String fingerprint(byte[] request) {
        return storageKeys.answers().hexOf(new String(request, ISO_8859_1));
    }

    private String sealed(KeptAnswer answer, String place) {
        JsonObject json = new JsonObject().put("body", answer.body());
        answer.failure().ifPresent(failure -> json.put("failure", failure.name()));
        answer.cause().ifPresent(cause -> json.put("cause", cause.name()));
        return Base64.getEncoder()
                .encodeToString(storageKeys.atRest().seal(json.encode().getBytes(UTF_8), place));
    }

    private KeptAnswer opened(String sealed, String place) {
        try {
            byte[] opened = storageKeys.atRest().open(Base64.getDecoder().decode(sealed), place);
            JsonObject json = new JsonObject(new String(opened, UTF_8));
            return new KeptAnswer(
                    Optional.ofNullable(json.getString("failure")).map(FailureCategory::valueOf),
                    Optional.ofNullable(json.getString("cause")).map(FailureCause::valueOf),
                    json.getString("body"));
        } catch (IllegalArgumentException | Unopenable otherKeyOrTampered) {
            throw Answer.unexpected();
        }
    }
}
