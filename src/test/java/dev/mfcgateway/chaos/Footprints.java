package dev.mfcgateway.chaos;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a fleet at rest holds on to.
 *
 * @param members by name
 * @param redisConnections of all of them, and of whoever looks, as Redis lists them
 * @param pending work that somebody must still do
 */
record Footprints(Map<String, Footprint> members, long redisConnections, long pending) {

    static Footprints of(Fleet fleet) throws IOException {
        Map<String, Footprint> members = new TreeMap<>();
        for (Member member : fleet.members()) {
            members.put(member.name(), Footprint.of(member));
        }
        String clients = fleet.transactions()
                .send(Request.cmd(Command.CLIENT).arg("LIST"))
                .toString();
        long pending = fleet.transactions()
                .send(Request.cmd(Command.ZCARD).arg("mfg:work"))
                .toLong();
        return new Footprints(members, clients.lines().count(), pending);
    }

    boolean areBackTo(Footprints before) {
        return members.entrySet().stream()
                        .allMatch(member -> member.getValue().isBackTo(before.members.get(member.getKey())))
                && redisConnections <= before.redisConnections + 2L * members.size()
                && pending <= before.pending;
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(member -> member.getKey() + ": " + member.getValue())
                .collect(Collectors.joining(
                        "\n", "", "\nRedis: " + redisConnections + " connections, " + pending + " pending"));
    }
}
