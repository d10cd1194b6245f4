/** The partner's door: signed delivery of an investor's holdings. */
package dev.mfcgateway.webhook;
