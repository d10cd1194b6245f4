/** What stands in for RSA where a load is to show all the rest. */
package dev.mfcgateway.load.unsigned;
