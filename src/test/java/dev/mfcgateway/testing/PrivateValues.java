package dev.mfcgateway.testing;

import dev.mfcgateway.simulator.Inbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand in no log, metric or span: what looks private, whoever made it up, and the values that tests use, which
 * look like anything. Static, as the log is; any thread.
 */
public final class PrivateValues {

    /** A PAN in either case, an e-mail address, a token, a key, a URL's query. */
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]{5}[0-9]{4}[A-Za-z](?![A-Za-z0-9])"),
            Pattern.compile("[\\w.+-]+@[\\w-]+\\.[a-z]{2,}"),
            Pattern.compile("(?i)(bearer|basic) [\\w.~+/-]{8,}"),
            Pattern.compile("eyJ[\\w-]{10,}"),
            Pattern.compile("-----BEGIN"),
            Pattern.compile("https?://[^\\s\"]*\\?"));

    private static final int SHORTEST = 6;
    private static final int SHORTEST_SECRET = 16;

    private static final Set<String> VALUES = ConcurrentHashMap.newKeySet();

    /** Such as an OTP: digits may be a part of any number, and count only where they stand alone. */
    private static final Set<String> WORDS = ConcurrentHashMap.newKeySet();

    static {
        VALUES.addAll(
                List.of(Partner.EMAIL, "user@domain", PartnerHeaders.API_SECRET, PartnerHeaders.AUTH_TOKEN_SECRET));
        addPhone(Partner.PHONE);
    }

    private PrivateValues() {}

    private static void addPhone(String phone) {
        String digits = phone.substring(phone.length() - 10);
        WORDS.addAll(List.of(digits, "91" + digits));
    }

    public static void addOtp(String otp) {
        WORDS.add(otp);
    }

    /** Everybody whom MFCentral has sent an OTP, and the OTPs. */
    public static void addInvestors(Inbox inbox) {
        inbox.messages().forEach(sent -> {
            addOtp(sent.otp());
            if (sent.channel().equals("phone")) {
                addPhone(sent.address());
            }
        });
    }

    /** Each value of {@code environment}, and each line of it. */
    public static void addSecrets(Map<String, String> environment) {
        environment.values().stream()
                .flatMap(String::lines)
                .filter(line -> line.length() >= SHORTEST_SECRET)
                .forEach(VALUES::add);
    }

    /** The first one that {@code text} holds. */
    public static Optional<String> in(String text) {
        for (Pattern shape : SHAPES) {
            Matcher found = shape.matcher(text);
            if (found.find()) {
                return Optional.of(found.group());
            }
        }
        return VALUES.stream()
                .filter(text::contains)
                .findAny()
                .or(() -> text.length() < SHORTEST ? Optional.empty() : word(text));
    }

    private static Optional<String> word(String text) {
        return Pattern.compile("[^\\w.]+")
                .splitAsStream(text)
                .filter(WORDS::contains)
                .findAny();
    }
}
