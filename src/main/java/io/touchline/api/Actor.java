package io.touchline.api;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The person who acts, in a body that {@link JsonReader} reads. A caller with a key must say who it is, by an id of its
 * own, without a blank around it or a character that nobody sees, which would make another person of it. A person's
 * token says it already: the field may be left out then, and another name in it is refused.
 */
@NotBlank
@ExternalId
@Constraint(validatedBy = Actor.Check.class)
@JacksonAnnotationsInside
@JsonDeserialize(using = ActorReader.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Actor {

    String message() default "must not begin or end with a blank, nor hold a character that nobody sees";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule; null is left to the others. */
    class Check implements ConstraintValidator<Actor, String> {

        /** A symbol by its properties. */
        private static final int BLANK_BRAILLE = 0x2800;

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null
                    || value.isBlank()
                    || !isBlank(value.codePointAt(0))
                            && !isBlank(value.codePointBefore(value.length()))
                            && value.codePoints().noneMatch(Check::isUnseen);
        }

        /** Of any width, one that does not break too. */
        private static boolean isBlank(int c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c);
        }

        private static boolean isUnseen(int c) {
            int type = Character.getType(c);
            return type == Character.FORMAT
                    || type == Character.UNASSIGNED
                    || c == BLANK_BRAILLE
                    || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        }
    }
}
