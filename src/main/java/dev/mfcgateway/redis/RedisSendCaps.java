package dev.mfcgateway.redis;

import dev.mfcgateway.metrics.OtpLimit;
import dev.mfcgateway.transaction.CapVerdict;
import dev.mfcgateway.transaction.CappedSend;
import dev.mfcgateway.transaction.InvestorHashes;
import dev.mfcgateway.transaction.SendCaps;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The account as one small hash for each PAN, contact and tenant: the sends of each hour of Redis's clock, of which the
 * current one and the 24 before it count. It lives for 25 hours after its last send. PANs and contacts are there as keyed
 * hashes alone. All counters of a tenant are in one slot, so that one script can look at them before it counts; one that
 * was written wrongly admits nothing ({@code unexpected}). Any event loop may call.
 */
public final class RedisSendCaps implements SendCaps {

    private static final LuaScript COUNT = LuaScript.load("cap_count.lua");
    private static final LuaScript GIVE_BACK = LuaScript.load("cap_give_back.lua");

    private record Counter(OtpLimit limit, String key, int cap) {}

    private final RedisCommands commands;
    private final RedisKeys keys;
    private final InvestorHashes hashes;

    public RedisSendCaps(RedisCommands commands, String keyPrefix, InvestorHashes hashes) {
        this.commands = commands;
        this.keys = new RedisKeys(keyPrefix);
        this.hashes = hashes;
    }

    @Override
    public Future<CapVerdict> count(CappedSend send) {
        List<Counter> counters = counters(send);
        List<String> caps =
                counters.stream().map(one -> Integer.toString(one.cap())).toList();
        return commands.run(COUNT, keysOf(counters), caps).map(answer -> verdict(send, counters, answer));
    }

    @Override
    public Future<Void> giveBack(CapVerdict.Counted counted) {
        return commands.run(GIVE_BACK, keysOf(counters(counted.send())), List.of(Long.toString(counted.hour())))
                .mapEmpty();
    }

    private List<Counter> counters(CappedSend send) {
        List<Counter> counters = new ArrayList<>();
        addCapped(counters, send, OtpLimit.PAN, send.caps().perPan(), "pan:" + hashes.of(send.pan(), send.tenant()));
        addCapped(
                counters,
                send,
                OtpLimit.CONTACT,
                send.caps().perContact(),
                "contact:" + hashes.of(send.contact(), send.tenant()));
        addCapped(counters, send, OtpLimit.TENANT, send.caps().perTenant(), "tenant");
        return counters;
    }

    private void addCapped(List<Counter> counters, CappedSend send, OtpLimit limit, OptionalInt cap, String name) {
        cap.ifPresent(number -> counters.add(new Counter(limit, keys.cap(send.tenant(), name), number)));
    }

    private static List<String> keysOf(List<Counter> counters) {
        return counters.stream().map(Counter::key).toList();
    }

    private static CapVerdict verdict(CappedSend send, List<Counter> counters, Answer answer) {
        return answer.says("counted")
                ? new CapVerdict.Counted(send, answer.number(1))
                : new CapVerdict.Reached(counters.get(answer.number(1) - 1).limit());
    }
}
