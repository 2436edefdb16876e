package io.touchline.rumour;

import com.ibm.icu.text.IDNA;
import io.touchline.api.Problem;
import io.touchline.api.ProblemException;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which rumours can be registered: about somebody known, with a source to read, and with something to recognise. */
final class RumourRules {

    private static final IDNA HOSTS = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);

    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private final TargetRegistry targets;
    private final RumourIndex index;

    RumourRules(TargetRegistry targets, RumourIndex index) {
        this.targets = targets;
        this.index = index;
    }

    /** Blocking. @throws ProblemException 422 with a pointer to each field that breaks a rule */
    void check(Rumour rumour) {
        List<Problem.Error> errors = new ArrayList<>();
        // Another replica may have registered it just now.
        Optional<RegisteredTarget> target = targets.current()
                .find(rumour.targetId())
                .or(() -> targets.registered(rumour.targetId()).filter(found -> !found.archived()));
        if (target.isEmpty()) {
            errors.add(new Problem.Error("/targetId", "no such target is registered"));
        }
        List<String> names = target.map(RumourRules::namesOf).orElse(List.of());
        if (!storable(rumour.text())) {
            errors.add(new Problem.Error("/text", "must be without NUL and lone surrogates"));
        } else if (!index.recognisable(rumour.text(), names)) {
            errors.add(new Problem.Error("/text", "needs to say something besides names and everyday words"));
        } else if (!index.fits(rumour.text(), names)) {
            errors.add(
                    new Problem.Error("/text", "is too long to be recognised: register each of its claims by itself"));
        }
        if (!storable(rumour.source()) || !isAddress(rumour.source())) {
            errors.add(new Problem.Error("/source", "must be an http or https address without user info"));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.of(422, errors));
        }
    }

    /** PostgreSQL refuses a NUL, and its driver turns a lone surrogate into a question mark. */
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** It is shown in answers: a password in it would be too. */
    private static boolean isAddress(String source) {
        try {
            URI address = new URI(source);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            String authority = address.getRawAuthority();
            return web
                    && authority != null
                    && authority.indexOf('@') < 0
                    && (address.getHost() != null || isInternationalHost(authority));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A URI knows hosts in ASCII only. */
    private static boolean isInternationalHost(String authority) throws URISyntaxException {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = new StringBuilder();
        HOSTS.nameToASCII(PORT.matcher(authority).replaceFirst(""), ascii, info);
        return !info.hasErrors() && new URI("http://" + ascii).getHost() != null;
    }

    /** All that a target is called. */
    static List<String> namesOf(RegisteredTarget target) {
        List<String> names = new ArrayList<>();
        names.add(target.name());
        names.addAll(target.aliases());
        names.addAll(target.derogatoryNames());
        return names;
    }
}
