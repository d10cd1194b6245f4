package dev.mfcgateway.transaction;

/** What became of the wish to be the one that answers. */
public sealed interface AnswerClaim {

    /** Nobody has: go ahead, and say what the answer was. */
    record Claimed(AnswerTicket ticket) implements AnswerClaim {}

    /** The same request has been answered. */
    record Answered(KeptAnswer answer) implements AnswerClaim {}

    /** The same request is being answered. */
    record UnderWay() implements AnswerClaim {}

    /** The name was used for another request. */
    record OtherRequest() implements AnswerClaim {}
}
