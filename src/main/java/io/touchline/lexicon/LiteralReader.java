package io.touchline.lexicon;

import io.touchline.text.Canonicaliser;
import java.util.Set;

/** Reads a literal as an author writes it, strictly. */
final class LiteralReader {

    /**
     * Punctuation that authors type for its own sake. Like symbols and emoji it is taken out of every comment, so a
     * term with it would quietly mean the term without it: {@code 傻*} would find every 傻.
     */
    private static final String MEANINGFUL = "*#@%&/\\+=<>|~^_[]{}";

    private static final Set<Byte> SYMBOLS =
            Set.of(Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL);

    private final Canonicaliser canonicaliser;

    LiteralReader(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
    }

    /** @throws IllegalArgumentException with the reason if the literal is refused */
    Literal read(String written) {
        Literal literal = Literal.of(written, canonicaliser);
        written.codePoints().filter(this::isLost).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException(
                    "'" + Character.toString(c) + "' is taken out of every comment; write the term without it");
        });
        return literal;
    }

    private boolean isLost(int c) {
        boolean meaningful = MEANINGFUL.indexOf(c) >= 0 || SYMBOLS.contains((byte) Character.getType(c));
        // Some symbols, such as units and circled letters, do have letters in canonical form.
        return meaningful && canonicaliser.canonicalise(Character.toString(c)).length() == 0;
    }
}
