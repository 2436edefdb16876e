package io.touchline.api;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that a person wrote and that PostgreSQL takes as it is: no control characters but line breaks (CRLF too, as forms
 * send them) and tabs, no lone surrogates. Of nothing but characters that nobody sees no reason can be read; blanks alone
 * are left to others to refuse.
 */
@Pattern(
        regexp = PlainText.CHARACTER + "*(?:" + PlainText.PAIR + PlainText.CHARACTER + "*)*",
        message = "must not hold control characters or lone surrogates")
@Constraint(validatedBy = PlainText.Check.class)
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

    /** A pattern of no dots. */
    int BRAILLE_BLANK = 0x2800;

    String message() default "must hold something that can be seen";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule that no pattern holds, for it takes Unicode's own list; null is left to others. */
    class Check implements ConstraintValidator<PlainText, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || value.isBlank() || value.codePoints().anyMatch(Check::isSeen);
        }

        private static boolean isSeen(int c) {
            return !Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)
                    && c != BRAILLE_BLANK
                    && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        }
    }
}
