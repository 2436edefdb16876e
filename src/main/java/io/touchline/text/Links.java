package io.touchline.text;

import io.touchline.text.Contact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Addresses of invitations, shops and shorteners; those that platforms give their own posts are none of them. */
final class Links {

    private static final Map<Kind, List<String>> HOSTS = Map.of(
            Kind.INVITE_LINK,
            List.of(
                    "t.me",
                    "telegram.me",
                    "wa.me",
                    "chat.whatsapp.com",
                    "discord.gg",
                    "line.me",
                    "linktr.ee",
                    "beacons.ai"),
            Kind.SHOP_LINK,
            List.of(
                    "taobao.com",
                    "tb.cn",
                    "weidian.com",
                    "goofish.com",
                    "yangkeduo.com",
                    "yupoo.com",
                    "etsy.com",
                    "depop.com",
                    "amzn.to",
                    "dhgate.com",
                    "onlyfans.com"),
            Kind.SHORT_LINK,
            List.of("bit.ly", "tinyurl.com", "goo.gl", "is.gd", "rb.gy", "cutt.ly", "shorturl.at", "dwz.cn", "suo.im"));

    private Links() {}

    /** What a row of letters and digits leads to if it is such a host, perhaps with more before it, and a path. */
    static Optional<Kind> kind(CanonicalText text, int begin, int end) {
        Span place = text.original(new Span(begin, end));
        String written = text.original().substring(place.begin(), place.end()).replace('／', '/');
        int slash = written.indexOf('/');
        if (slash < 0 || slash == written.length() - 1) {
            return Optional.empty();
        }
        String host = written.substring(0, slash).toLowerCase(Locale.ROOT).replace('．', '.');
        return HOSTS.entrySet().stream()
                .filter(hosts -> hosts.getValue().stream().anyMatch(known -> isOf(host, known)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isOf(String host, String known) {
        return host.endsWith(known)
                && (host.length() == known.length() || host.charAt(host.length() - known.length() - 1) == '.');
    }
}
