package io.touchline.api;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An id that a caller chose: 1 to 128 UTF-16 units, no control characters, no lone surrogates, and neither {@code .}
 * nor {@code ..}, which no path can hold. Null is allowed.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Size(min = 1, max = ExternalId.LONGEST)
@Constraint(validatedBy = ExternalId.Check.class)
@ReportAsSingleViolation
public @interface ExternalId {

    int LONGEST = 128;

    /** As it is told. */
    String RULE = "must be 1 to 128 characters without control characters or lone surrogates, and not . or ..";

    String message() default RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule. */
    class Check implements ConstraintValidator<ExternalId, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || holds(value);
        }

        public static boolean holds(String value) {
            if (value.isEmpty() || value.length() > LONGEST || value.equals(".") || value.equals("..")) {
                return false;
            }
            for (int i = 0; i < value.length(); i++) {
                char unit = value.charAt(i);
                if (Character.isISOControl(unit)) {
                    return false;
                }
                if (Character.isHighSurrogate(unit)) {
                    i++;
                    if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                        return false;
                    }
                } else if (Character.isLowSurrogate(unit)) {
                    return false;
                }
            }
            return true;
        }
    }
}
