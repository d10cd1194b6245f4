package dev.mfcgateway.simulator.cas;

import java.time.LocalDate;

/** Who and what a document is about. Exactly one of mobile and email is filled; the other is an empty text. */
public record CasSubject(long reqId, String pan, String mobile, String email, LocalDate from, LocalDate to) {}
