package dev.mfcgateway.flow;

import dev.mfcgateway.journey.Journey;
import dev.mfcgateway.tenant.Tenant;
import dev.mfcgateway.transaction.CapVerdict;
import dev.mfcgateway.transaction.Reservation;
import dev.mfcgateway.transaction.SendTicket;
import java.util.Optional;

/**
 * An OTP that may be sent, and is counted as if it had been.
 *
 * @param journey the way of the request that asked for it
 * @param tenant whose the transaction is
 * @param capped what was counted against the tenant's caps; empty where it has none
 */
record AdmittedSend(
        Journey journey, Tenant tenant, Reservation.Admitted reservation, Optional<CapVerdict.Counted> capped) {

    SendTicket ticket() {
        return reservation.ticket();
    }
}
