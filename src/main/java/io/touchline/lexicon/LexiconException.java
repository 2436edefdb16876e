package io.touchline.lexicon;

import java.util.List;
import java.util.stream.Collectors;

/** A set of lexicon files that is refused, with everything that is wrong with it. */
public final class LexiconException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<LexiconError> errors;

    public LexiconException(List<LexiconError> errors) {
        super(errors.stream().map(LexiconError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<LexiconError> errors() {
        return errors;
    }
}
