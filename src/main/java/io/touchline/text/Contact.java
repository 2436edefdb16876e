package io.touchline.text;

/**
 * A way out of the thread that a text offers.
 *
 * @param kind what it leads to
 * @param canonical where it stands in the canonical form, from the word that announces it to its last unit
 */
public record Contact(Kind kind, Span canonical) {

    /** What a contact leads to. */
    public enum Kind {
        /** An id or number beside the name of a messenger: {@code V信 abc12345}, {@code whatsapp +44 …}. */
        MESSENGER,
        /** The number of a chat group: {@code QQ群 123456789}. */
        GROUP,
        /** An address that opens a chat or a channel: {@code t.me/…}. */
        INVITE_LINK,
        /** An address in a shop or a paid channel. */
        SHOP_LINK,
        /** An address that hides where it leads; people share ordinary pages so too. */
        SHORT_LINK,
        /** A password that opens goods in a shop's app: letters and digits between currency signs. */
        SHOP_CODE
    }
}
