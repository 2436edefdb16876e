package io.touchline.text;

import java.util.List;

/** Addresses of invitations, shops and shorteners. */
final class Links {

    /** Those that lead to a chat, sell, or hide where they lead; platforms' own links to posts are none. */
    private static final List<String> HOSTS = List.of(
            "bit.ly", "tinyurl.com", "goo.gl", "is.gd", "rb.gy", "cutt.ly", "shorturl.at", "dwz.cn", "suo.im", "t.me", "telegram.me", "wa.me",
            "chat.whatsapp.com", "discord.gg", "line.me", "linktr.ee", "beacons.ai", "onlyfans.com", "weidian.com", "yupoo.com", "taobao.com",
            "tb.cn", "goofish.com", "yangkeduo.com", "etsy.com", "depop.com", "amzn.to", "dhgate.com");

    private Links() {}

    /** True if a row of letters and digits is such an address: a host, perhaps with more before it, and a path. */
    static boolean begin(CanonicalText text, int begin, int end) {
        Span place = text.original(new Span(begin, end));
        String written = text.original().substring(place.begin(), place.end());
        int slash = indexOfSlash(written);
        if (slash < 0 || slash == written.length() - 1) {
            return false;
        }
        String host = written.substring(0, slash).toLowerCase(java.util.Locale.ROOT).replace('．', '.');
        return HOSTS.stream()
                .anyMatch(known -> host.endsWith(known)
                        && (host.length() == known.length()
                                || host.charAt(host.length() - known.length() - 1) == '.'));
    }

    private static int indexOfSlash(String written) {
        int slash = written.indexOf('/');
        return slash >= 0 ? slash : written.indexOf('／');
    }
}
