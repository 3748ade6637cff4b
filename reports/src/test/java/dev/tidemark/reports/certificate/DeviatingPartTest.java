// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.reports.certificate.DeviatingPart.Kind;
import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.verdict.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviatingPartTest {

    @ParameterizedTest
    @CsvSource({
        "a page, ETag was the old one, HEADER, ETag",
        "a page, status 200 without the header Stream-Closed, ABSENT_HEADER, Stream-Closed",
        "an ETag, another value, HEADER, ETag",
        "status 404, status 200, STATUS, ''",
        "a page, the body was empty, BODY, ''",
        "a page, nothing of the kind, UNKNOWN, ''",
        "a page, the tag ETagger, UNKNOWN, ''"
    })
    void thePartIsFoundByTheWordsOfTheFinding(String expected, String observed, Kind kind, String header) {
        List<Exchange.Header> headers = List.of(new Exchange.Header("ETag", "\"a\"", false));
        Exchange exchange = new Exchange(
                "2026-11-22T10:14:03Z",
                1,
                new Exchange.Request("GET", "http://localhost/", List.of(), null),
                new Exchange.Response(200, headers, null),
                null,
                false,
                List.of());

        assertThat(DeviatingPart.find(new Finding.Broken(expected, observed, ""), exchange))
                .isEqualTo(new DeviatingPart(kind, header));
    }
}
