package io.touchline.target;

import io.touchline.api.ExternalId;
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

/** An entry as {@link OwnAccounts} has it: an id, or one behind its namespace, each as long as it may be. */
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Size(min = 1, max = OfficialAccount.LONGEST)
@Constraint(validatedBy = OfficialAccount.Check.class)
@ReportAsSingleViolation
public @interface OfficialAccount {

    int LONGEST_NAMESPACE = 64;

    int LONGEST = LONGEST_NAMESPACE + 1 + ExternalId.LONGEST;

    String message() default
            "must be an id or namespace/id: the id 1 to " + ExternalId.LONGEST
                    + " characters, the namespace at most " + LONGEST_NAMESPACE
                    + ", without control characters or lone surrogates, and not . or ..";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule. */
    class Check implements ConstraintValidator<OfficialAccount, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || (value.indexOf('/') < 0 ? ExternalId.Check.holds(value) : isOfNamespace(value));
        }

        private static boolean isOfNamespace(String value) {
            int slash = value.indexOf('/');
            return slash > 0
                    && slash <= LONGEST_NAMESPACE
                    && ExternalId.Check.holds(value.substring(0, slash))
                    && ExternalId.Check.holds(value.substring(slash + 1));
        }
    }
}
