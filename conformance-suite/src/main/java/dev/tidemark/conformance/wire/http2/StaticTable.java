// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import dev.tidemark.conformance.wire.message.Header;
import java.util.ArrayList;
import java.util.List;

/** The header fields that HPACK knows from the start (RFC 7541, appendix A), counted from 1. */
final class StaticTable {

    private static final String FIELDS = """
            :authority
            :method GET
            :method POST
            :path /
            :path /index.html
            :scheme http
            :scheme https
            :status 200
            :status 204
            :status 206
            :status 304
            :status 400
            :status 404
            :status 500
            accept-charset
            accept-encoding gzip, deflate
            accept-language
            accept-ranges
            accept
            access-control-allow-origin
            age
            allow
            authorization
            cache-control
            content-disposition
            content-encoding
            content-language
            content-length
            content-location
            content-range
            content-type
            cookie
            date
            etag
            expect
            expires
            from
            host
            if-match
            if-modified-since
            if-none-match
            if-range
            if-unmodified-since
            last-modified
            link
            location
            max-forwards
            proxy-authenticate
            proxy-authorization
            range
            referer
            refresh
            retry-after
            server
            set-cookie
            strict-transport-security
            transfer-encoding
            user-agent
            vary
            via
            www-authenticate
            """;

    static final List<Header> ALL = all();

    private StaticTable() {}

    private static List<Header> all() {
        var all = new ArrayList<Header>();
        FIELDS.lines().forEach(line -> {
            var parts = line.split(" ", 2);
            all.add(new Header(parts[0], parts.length > 1 ? parts[1] : ""));
        });
        return List.copyOf(all);
    }
}
