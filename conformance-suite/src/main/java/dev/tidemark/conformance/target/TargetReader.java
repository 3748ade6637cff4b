// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.wire.socket.Network;
import dev.tidemark.conformance.wire.socket.Trust;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a {@link Target} of options and a profile; an option wins over the same thing in the profile. */
public final class TargetReader {

    /** Of every target. */
    private static final List<String> OPTIONS = List.of("name", "version", "ca", "profile");

    private static final Duration HOOK_LIMIT = Duration.ofSeconds(60);

    private final List<Protocol> known;
    private final ProtocolChoice choice;
    private final Settings settings;

    /** @param known the protocols that a target may speak, the usual one first */
    public TargetReader(List<Protocol> known, Settings settings) {
        this.known = known;
        this.choice = new ProtocolChoice(known);
        this.settings = settings;
    }

    /**
     * The described target with its limits scaled by the time factor, or empty when neither an option nor a profile gives a URL.
     *
     * @throws WrongInput when the description cannot be used
     */
    public Optional<Target> read() {
        refuseUnknownOptions();
        var profile = settings.get("target.profile")
                .map(file -> ProfileFile.read(Path.of(file), choice))
                .orElseGet(Profile::none);
        var url = settings.get("target").or(profile::url);
        if (url.isEmpty() && !settings.under("target.").isEmpty()) {
            throw new WrongInput("options of a target are given but not where it is; add -Dtarget=http://host:port");
        }
        return url.map(text -> target(text, profile));
    }

    private Target target(String url, Profile profile) {
        var address = Address.parse(url);
        var protocols = choice.asked(settings).or(profile::protocols).orElseGet(choice::usual);
        if (address.hasPath() && protocols.stream().noneMatch(Protocol::hasRoot)) {
            throw new WrongInput("-Dtarget=" + Address.masked(url) + " has a path; the paths of " + titles(protocols)
                    + " are fixed, so give scheme, host and port alone, for example -Dtarget=" + address.base());
        }
        var given = new Given(settings, profile, address, protocols);
        var options = new HashMap<String, String>();
        known.forEach(protocol -> options.putAll(protocol.read(given)));
        var described = new Target(
                settings.get("target.name")
                        .or(profile::name)
                        .orElse(address.base().getRawAuthority()),
                settings.get("target.version").or(profile::version).orElse(""),
                address.base(),
                headers(profile, address),
                profile.unsupported(),
                limits(profile),
                Hooks.none(),
                Optional.empty(),
                protocols,
                options,
                new Reach(address.query(), new Network(trust(profile))));
        var hooked = described.with(hooks(profile, described));
        return retention(profile, described).map(hooked::with).orElse(hooked);
    }

    private static String titles(Set<Protocol> protocols) {
        return protocols.stream().map(Protocol::title).collect(Collectors.joining(" and "));
    }

    private Trust trust(Profile profile) {
        var file = settings.get("target.ca").or(profile::ca);
        if (file.isEmpty()) {
            return Trust.ofSystem();
        }
        try {
            return Trust.of(Path.of(file.get()));
        } catch (IOException | InvalidPathException unreadable) {
            throw new WrongInput("the certificates " + file.get() + " cannot be read; check the path given with"
                    + " -Dtarget.ca=file.pem");
        } catch (CertificateException none) {
            throw new WrongInput(file.get() + " has no certificates in PEM that can be used; give the certificate of"
                    + " who issued the target's one with -Dtarget.ca=file.pem");
        }
    }

    private Map<String, String> headers(Profile profile, Address address) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(profile.headers());
        headers.putAll(settings.under("target.header."));
        address.userInfo().ifPresent(user -> {
            if (headers.put("Authorization", basic(user)) != null) {
                throw new WrongInput("the target's address has a user, and there is a header Authorization as well;"
                        + " give one of them");
            }
        });
        headers.forEach(TargetReader::checkHeader);
        return new HashMap<>(headers);
    }

    /** Basic authentication (RFC 7617) with user and password as an address has them. */
    private static String basic(String userInfo) {
        var decoded = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        var credentials = decoded.contains(":") ? decoded : decoded + ":";
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static void checkHeader(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new WrongInput("'" + name + "' is not the name of an HTTP header;"
                    + " write for example -Dtarget.header.Authorization='Bearer ...'");
        }
        if (!value.matches("[\\x20-\\x7e\\t]*")) {
            throw new WrongInput("the value of -Dtarget.header." + name + " has characters that a header cannot carry;"
                    + " use printable ASCII");
        }
    }

    private Limits limits(Profile profile) {
        var unknown = Limits.unknown();
        return new Limits(
                        profile.longPoll().orElse(unknown.longPoll()),
                        profile.answer().orElse(unknown.answer()),
                        profile.webhook().orElse(unknown.webhook()),
                        profile.bodyBytes(),
                        profile.requestsInFlight())
                .scaled(settings.positive("tidemark.time.factor", 1));
    }

    private Hooks hooks(Profile profile, Target probed) {
        var limit = Duration.ofMillis(
                Math.round(HOOK_LIMIT.toMillis() * Math.max(1, settings.positive("tidemark.time.factor", 1))));
        return new Hooks(
                profile.restart().map(command -> hook("restart", command, limit, probed)),
                profile.kill().map(command -> hook("kill", command, limit, probed)));
    }

    private Optional<Retention> retention(Profile profile, Target probed) {
        if (profile.retentionMessages().isPresent()) {
            var messages = Math.toIntExact(profile.retentionMessages().getAsLong());
            return Optional.of(new Retention.ByCreation(profile.retentionHeaders(), messages));
        }
        return profile.trim()
                .map(command -> hook("trim", command, HOOK_LIMIT, probed))
                .map(hook -> new Retention.ByCommand((stream, offset) -> hook.runWith(stream.toString(), offset)));
    }

    private CommandHook hook(String name, String command, Duration limit, Target probed) {
        return new CommandHook(name, command, limit, within -> new Preflight(probed).await(within));
    }

    private void refuseUnknownOptions() {
        var own = choice.options();
        for (var name : settings.under("target.").keySet()) {
            if (!OPTIONS.contains(name) && !own.contains(name) && !name.startsWith("header.")) {
                var listed =
                        own.stream().map(option -> "-Dtarget." + option + ", ").collect(Collectors.joining());
                throw new WrongInput("-Dtarget." + name + " is not an option; there are " + listed
                        + "-Dtarget.name, -Dtarget.version, -Dtarget.ca, -Dtarget.header.NAME and"
                        + " -Dtarget.profile=file.yaml for everything else");
            }
        }
    }
}
