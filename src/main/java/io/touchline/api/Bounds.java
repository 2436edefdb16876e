package io.touchline.api;

import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

/**
 * What a setting can be, both ends included; of a duration written as the configuration has it, such as {@code 50ms}. A
 * start with another value is refused, and the message names the setting: the part that it is for could not work.
 */
@Constraint(validatedBy = {Bounds.OfNumber.class, Bounds.OfDuration.class})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounds {

    String from();

    String to();

    String message() default "must be from {from} to {to}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whole numbers and others. */
    final class OfNumber implements ConstraintValidator<Bounds, Number> {

        private double from;
        private double to;

        @Override
        public void initialize(Bounds bounds) {
            from = Double.parseDouble(bounds.from());
            to = Double.parseDouble(bounds.to());
        }

        @Override
        public boolean isValid(Number value, ConstraintValidatorContext context) {
            return value == null || value.doubleValue() >= from && value.doubleValue() <= to;
        }
    }

    /** Spans of time. */
    final class OfDuration implements ConstraintValidator<Bounds, Duration> {

        private Duration from;
        private Duration to;

        @Override
        public void initialize(Bounds bounds) {
            from = DurationConverter.parseDuration(bounds.from());
            to = DurationConverter.parseDuration(bounds.to());
        }

        @Override
        public boolean isValid(Duration value, ConstraintValidatorContext context) {
            return value == null || value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
        }
    }
}
