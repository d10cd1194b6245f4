/**
 * The gateway under whatever may go wrong at once: several processes before one Redis and one MFCentral, killed, cut off
 * and held up, while a history of every request is kept and then held against what was sent and what was written down; and
 * one of them before each layout of Redis, whose servers are there and yet of no use.
 */
package dev.mfcgateway.chaos;
