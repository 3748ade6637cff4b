// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Which URLs something may be sent to (12.8). A name is looked up once per delivery, every address it has is checked, and one of
 * just these addresses is connected to: a name that means something else the next moment gains nothing.
 */
public final class Targets {

    /** How long the creation of a subscription waits for a name server; before each delivery the name is looked up anyway. */
    private static final long CREATION_SECONDS = 2;

    private final Resolver resolver;
    private final boolean localAllowed;
    private final Optional<List<String>> domains;
    private final Predicate<InetAddress> isPublic;

    /**
     * @param localAllowed whether {@code http://localhost} and {@code http://127.0.0.x} are taken
     * @param domains if given, the only ones whose hosts are taken, with what is below them
     */
    public Targets(Resolver resolver, boolean localAllowed, Optional<List<String>> domains) {
        this(resolver, localAllowed, domains, Addresses::isPublic);
    }

    /** @param isPublic what counts as an address that anybody may be sent to */
    Targets(Resolver resolver, boolean localAllowed, Optional<List<String>> domains, Predicate<InetAddress> isPublic) {
        this.resolver = resolver;
        this.localAllowed = localAllowed;
        this.domains = domains.map(names -> names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList());
        this.isPublic = isPublic;
    }

    /** Looks at the URL of a new subscription; fails with {@link UrlRefused}. A name that is not known yet may be known later. */
    public CompletionStage<Void> check(String url) {
        WebhookUrl parsed;
        try {
            parsed = allowed(url);
        } catch (UrlRefused refused) {
            return CompletableFuture.failedStage(refused);
        }
        CompletableFuture<Void> checked = new CompletableFuture<>();
        addresses(parsed).whenComplete((addresses, failure) -> {
            if (failure == null || cause(failure) instanceof UnknownHostException) {
                checked.complete(null);
            } else {
                checked.completeExceptionally(cause(failure));
            }
        });
        return checked.completeOnTimeout(null, CREATION_SECONDS, TimeUnit.SECONDS);
    }

    /** @throws UrlRefused if nothing may be sent there, whatever its addresses are */
    WebhookUrl allowed(String url) {
        WebhookUrl parsed = WebhookUrl.parse(url);
        if (parsed.local()) {
            if (!localAllowed) {
                throw new UrlRefused("webhook.url is local, which this server does not take.");
            }
        } else if (domains.isPresent() && domains.get().stream().noneMatch(domain -> isIn(parsed.host(), domain))) {
            throw new UrlRefused("webhook.url is of a domain that this server does not send to.");
        }
        return parsed;
    }

    /**
     * The addresses to connect to, IPv4 first, all of them checked; fails with {@link UrlRefused}, or {@link UnknownHostException}.
     */
    CompletionStage<List<InetAddress>> addresses(WebhookUrl url) {
        return resolver.resolve(url.host()).thenApply(found -> {
            boolean fine = !found.isEmpty()
                    && found.stream().allMatch(url.local() ? InetAddress::isLoopbackAddress : isPublic);
            if (!fine) {
                throw new UrlRefused("webhook.url leads to an address of a local or reserved network.");
            }
            return found.stream()
                    .sorted(Comparator.comparingInt(address -> address.getAddress().length))
                    .toList();
        });
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private static boolean isIn(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
