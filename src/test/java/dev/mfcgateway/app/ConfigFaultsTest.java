package dev.mfcgateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue: one spoilt key of the samples, and the whole of what is then said, but for the line. */
class ConfigFaultsTest {

    private static final Path KEYS = Path.of("src/test/resources/dev/mfcgateway/mfcentral/envelope");

    @TempDir
    private Path directory;

    private SpoiltConfig config;

    @BeforeEach
    void copySamples() throws IOException {
        config = new SpoiltConfig(directory);
        config.environment().put("EMPTY", "");
        config.write("tenants/empty", "\n");
        try (Stream<Path> keys = Files.list(KEYS)) {
            for (Path key : keys.toList()) {
                Files.copy(key, config.file("tenants").resolve(key.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            gateway.yaml | /server/prot | 8080 | gateway.yaml: server.prot: is not a known key; the nearest is server.port
            gateway.yaml | /timeoutMs | 8080 | gateway.yaml: timeoutMs: is not a known key; the nearest is server.headTimeoutMs
            gateway.yaml | /server/port | "8080" | gateway.yaml: server.port: is text; allowed: a whole number from 1 to 65535
            gateway.yaml | /server/port | 70000 | gateway.yaml: server.port: is 70000; allowed: a whole number from 1 to 65535
            gateway.yaml | /server/port | 8080.5 | gateway.yaml: server.port: is 8080.5; allowed: a whole number from 1 to 65535
            gateway.yaml | /server/port | ~ | gateway.yaml: server.port: is empty; allowed: a whole number from 1 to 65535
            gateway.yaml | /server/port | 9090 | gateway.yaml: management.port: is the same as server.port; allowed: any other port
            gateway.yaml | /server/port | ${env:MFC_STORAGE_KEY} | gateway.yaml: server.port: is text; allowed: a whole number from 1 to 65535
            gateway.yaml | /server/host | "" | gateway.yaml: server.host: is empty; allowed: a host name or an IP address
            gateway.yaml | /server | [] | gateway.yaml: server: is a list; allowed: a section with host, port, maxBodyBytes, maxQrBytes, maxInFlight, transport, maxConnections, headTimeoutMs, idleTimeoutMs, http2ClearText, tls
            gateway.yaml | /server/maxBodyBytes | 1 | gateway.yaml: server.maxBodyBytes: is 1; allowed: a whole number from 256 to 1048576
            gateway.yaml | /redis | | gateway.yaml: redis: is missing; allowed: a section with type, endpoints, caCertificates, masterName, commandTimeoutMs, keyPrefix
            gateway.yaml | /redis/type | clutser | gateway.yaml: redis.type: is not one of the allowed words; allowed: standalone, replication, sentinel, cluster
            gateway.yaml | /redis/type | 1 | gateway.yaml: redis.type: is a number; allowed: standalone, replication, sentinel, cluster
            gateway.yaml | /redis/endpoints | [] | gateway.yaml: redis.endpoints: is a list of 0; allowed: a list (at least 1, at most 100) of: redis://[user:password@]host[:port][/database], or rediss:// for TLS
            gateway.yaml | /redis/endpoints | redis://localhost:6379 | gateway.yaml: redis.endpoints: is text; allowed: a list (at least 1, at most 100) of: redis://[user:password@]host[:port][/database], or rediss:// for TLS
            gateway.yaml | /redis/endpoints | ["http://localhost:6379"] | gateway.yaml: redis.endpoints[0]: is not a Redis URI; allowed: redis://[user:password@]host[:port][/database], or rediss:// for TLS
            gateway.yaml | /redis/endpoints | ["redis://:pass word@localhost"] | gateway.yaml: redis.endpoints[0]: is not a Redis URI; allowed: redis://[user:password@]host[:port][/database], or rediss:// for TLS
            gateway.yaml | /redis/endpoints | ["redis://one", "redis://two"] | gateway.yaml: redis.endpoints: is a list of 2; allowed: one endpoint with type standalone
            gateway.yaml | /redis/endpoints | ["redis://localhost/one"] | gateway.yaml: redis.endpoints[0]: is not a Redis URI; allowed: redis://[user:password@]host[:port][/database], or rediss:// for TLS
            gateway.yaml | /redis | {type: cluster, endpoints: ["redis://one", "rediss://two"]} | gateway.yaml: redis.endpoints: mixes redis:// and rediss://; allowed: one of the two for all endpoints
            gateway.yaml | /redis/caCertificates | nobody | gateway.yaml: redis.caCertificates: holds no certificate; allowed: one or more certificates as PEM, best by ${file:PATH}
            gateway.yaml | /redis/keyPrefix | "a{b}" | gateway.yaml: redis.keyPrefix: is not in the allowed form; allowed: 1 to 64 of A-Z, a-z, 0-9 and . _ : -
            gateway.yaml | /redis/commandTimeoutMs | 0 | gateway.yaml: redis.commandTimeoutMs: is 0; allowed: a whole number from 1 to 60000
            gateway.yaml | /storage | | gateway.yaml: storage: is missing; allowed: a section with encryptionKey
            gateway.yaml | /storage/encryptionKey | ${env:NOBODY} | gateway.yaml: storage.encryptionKey: ${env:NOBODY} is not set; allowed: a variable that holds a value
            gateway.yaml | /storage/encryptionKey | "" | gateway.yaml: storage.encryptionKey: is empty; allowed: 32 bytes as base64, by ${env:NAME} or ${file:PATH}
            gateway.yaml | /storage/encryptionKey | not base64 | gateway.yaml: storage.encryptionKey: is not base64; allowed: 32 bytes as base64, by ${env:NAME} or ${file:PATH}
            gateway.yaml | /docs/enabled | "true" | gateway.yaml: docs.enabled: is text; allowed: true or false
            gateway.yaml | /shutdown/pauseMs | -1 | gateway.yaml: shutdown.pauseMs: is -1; allowed: a whole number from 0 to 600000
            gateway.yaml | /tenants/directory | nowhere | gateway.yaml: tenants.directory: does not exist; allowed: a directory with a .yaml file for each tenant
            gateway.yaml | /tenants/directory | gateway.yaml | gateway.yaml: tenants.directory: is not a directory; allowed: a directory with a .yaml file for each tenant
            gateway.yaml | /tenants/directory | 5 | gateway.yaml: tenants.directory: is a number; allowed: the path of a directory
            gateway.yaml | /tenants | | gateway.yaml: tenants: is missing; allowed: a section with directory
            tenants/acme.yaml | /name | Acme | tenants/acme.yaml: name: is not in the allowed form; allowed: 1 to 32 of a-z, 0-9 and -, but not mf
            tenants/acme.yaml | /name | mf | tenants/acme.yaml: name: is reserved; allowed: 1 to 32 of a-z, 0-9 and -, but not mf
            tenants/acme.yaml | /name | globex | tenants/globex.yaml: name: is the same as in tenants/acme.yaml; allowed: one tenant for each
            tenants/acme.yaml | /routes/host | [a.example.in] | tenants/acme.yaml: routes.host: is not a known key; the nearest is routes.hosts
            tenants/acme.yaml | /routes/hosts | ["acme.example.in:443"] | tenants/acme.yaml: routes.hosts[0]: is not in the allowed form; allowed: a host name without a port, or *. and a name of at least two labels
            tenants/acme.yaml | /routes/hosts | [GLOBEX.example.in] | tenants/globex.yaml: routes.hosts[0]: is a host of tenants/acme.yaml; allowed: one tenant for each
            tenants/acme.yaml | /routes/hosts | ["*.example.in"] | tenants/globex.yaml: routes.hosts[0]: is a host of tenants/acme.yaml; allowed: one tenant for each
            tenants/globex.yaml | /routes/hosts | ["*.example.in"] | tenants/globex.yaml: routes.hosts[0]: is a host of tenants/acme.yaml; allowed: one tenant for each
            tenants/acme.yaml | /routes/hosts | ["*.com"] | tenants/acme.yaml: routes.hosts[0]: is not in the allowed form; allowed: a host name without a port, or *. and a name of at least two labels
            tenants/acme.yaml | /routes/hosts | ["a.*.example.in"] | tenants/acme.yaml: routes.hosts[0]: is not in the allowed form; allowed: a host name without a port, or *. and a name of at least two labels
            tenants/acme.yaml | /routes/hosts | [a..example.in] | tenants/acme.yaml: routes.hosts[0]: is not in the allowed form; allowed: a host name without a port, or *. and a name of at least two labels
            tenants/acme.yaml | /routes/pathPrefixes | [acme] | tenants/acme.yaml: routes.pathPrefixes[0]: is not in the allowed form; allowed: /segment[/segment...] of A-Z, a-z, 0-9 and . _ ~ -, without a trailing slash, beside the gateway's own paths
            tenants/acme.yaml | /routes/pathPrefixes | [/acme/] | tenants/acme.yaml: routes.pathPrefixes[0]: is not in the allowed form; allowed: /segment[/segment...] of A-Z, a-z, 0-9 and . _ ~ -, without a trailing slash, beside the gateway's own paths
            tenants/acme.yaml | /routes/pathPrefixes | [/acme/../mf] | tenants/acme.yaml: routes.pathPrefixes[0]: has a segment of dots; allowed: /segment[/segment...] of A-Z, a-z, 0-9 and . _ ~ -, without a trailing slash, beside the gateway's own paths
            tenants/acme.yaml | /routes/pathPrefixes | [/gateway/acme] | tenants/acme.yaml: routes.pathPrefixes[0]: hides a path of the gateway's own; allowed: /segment[/segment...] of A-Z, a-z, 0-9 and . _ ~ -, without a trailing slash, beside the gateway's own paths
            tenants/acme.yaml | /routes/pathPrefixes | [/getOTP] | tenants/acme.yaml: routes.pathPrefixes[0]: hides a path of the gateway's own; allowed: /segment[/segment...] of A-Z, a-z, 0-9 and . _ ~ -, without a trailing slash, beside the gateway's own paths
            tenants/acme.yaml | /routes/pathPrefixes | [/globex] | tenants/globex.yaml: routes.pathPrefixes[0]: is the same as in tenants/acme.yaml; allowed: one tenant for each
            tenants/acme.yaml | /routes/pathPrefixes | [/a, /a] | tenants/acme.yaml: routes.pathPrefixes: holds the same entry twice; allowed: a list (at most 100) of: /segment[/segment...] of A-Z, a-z, 0-9 and . _ ~ -, without a trailing slash, beside the gateway's own paths
            tenants/acme.yaml | /routes/headers | {"x y": acme} | tenants/acme.yaml: routes.headers.x y: is not a name allowed here; allowed: a header name (a token of RFC 9110)
            tenants/acme.yaml | /routes/headers | {X-Gateway-Name: globex} | tenants/globex.yaml: routes.headers.x-gateway-name: is the same as in tenants/acme.yaml; allowed: one tenant for each
            tenants/acme.yaml | /routes/headers | {x-name: a, X-Name: b} | tenants/acme.yaml: routes.headers.X-Name: is there twice; allowed: each header once; names are compared without case
            tenants/acme.yaml | /routes/headers | {x-name: 5} | tenants/acme.yaml: routes.headers.x-name: is a number; allowed: 1 to 256 printable ASCII characters, no space at either end
            tenants/acme.yaml | /credentials | | tenants/acme.yaml: credentials: is missing; allowed: a section with apiSecret, authTokenSecret, protect
            tenants/acme.yaml | /credentials/apiSecret | | tenants/acme.yaml: credentials.apiSecret: is missing; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}, or a list of two
            tenants/acme.yaml | /credentials/apiSecret | 12345678 | tenants/acme.yaml: credentials.apiSecret: is a number; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}, or a list of two
            tenants/acme.yaml | /credentials/apiSecret | short | tenants/acme.yaml: credentials.apiSecret: is too short; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}, or a list of two
            tenants/acme.yaml | /credentials/apiSecret | ["${env:ACME_API_SECRET}"] | tenants/acme.yaml: credentials.apiSecret: is a list of 1; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}, or a list of two
            tenants/acme.yaml | /credentials/apiSecret | ["${env:ACME_API_SECRET}", short] | tenants/acme.yaml: credentials.apiSecret[1]: is too short; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}
            tenants/acme.yaml | /credentials/authTokenSecret | ["${env:ACME_AUTH_TOKEN_SECRET}", "${env:NOBODY}"] | tenants/acme.yaml: credentials.authTokenSecret[1]: ${env:NOBODY} is not set; allowed: a variable that holds a value
            tenants/acme.yaml | /credentials/authTokenSecret | ${env:EMPTY} | tenants/acme.yaml: credentials.authTokenSecret: ${env:EMPTY} is empty; allowed: a variable that holds a value
            tenants/acme.yaml | /credentials/authTokenSecret | ${file:empty} | tenants/acme.yaml: credentials.authTokenSecret: ${file:empty} is empty; allowed: a file that holds a value
            tenants/acme.yaml | /credentials/authTokenSecret | "" | tenants/acme.yaml: credentials.authTokenSecret: is empty; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}, or a list of two
            tenants/acme.yaml | /credentials/authTokenSecret | [] | tenants/acme.yaml: credentials.authTokenSecret: is a list of 0; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}, or a list of two
            tenants/acme.yaml | /credentials/authTokenSecret | changeme | tenants/acme.yaml: credentials.authTokenSecret: is too short; allowed: at least 32 bytes, by ${env:NAME} or ${file:PATH}, or a list of two
            tenants/acme.yaml | /credentials/authTokenSecret | ${file:nowhere} | tenants/acme.yaml: credentials.authTokenSecret: ${file:nowhere} does not exist; allowed: a file that this user can read
            tenants/acme.yaml | /credentials/authTokenSecret | ${vault:acme} | tenants/acme.yaml: credentials.authTokenSecret: holds a ${ that is no reference; allowed: ${env:NAME} and ${file:PATH}
            tenants/acme.yaml | /credentials/authTokenSecret | x${ | tenants/acme.yaml: credentials.authTokenSecret: holds a ${ that is no reference; allowed: ${env:NAME} and ${file:PATH}
            tenants/acme.yaml | /credentials/protect | [getOTP] | tenants/acme.yaml: credentials.protect[0]: is not one of the allowed words; allowed: transaction, getOtp, verifyOtp
            tenants/acme.yaml | /transaction/lifetimeMs | 24h | tenants/acme.yaml: transaction.lifetimeMs: is text; allowed: a whole number from 1 to 2592000000
            tenants/acme.yaml | /otp/maxSends | 0 | tenants/acme.yaml: otp.maxSends: is 0; allowed: a whole number from 1 to 100
            tenants/acme.yaml | /mfcentral/baseUrl | http://services.mfcentral.com | tenants/acme.yaml: mfcentral.baseUrl: is not https; allowed: https://host[:port][/path], or http:// for a loopback address
            tenants/acme.yaml | /mfcentral/baseUrl | https://user:pw@services.mfcentral.com | tenants/acme.yaml: mfcentral.baseUrl: holds a user name or password; allowed: https://host[:port][/path], or http:// for a loopback address
            tenants/acme.yaml | /mfcentral/baseUrl | https://services.mfcentral.com?a=b | tenants/acme.yaml: mfcentral.baseUrl: holds a query; allowed: https://host[:port][/path], or http:// for a loopback address
            tenants/acme.yaml | /mfcentral/baseUrl | "https://services.mfcentral.com#a" | tenants/acme.yaml: mfcentral.baseUrl: holds a fragment; allowed: https://host[:port][/path], or http:// for a loopback address
            tenants/acme.yaml | /mfcentral/baseUrl | services.mfcentral.com | tenants/acme.yaml: mfcentral.baseUrl: is not an address with a host; allowed: https://host[:port][/path], or http:// for a loopback address
            tenants/acme.yaml | /mfcentral/flow | Redirect | tenants/acme.yaml: mfcentral.flow: is not one of the allowed words; allowed: redirect, otp
            tenants/acme.yaml | /mfcentral/clientSecret | "" | tenants/acme.yaml: mfcentral.clientSecret: is empty; allowed: text that is not empty
            tenants/acme.yaml | /mfcentral/iv | short | tenants/acme.yaml: mfcentral.iv: is not 16 bytes; allowed: 16 characters, 32 hex digits, or base64 of 16 bytes
            tenants/acme.yaml | /mfcentral/keyDerivation | sha256 | tenants/acme.yaml: mfcentral.keyDerivation: is not one of the allowed words; allowed: sha256-hex32, sha256-raw
            tenants/acme.yaml | /mfcentral/privateKey | none | tenants/acme.yaml: mfcentral.privateKey: is not a key that can be read; allowed: an RSA key as PEM, base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/publicKey | none | tenants/acme.yaml: mfcentral.publicKey: is not a key that can be read; allowed: an RSA key as PEM, base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/publicKey | ${env:ACME_MFC_PRIVATE_KEY} | tenants/acme.yaml: mfcentral.publicKey: is a private key where the public key belongs; allowed: an RSA public key of at least 2048 bits as PEM (public key or certificate), base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/privateKey | ${file:private-1024.pem} | tenants/acme.yaml: mfcentral.privateKey: is an RSA key of fewer than 2048 bits; allowed: an RSA private key of at least 2048 bits as PEM (PKCS#8 or PKCS#1), base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/privateKey | ${file:ec-private-pkcs8.pem} | tenants/acme.yaml: mfcentral.privateKey: is an elliptic-curve key; allowed: an RSA key, as MFCentral takes no other
            tenants/acme.yaml | /mfcentral/privateKey | ${file:ec-private-sec1.pem} | tenants/acme.yaml: mfcentral.privateKey: is an elliptic-curve key; allowed: an RSA key, as MFCentral takes no other
            tenants/acme.yaml | /mfcentral/privateKey | ${file:public-spki.pem} | tenants/acme.yaml: mfcentral.privateKey: is a public key where the private key belongs; allowed: an RSA private key of at least 2048 bits as PEM (PKCS#8 or PKCS#1), base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/privateKey | ${file:certificate.pem} | tenants/acme.yaml: mfcentral.privateKey: is a certificate where the private key belongs; allowed: an RSA private key of at least 2048 bits as PEM (PKCS#8 or PKCS#1), base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/privateKey | ${file:encrypted-pkcs8.pem} | tenants/acme.yaml: mfcentral.privateKey: is protected by a passphrase; allowed: the same key without one
            tenants/acme.yaml | /mfcentral/publicKey | ${file:public-1024.pem} | tenants/acme.yaml: mfcentral.publicKey: is an RSA key of fewer than 2048 bits; allowed: an RSA public key of at least 2048 bits as PEM (public key or certificate), base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/publicKey | ${file:ec-public.pem} | tenants/acme.yaml: mfcentral.publicKey: is an elliptic-curve key; allowed: an RSA key, as MFCentral takes no other
            tenants/acme.yaml | /mfcentral/publicKey | ${file:private-pkcs1.pem} | tenants/acme.yaml: mfcentral.publicKey: is a private key where the public key belongs; allowed: an RSA public key of at least 2048 bits as PEM (public key or certificate), base64 DER, JWK or JWK set
            tenants/acme.yaml | /mfcentral/verifyResponseSignature | "yes" | tenants/acme.yaml: mfcentral.verifyResponseSignature: is text; allowed: true or false
            tenants/acme.yaml | /mfcentral/redirect | | tenants/acme.yaml: mfcentral.redirect: is missing; allowed: a section with baseUrl, urlKey, returnUrl
            tenants/acme.yaml | /mfcentral/redirect/urlKey | | tenants/acme.yaml: mfcentral.redirect.urlKey: is missing; allowed: exactly 32 characters, by ${env:NAME} or ${file:PATH}
            tenants/acme.yaml | /mfcentral/redirect/urlKey | short | tenants/acme.yaml: mfcentral.redirect.urlKey: is not 32 characters long; allowed: exactly 32 characters, by ${env:NAME} or ${file:PATH}
            tenants/acme.yaml | /mfcentral/redirect/returnUrl | /mfc | tenants/acme.yaml: mfcentral.redirect.returnUrl: is not an address with a host; allowed: https://host[:port][/path][?query], or http:// for a loopback address
            tenants/acme.yaml | /mfcentral/timeoutMs | 200000 | tenants/acme.yaml: mfcentral.breaker.windowMs: is 300000; allowed: at least 400000, which is twice mfcentral.timeoutMs
            tenants/acme.yaml | /mfcentral/breaker/windowMs | 999 | tenants/acme.yaml: mfcentral.breaker.windowMs: is 999; allowed: a whole number from 1000 to 86400000
            tenants/acme.yaml | /mfcentral/breaker/failureRatio | 0 | tenants/acme.yaml: mfcentral.breaker.failureRatio: is 0; allowed: a number above 0 and up to 1
            tenants/acme.yaml | /mfcentral/breaker/failureRatio | 1.5 | tenants/acme.yaml: mfcentral.breaker.failureRatio: is 1.5; allowed: a number above 0 and up to 1
            tenants/acme.yaml | /mfcentral/breaker/minimumCalls | 0 | tenants/acme.yaml: mfcentral.breaker.minimumCalls: is 0; allowed: a whole number from 1 to 1000000
            tenants/acme.yaml | /mfcentral/breaker/openMs | 0 | tenants/acme.yaml: mfcentral.breaker.openMs: is 0; allowed: a whole number from 1 to 86400000
            tenants/acme.yaml | /mfcentral/breaker/maxOpenMs | 5m | tenants/acme.yaml: mfcentral.breaker.maxOpenMs: is text; allowed: a whole number from 1 to 86400000
            tenants/acme.yaml | /mfcentral/breaker/slowCallMs | 0 | tenants/acme.yaml: mfcentral.breaker.slowCallMs: is 0; allowed: a whole number from 1 to 600000
            tenants/acme.yaml | /mfcentral/breaker/slowCallRatio | 0 | tenants/acme.yaml: mfcentral.breaker.slowCallRatio: is 0; allowed: a number above 0 and up to 1
            tenants/acme.yaml | /mfcentral/breaker/slowCallRatio | ~ | tenants/acme.yaml: mfcentral.breaker.slowCallRatio: is empty; allowed: a number above 0 and up to 1
            tenants/acme.yaml | /mfcentral/breaker | {slowCallRatio: 0.8, slowCallMs: 150000} | tenants/acme.yaml: mfcentral.breaker.slowCallMs: is 150000; allowed: less than 150000, which is mfcentral.timeoutMs, with mfcentral.breaker.slowCallRatio
            tenants/acme.yaml | /mfcentral/breaker/mininumCalls | 10 | tenants/acme.yaml: mfcentral.breaker.mininumCalls: is not a known key; the nearest is mfcentral.breaker.minimumCalls
            tenants/acme.yaml | /mfcentral/timeout | 10 | tenants/acme.yaml: mfcentral.timeout: is not a known key; the nearest is mfcentral.timeoutMs
            tenants/acme.yaml | /webhook | {} | tenants/acme.yaml: webhook.url: is missing; allowed: https://host[:port][/path], or with allowPrivateAddresses http:// for a loopback address
            tenants/acme.yaml | /webhook/url | http://partner.example.in/hooks | tenants/acme.yaml: webhook.url: is not https; allowed: https://host[:port][/path], or with allowPrivateAddresses http:// for a loopback address
            tenants/acme.yaml | /webhook/url | http://localhost:8085/hooks | tenants/acme.yaml: webhook.url: is plain http while webhook.allowPrivateAddresses is false; allowed: https://host[:port][/path], or with allowPrivateAddresses http:// for a loopback address
            tenants/acme.yaml | /webhook | {url: "HTTP://127.0.0.1:8085", allowPrivateAddresses: false} | tenants/acme.yaml: webhook.url: is plain http while webhook.allowPrivateAddresses is false; allowed: https://host[:port][/path], or with allowPrivateAddresses http:// for a loopback address
            tenants/acme.yaml | /webhook | {url: "https://user:pw@partner.example.in/"} | tenants/acme.yaml: webhook.url: holds a user name or password; allowed: https://host[:port][/path], or with allowPrivateAddresses http:// for a loopback address
            tenants/acme.yaml | /webhook | {url: "https://partner.example.in/", retrydelaysMs: []} | tenants/acme.yaml: webhook.retrydelaysMs: is not a known key; the nearest is webhook.retryDelaysMs
            tenants/acme.yaml | /otp/resendCooldownsMs | [30000, 30000, 29999] | tenants/acme.yaml: otp.resendCooldownsMs[2]: is 29999; allowed: at least 30000, as the one before it
            tenants/acme.yaml | /otp/resendCooldownsMs | [30s] | tenants/acme.yaml: otp.resendCooldownsMs[0]: is text; allowed: a whole number from 0 to 86400000
            tenants/acme.yaml | /otp/resendCooldownsMs | [86400001] | tenants/acme.yaml: otp.resendCooldownsMs[0]: is 86400001; allowed: a whole number from 0 to 86400000
            tenants/acme.yaml | /otp/resendCooldownsMs | 30000 | tenants/acme.yaml: otp.resendCooldownsMs: is a number; allowed: a list (at most 100) of: a whole number from 0 to 86400000
            tenants/acme.yaml | /otp/dailyCaps | {perPan: 0} | tenants/acme.yaml: otp.dailyCaps.perPan: is 0; allowed: a whole number from 1 to 1000000
            tenants/acme.yaml | /otp/dailyCaps | {perTenant: "100000"} | tenants/acme.yaml: otp.dailyCaps.perTenant: is text; allowed: a whole number from 1 to 1000000000
            tenants/acme.yaml | /otp/dailyCaps | {perPhone: 20} | tenants/acme.yaml: otp.dailyCaps.perPhone: is not a known key; the nearest is otp.dailyCaps.perPan
            tenants/acme.yaml | /otp/dailyCaps | 20 | tenants/acme.yaml: otp.dailyCaps: is a number; allowed: a section with perPan, perContact, perTenant
            tenants/acme.yaml | /rateLimit | {requestsPerSecond: 50} | tenants/acme.yaml: rateLimit.burst: is missing; allowed: a whole number from 1 to 1000000
            tenants/acme.yaml | /rateLimit | {requestsPerSecond: 0, burst: 100} | tenants/acme.yaml: rateLimit.requestsPerSecond: is 0; allowed: a number from 0.01 to 100000
            tenants/acme.yaml | /rateLimit | {requestsPerSecond: 50, burst: 0.5} | tenants/acme.yaml: rateLimit.burst: is 0.5; allowed: a whole number from 1 to 1000000
            tenants/acme.yaml | /rateLimit | {requestPerSecond: 50, requestsPerSecond: 50, burst: 1} | tenants/acme.yaml: rateLimit.requestPerSecond: is not a known key; the nearest is rateLimit.requestsPerSecond
            tenants/acme.yaml | /rateLimits | {} | tenants/acme.yaml: rateLimits: is not a known key; the nearest is rateLimit
            tenants/acme.yaml | /cors | {} | tenants/acme.yaml: cors.origins: is missing; allowed: a list (at least 1, at most 100) of: https://host[:port] as browsers send it, or http:// for a loopback address; or * alone, for any origin
            tenants/acme.yaml | /cors | {origins: []} | tenants/acme.yaml: cors.origins: is a list of 0; allowed: a list (at least 1, at most 100) of: https://host[:port] as browsers send it, or http:// for a loopback address; or * alone, for any origin
            tenants/acme.yaml | /cors | {origins: ["*", "https://app.example.in"]} | tenants/acme.yaml: cors.origins: holds * beside others; allowed: origins, or * alone for any
            tenants/acme.yaml | /cors | {origins: ["https://app.example.in/"]} | tenants/acme.yaml: cors.origins[0]: is not an origin as browsers send it; allowed: https://host[:port] as browsers send it, or http:// for a loopback address; or * alone, for any origin
            tenants/acme.yaml | /cors | {origins: ["https://App.example.in"]} | tenants/acme.yaml: cors.origins[0]: is not an origin as browsers send it; allowed: https://host[:port] as browsers send it, or http:// for a loopback address; or * alone, for any origin
            tenants/acme.yaml | /cors | {origins: ["https://app.example.in:443"]} | tenants/acme.yaml: cors.origins[0]: is not an origin as browsers send it; allowed: https://host[:port] as browsers send it, or http:// for a loopback address; or * alone, for any origin
            tenants/acme.yaml | /cors | {origins: ["http://app.example.in"]} | tenants/acme.yaml: cors.origins[0]: is not https; allowed: https://host[:port] as browsers send it, or http:// for a loopback address; or * alone, for any origin
            tenants/acme.yaml | /cors | {origins: ["*.example.in"]} | tenants/acme.yaml: cors.origins[0]: is not an address with a host; allowed: https://host[:port] as browsers send it, or http:// for a loopback address; or * alone, for any origin
            tenants/acme.yaml | /cors | {origins: ["*"], maxAgeMs: -1} | tenants/acme.yaml: cors.maxAgeMs: is -1; allowed: a whole number from 0 to 86400000
            tenants/acme.yaml | /webhook | {url: "https://partner.example.in/", retryDelaysMs: [5000, 5s]} | tenants/acme.yaml: webhook.retryDelaysMs[1]: is text; allowed: a whole number from 0 to 604800000
            """)
    void saysWhatIsWrongInOneLine(String file, String pointer, String yaml, String line) {
        config.set(file, pointer, yaml);

        assertThat(config.faults()).containsExactlyElementsOf(config.located(line));
        assertNoSecretIn(config.faults());
    }

    private void assertNoSecretIn(List<String> lines) {
        config.environment().values().stream()
                .filter(secret -> !secret.isEmpty())
                .forEach(secret -> assertThat(lines).noneMatch(line -> line.contains(secret.strip())));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        config.set("gateway.yaml", "/server/port", "0")
                .set("gateway.yaml", "/storage/encryptionKey", "c2hvcnQ=")
                .set("tenants/acme.yaml", "/credentials/apiSecret", "${env:NOBODY}")
                .set("tenants/globex.yaml", "/name", null)
                .set("tenants/globex.yaml", "/mfcentral/baseUrl", "http://far.example.in");

        assertThat(config.faults())
                .containsExactlyElementsOf(
                        config.located(
                                "gateway.yaml: server.port: is 0; allowed: a whole number from 1 to 65535",
                                "gateway.yaml: storage.encryptionKey: is not 32 bytes long; allowed: 32 bytes as base64, by ${env:NAME} or ${file:PATH}",
                                "tenants/acme.yaml: credentials.apiSecret: ${env:NOBODY} is not set; allowed: a variable that holds a value",
                                "tenants/globex.yaml: name: is missing; allowed: 1 to 32 of a-z, 0-9 and -, but not mf",
                                "tenants/globex.yaml: mfcentral.baseUrl: is not https; allowed: https://host[:port][/path], or http:// for a loopback address"));
    }

    @Test
    void repeatsNoSecretThatIsWrong() {
        String secret = "hunter2 \n\u0000 ${";
        config.environment().replaceAll((name, value) -> secret);

        assertThat(config.faults()).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }
}
