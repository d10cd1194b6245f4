/** What an investor holds, as a partner is told: MFCentral's statements, made into one payload. */
package dev.mfcgateway.holdings;
