/** The public port's connections: how many there may be, how long they may be silent, what they may say, how they end. */
package dev.mfcgateway.edge;
