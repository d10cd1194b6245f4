package dev.mfcgateway.simulator;

import io.vertx.ext.web.RoutingContext;

/** The frame of every HTML page: no script, nothing from another host. Whoever fills it in escapes the values. */
final class Page {
    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - MFCentral simulator</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; color: #1d2733; background: #f5f7fa; margin: 0; }
            main { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
            nav a { margin-right: 1rem; }
            a { color: #0b5cad; }
            table { border-collapse: collapse; background: #fff; width: 100%%; }
            th, td { text-align: left; padding: .35rem .7rem; border: 1px solid #d8dfe6; vertical-align: top;
                     overflow-wrap: anywhere; }
            th { background: #eaeff4; white-space: nowrap; }
            code { font-size: .95em; }
            form { margin: 1.5rem 0; }
            input { font: inherit; padding: .4rem .6rem; width: 9rem; }
            button { font: inherit; padding: .4rem .9rem; }
            .problem { color: #a4161a; font-weight: 600; }
            </style>
            </head>
            <body>
            <main>
            <nav><a href="/">Simulator</a><a href="/inbox">Inbox</a></nav>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private Page() {}

    static void send(RoutingContext ctx, int status, String title, String html) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .end(FRAME.formatted(escape(title), html));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** One row of a table; the cells are escaped. */
    static String row(String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String cell : cells) {
            row.append("<td>").append(escape(cell)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }
}
