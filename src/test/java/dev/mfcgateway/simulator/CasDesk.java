package dev.mfcgateway.simulator;

import dev.mfcgateway.simulator.CasRequest.Stage;
import dev.mfcgateway.simulator.ScriptedPan.Texts;
import dev.mfcgateway.simulator.cas.CasDocuments;
import dev.mfcgateway.simulator.cas.CasSubject;
import dev.mfcgateway.simulator.crypto.Base64Alphabet;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What MFCentral does when it is asked, with no thought of HTTP or envelopes. Thread-safe. */
final class CasDesk {
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, Month.APRIL, 1);
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final CasRequests requests;
    private final Set<String> refusedOnce = ConcurrentHashMap.newKeySet();
    private final Random random;
    private final CasDocuments documents;
    private final Inbox inbox;
    private final Dials dials;

    CasDesk(long seed, CasRequests requests, Inbox inbox, Dials dials) {
        this.requests = requests;
        this.random = new Random(seed);
        this.documents = new CasDocuments(seed);
        this.inbox = inbox;
        this.dials = dials;
    }

    Reply answer(String clientId, ClientCall call, JsonObject request) {
        try {
            call.check(request);
            return switch (call) {
                case NEW_CAS_REQUEST, SUBMIT_CAS_SUMMARY_REQUEST, SUBMIT_CAS_DETAIL_REQUEST ->
                    scripted(clientId, call, request);
                case INVESTOR_CONSENT -> consent(clientId, request);
                case GET_CAS_DOCUMENT -> document(clientId, request);
                case VALIDATE_QR_CODE -> documentForQr(clientId, request);
            };
        } catch (Refusal e) {
            return Reply.failure(e.status(), e.getMessage());
        }
    }

    private Reply scripted(String clientId, ClientCall call, JsonObject request) {
        Optional<ScriptedPan> script = ScriptedPan.of(request.getString("pan"))
                .filter(pan -> !isForgiven(pan, clientId + " " + request.getString("clientRefNo")));
        if (script.isPresent() && script.get().isRefusal()) {
            return script.get().refusal();
        }
        Reply success = begin(clientId, call, request);
        return script.map(pan -> pan.spoil(success)).orElse(success);
    }

    private boolean isForgiven(ScriptedPan pan, String reference) {
        return pan == ScriptedPan.UNAUTHORIZED_ONCE && !refusedOnce.add(reference);
    }

    private Reply begin(String clientId, ClientCall call, JsonObject request) {
        boolean detailed = call != ClientCall.SUBMIT_CAS_SUMMARY_REQUEST;
        CasSubject subject = subject(request, detailed);
        String clientRefNo = request.getString("clientRefNo");
        if (!requests.claim(clientId, clientRefNo)) {
            throw Refusal.input(Texts.DUPLICATE);
        }
        String otpRef = UUID.randomUUID().toString();
        CasRequest cas = new CasRequest(clientId, clientRefNo, subject, detailed, otpRef, newOtp(), Stage.OTP_SENT);
        requests.keep(cas);
        inbox.receive(new Inbox.Message(cas.channel(), cas.address(), clientRefNo, cas.otp(), Instant.now()));
        return Reply.success(200, cas.answer());
    }

    private CasSubject subject(JsonObject request, boolean dated) {
        String mobile = request.getString("mobile");
        String email = request.getString("email");
        if (mobile.isEmpty() == email.isEmpty()) {
            throw Refusal.business("Exactly one of mobile and email must be given");
        }
        LocalDate from = dated ? CasDates.read(request.getString("fromDate")) : FIRST_DAY;
        LocalDate to = dated ? CasDates.read(request.getString("toDate")) : LocalDate.now(INDIA);
        if (from.isAfter(to)) {
            throw Refusal.business("fromDate is after toDate");
        }
        return new CasSubject(requests.nextReqId(), request.getString("pan"), mobile, email, from, to);
    }

    private String newOtp() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }

    private Reply consent(String clientId, JsonObject request) {
        CasRequest cas = find(clientId, request);
        if (!cas.otpRef().equals(request.getString("otpRef"))) {
            throw Refusal.input("Invalid otpRef");
        }
        requests.consent(cas, request.getString("enteredOtp"));
        return dials.isOn(Dial.CONSENT_IN_RESPONSE)
                ? Reply.success(200, new JsonObject()).in(Dress.EMPTY_RESPONSE)
                : Reply.success(202, new JsonObject()).in(Dress.EMPTY);
    }

    private Reply document(String clientId, JsonObject request) {
        return documentOf(find(clientId, request));
    }

    private Reply documentForQr(String clientId, JsonObject request) {
        CasRequest cas = find(clientId, request);
        byte[] image = Base64Alphabet.decode(request.getString("qrCode"));
        if (!QrImage.reqIdIn(image).equals(Optional.of(cas.reqId()))) {
            throw Refusal.input("Invalid QR code");
        }
        Reply reply = documentOf(cas);
        requests.useQr(cas);
        return reply;
    }

    private Reply documentOf(CasRequest cas) {
        if (!cas.hasConsent()) {
            throw Refusal.business("Investor consent is pending");
        }
        JsonObject document = cas.detailed() ? documents.detailed(cas.subject()) : documents.summary(cas.subject());
        return Reply.success(200, document);
    }

    private CasRequest find(String clientId, JsonObject request) {
        long reqId = Long.parseLong(request.getValue("reqId").toString());
        return requests.find(reqId)
                .filter(cas -> cas.clientId().equals(clientId))
                .filter(cas -> cas.clientRefNo().equals(request.getString("clientRefNo")))
                .orElseThrow(() -> Refusal.input("Invalid reqId"));
    }
}
