/** MFCentral's envelopes: AES and JWS, and nothing else. */
package dev.mfcgateway.mfcentral.envelope;
