package dev.mfcgateway.load;

/**
 * What is asked of a contender.
 *
 * @param first number of the first of the transactions that are used in turn
 * @param transactions how many; more than are ever under way at once, as the very same request would share an answer
 * @param isRefused whether every answer has to be an error
 */
record Load(String name, int first, int transactions, boolean isRefused) {

    /** Transactions that have had all their OTPs: the whole script runs, and MFCentral is not asked. */
    static final Load REFUSED = new Load("refused", 1_000_000, 2_000, true);

    static final Load ACCEPTED = new Load("accepted", 0, 20_000, false);

    /** What the caller of that number asks for; the numbers may go beyond the transactions. */
    String body(int caller) {
        return "{\"transactionId\":\"TRX_%032x\",\"pan\":\"ABCDE1234F\",\"phone\":\"+919876543210\"}"
                .formatted(first + caller % transactions);
    }
}
