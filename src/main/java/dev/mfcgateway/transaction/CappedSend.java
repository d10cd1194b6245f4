package dev.mfcgateway.transaction;

import dev.mfcgateway.investor.Contact;
import dev.mfcgateway.investor.Pan;

/** An OTP that is to be sent by a tenant that caps them. */
public record CappedSend(TenantId tenant, DailyCaps caps, Pan pan, Contact contact) {}
