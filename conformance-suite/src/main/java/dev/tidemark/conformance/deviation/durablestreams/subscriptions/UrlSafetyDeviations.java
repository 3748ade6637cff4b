// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import io.vertx.core.Future;

/** What servers get wrong of <i>Webhooks go to public places</i>: {@code durable-streams/subscriptions/url-safety.feature}. */
final class UrlSafetyDeviations {

    @Breaks(rule = "DS-6.2-13", by = "Takes plain http.")
    Behaviour plainHttpTaken() {
        return Control.takingUrls(url -> url.matches("http://example.*"));
    }

    @Breaks(rule = "DS-6.2-13", by = "Takes plain http to an address.")
    Behaviour plainHttpToAddressesTaken() {
        return Control.takingUrls(url -> url.matches("http://93.*"));
    }

    @Breaks(rule = "DS-6.2-13", by = "Takes plain http in capitals.")
    Behaviour httpInCapitalsTaken() {
        return Control.takingUrls(url -> url.matches("HTTP:.*"));
    }

    @Breaks(rule = "DS-6.2-13", by = "Takes schemes other than http.")
    Behaviour otherSchemesTaken() {
        return Control.takingUrls(url -> url.matches("(ftp|ws):.*"));
    }

    @Breaks(rule = "DS-6.2-14", by = "Takes hosts that begin like localhost.")
    Behaviour hostsBeginningLikeLocalhostTaken() {
        return Control.takingUrls(url -> url.matches("http://(localhost|127.0.0.1)[.].*"));
    }

    @Breaks(rule = "DS-6.2-14", by = "Takes the user in a URL for its host.")
    Behaviour usersTakenForLocalhost() {
        return Control.takingUrls(url -> url.matches(".*@.*"));
    }

    @Breaks(rule = "DS-6.2-14", by = "Takes hosts that end like localhost.")
    Behaviour hostsEndingLikeLocalhostTaken() {
        return Control.takingUrls(url -> url.matches("http://xlocalhost.*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes addresses of 10.0.0.0/8.")
    Behaviour networkTenTaken() {
        return Control.takingUrls(url -> url.matches("https?://10[.].*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes addresses of 172.16.0.0/12.")
    Behaviour networkOneHundredSeventyTwoTaken() {
        return Control.takingUrls(url -> url.matches("https://172[.]31.*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes addresses of 192.168.0.0/16.")
    Behaviour networkOneHundredNinetyTwoTaken() {
        return Control.takingUrls(url -> url.matches("https://192[.].*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes link-local addresses.")
    Behaviour linkLocalTaken() {
        return Control.takingUrls(url -> url.matches("https://169[.].*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes loopback addresses over https.")
    Behaviour loopbackOverHttpsTaken() {
        return Control.takingUrls(url -> url.matches("https://127[.].*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes localhost over https.")
    Behaviour localhostOverHttpsTaken() {
        return Control.takingUrls(url -> url.matches("https://localhost.*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes the loopback address of IPv6.")
    Behaviour loopbackOfVersionSixTaken() {
        return Control.takingUrls(url -> url.matches("https?://\\[::1.*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes unique local addresses of IPv6.")
    Behaviour uniqueLocalTaken() {
        return Control.takingUrls(url -> url.matches("https://\\[f[de].*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes the unspecified address.")
    Behaviour unspecifiedAddressTaken() {
        return Control.takingUrls(url -> url.matches("https://0[.]0.*"));
    }

    @Breaks(rule = "DS-6.2-15", by = "Takes addresses that are written as a number.")
    Behaviour addressAsANumberTaken() {
        return Control.takingUrls(url -> url.matches("https://2130706433.*"));
    }

    @Breaks(rule = "DS-12.8-01", by = "Takes any text for a URL.")
    Behaviour anyTextTakenForAUrl() {
        return Control.takingUrls(url -> url.matches("no url"));
    }

    @Breaks(rule = "DS-12.8-01", by = "Takes URLs without a host.")
    Behaviour urlWithoutAHostTaken() {
        return Control.takingUrls(url -> url.matches("https://"));
    }

    @Breaks(rule = "DS-12.8-01", by = "Takes URLs without a scheme.")
    Behaviour relativeUrlTaken() {
        return Control.takingUrls(url -> url.matches("/.*"));
    }

    @Breaks(rule = "DS-12.8-01", by = "Takes URLs of files.")
    Behaviour fileUrlTaken() {
        return Control.takingUrls(url -> url.matches("file:.*"));
    }

    @Breaks(rule = "DS-12.8-01", by = "Takes scripts and data for URLs.")
    Behaviour scriptTakenForAUrl() {
        return Control.takingUrls(url -> url.matches("(javascript|data):.*"));
    }

    @Breaks(rule = "DS-12.8-02", by = "Takes private addresses that are mapped into IPv6.")
    Behaviour mappedAddressTaken() {
        return Control.takingUrls(url -> url.matches(".*::ffff:(10|127).*"));
    }

    @Breaks(rule = "DS-12.8-02", by = "Takes loopback addresses in hexadecimal and octal.")
    Behaviour addressInOtherBasesTaken() {
        return Control.takingUrls(url -> url.matches("https://0[x1].*"));
    }

    @Breaks(rule = "DS-12.8-02", by = "Takes loopback addresses with parts left out.")
    Behaviour shortAddressTaken() {
        return Control.takingUrls(url -> url.matches("https://127[.]1/.*"));
    }

    @Breaks(rule = "DS-12.8-02", by = "Takes the unspecified address of IPv6.")
    Behaviour unspecifiedAddressOfVersionSixTaken() {
        return Control.takingUrls(url -> url.matches("https://\\[::]/.*"));
    }

    @Breaks(rule = "DS-12.8-02", by = "Follows redirects to wherever they point.")
    Behaviour redirectFollowed() {
        return Deliveries.handled(delivery -> delivery.on().compose(reply -> reply.header("Location")
                .map(location -> delivery.on(request -> request.withTarget(location)))
                .orElse(Future.succeededFuture(reply))));
    }

    @Breaks(rule = "DS-12.8-03", by = "Takes the address of cloud metadata.")
    Behaviour metadataAddressTaken() {
        return Control.takingUrls(url -> url.matches("https://169[.]254[.]169.*"));
    }

    @Breaks(rule = "DS-12.8-03", by = "Takes the address of cloud metadata over plain http.")
    Behaviour metadataAddressOverHttpTaken() {
        return Control.takingUrls(url -> url.matches("http://169.*"));
    }

    @Breaks(rule = "DS-12.8-03", by = "Takes the address of cloud metadata that is mapped into IPv6.")
    Behaviour mappedMetadataAddressTaken() {
        return Control.takingUrls(url -> url.matches(".*::ffff:169.*"));
    }
}
