/**
 * The simulator's own AES and JWS, on the plain JDK. The gateway's crypto is written against a library; two slips that
 * cancel each other out are only found if the two sides share no line of code. Pure, blocking, thread-safe.
 */
package dev.mfcgateway.simulator.crypto;
