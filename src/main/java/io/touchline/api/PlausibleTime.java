package io.touchline.api;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

/** A moment from 1990 up to 2200; what is only ahead of the clock is clamped later, with a warning. Null is allowed. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlausibleTime.Check.class)
public @interface PlausibleTime {

    String message() default "must be a moment between 1990 and 2200";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule. */
    class Check implements ConstraintValidator<PlausibleTime, Instant> {

        private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
        private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

        @Override
        public boolean isValid(Instant value, ConstraintValidatorContext context) {
            return value == null || (!value.isBefore(FIRST) && value.isBefore(LAST));
        }
    }
}
