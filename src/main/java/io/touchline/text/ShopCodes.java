package io.touchline.text;

import io.touchline.text.Contact.Kind;
import java.util.List;

/** Passwords that open goods in a shop's app: eight to fourteen letters and digits between currency signs. */
final class ShopCodes {

    private static final String SIGNS = "￥¥$€₤₳₴₰";
    private static final int SHORTEST = 8;
    private static final int LONGEST = 14;

    private ShopCodes() {}

    static void addTo(List<Contact> found, CanonicalText text) {
        String written = text.original();
        int opened = -1;
        boolean letter = false;
        boolean digit = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (SIGNS.indexOf(c) >= 0) {
                int length = i - opened - 1;
                if (opened >= 0 && letter && digit && length >= SHORTEST && length <= LONGEST) {
                    found.add(new Contact(Kind.SHOP_CODE, text.canonicalOf(new Span(opened, i + 1))));
                }
                opened = i;
                letter = false;
                digit = false;
            } else if (c >= '0' && c <= '9') {
                digit = true;
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                letter = true;
            } else {
                opened = -1;
            }
        }
    }
}
