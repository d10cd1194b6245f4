/**
 * The gateway under whatever may go wrong at once: several processes before one Redis and one MFCentral, killed, cut off
 * and held up, while a history of every request is kept and then held against what was sent and what was written down.
 */
package dev.mfcgateway.chaos;
