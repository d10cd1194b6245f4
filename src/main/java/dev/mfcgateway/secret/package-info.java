/** Values that must not be seen, as types that cannot print themselves, and what keeps them unseen where they are kept. */
package dev.mfcgateway.secret;
