package io.touchline.lexicon;

import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Evasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of an evasion file: ways of writing and what is meant by them. */
final class EvasionReader {

    static final Set<String> KEYS = Set.of("id", "evasion", "from", "to", "why");

    private static final int MOST_COMPONENTS = 4;
    private static final String LETTER_SYMBOLS = "0123456789@$!+|";

    private final Canonicaliser canonicaliser;

    EvasionReader(Canonicaliser canonicaliser) {
        this.canonicaliser = canonicaliser;
    }

    Optional<LexiconEntry.Way> read(Fields fields, String id) {
        fields.requiredText("why");
        Optional<Evasion> evasion = fields.requiredText("evasion").flatMap(name -> evasionOf(fields, name));
        if (evasion.isEmpty()) {
            return Optional.empty();
        }
        List<String> from = checked(fields, "from", name -> whyNotFrom(evasion.get(), name));
        List<String> to = checked(fields, "to", name -> whyNotTo(evasion.get(), name));
        if (evasion.get() == Evasion.SPLIT && to.size() > 1) {
            fields.error("to", "components make one character");
        }
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LexiconEntry.Way(id, fields.line(), evasion.get(), from, to));
    }

    private static Optional<Evasion> evasionOf(Fields fields, String name) {
        for (Evasion evasion :
                List.of(Evasion.SPLIT, Evasion.EMOJI, Evasion.CONFUSABLE, Evasion.LEET, Evasion.HOMOPHONE)) {
            if (evasion.name().equals(name)) {
                return Optional.of(evasion);
            }
        }
        fields.error("evasion", "'" + name + "' is none of SPLIT, EMOJI, CONFUSABLE, LEET, HOMOPHONE");
        return Optional.empty();
    }

    private interface Check {
        /** Null if nothing is wrong. */
        String whyNot(String written);
    }

    private List<String> checked(Fields fields, String key, Check check) {
        List<String> texts = new ArrayList<>();
        if (!fields.has(key)) {
            fields.error("'" + key + "' is missing");
        }
        for (String written : fields.texts(key)) {
            String reason = check.whyNot(written);
            if (reason == null) {
                texts.add(
                        isSymbol(written)
                                ? written
                                : canonicaliser.canonicalise(written).chars());
            } else {
                fields.error(key, "'" + written + "' " + reason);
            }
        }
        return texts;
    }

    private static boolean isSymbol(String written) {
        return written.length() == 1 && LETTER_SYMBOLS.indexOf(written.charAt(0)) >= 0;
    }

    private String whyNotFrom(Evasion evasion, String written) {
        CanonicalText text = canonicaliser.canonicalise(written);
        int characters = text.chars().codePointCount(0, text.length());
        return switch (evasion) {
            case SPLIT ->
                characters >= 2 && characters <= MOST_COMPONENTS && !text.anyMark()
                        ? null
                        : "must be 2 to 4 characters";
            case EMOJI -> text.length() > 0 && allMarks(text) ? null : "is no emoji that texts keep";
            case CONFUSABLE -> characters == 1 && !text.anyMark() ? null : "must be one character";
            case LEET -> isSymbol(written) ? null : "must be one of " + LETTER_SYMBOLS;
            default -> isDigit(written) ? null : "must be a digit";
        };
    }

    private String whyNotTo(Evasion evasion, String written) {
        CanonicalText text = canonicaliser.canonicalise(written);
        boolean one = text.chars().codePointCount(0, text.length()) == 1;
        return switch (evasion) {
            case LEET -> one && LetterShapes.isLetter(text.chars().charAt(0)) ? null : "must be a Latin letter";
            case EMOJI ->
                text.length() > 0 && !text.anyMark() && text.length() <= 8 ? null : "must be a word of 1 to 8";
            default -> text.length() == 1 && !text.inRun(0) && !text.anyMark() ? null : "must be one Han character";
        };
    }

    private static boolean allMarks(CanonicalText text) {
        for (int i = 0; i < text.length(); i++) {
            if (!text.isMark(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(String written) {
        return written.length() == 1 && written.charAt(0) >= '0' && written.charAt(0) <= '9';
    }
}
