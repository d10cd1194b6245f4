/** What is remembered of a transaction, and the ports through which it is. */
package dev.mfcgateway.transaction;
