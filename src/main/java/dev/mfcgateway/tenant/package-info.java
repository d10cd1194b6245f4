/** Who asks: one record that bundles a tenant's collaborators, and the directory that finds it. */
package dev.mfcgateway.tenant;
