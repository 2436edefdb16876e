package io.touchline.handling;

import java.util.List;
import java.util.stream.Collectors;

/** A policy file was refused. Carries everything that is wrong with it, in the order of the file. */
public final class PolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 20;

    private final transient List<PolicyError> errors;

    public PolicyException(List<PolicyError> errors) {
        super(message(errors));
        this.errors = List.copyOf(errors);
    }

    public List<PolicyError> errors() {
        return errors;
    }

    private static String message(List<PolicyError> errors) {
        String shown = errors.stream().limit(SHOWN).map(PolicyError::toString).collect(Collectors.joining("\n"));
        return errors.size() <= SHOWN ? shown : shown + "\nand " + (errors.size() - SHOWN) + " more";
    }
}
