package io.touchline.api;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that a person wrote and that PostgreSQL takes as it is: no control characters but line breaks (CRLF too, as forms
 * send them) and tabs, no lone surrogates.
 */
@Pattern(
        regexp = PlainText.CHARACTER + "*(?:" + PlainText.PAIR + PlainText.CHARACTER + "*)*",
        message = "must not hold control characters or lone surrogates")
@Constraint(validatedBy = {})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE
})
public @interface PlainText {

    /** One that is allowed. */
    String CHARACTER = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF]";

    /**
     * One that ECMA-262 may see as two. To Java it is a {@link #CHARACTER} and never a pair: a group that begins with it
     * is not entered, so that checking takes no stack, however long the text is.
     */
    String PAIR = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";

    String message() default "must be plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
