/** What an operator is given beside the program: alerts, dashboards, manifests, an image. */
package dev.mfcgateway.operations;
