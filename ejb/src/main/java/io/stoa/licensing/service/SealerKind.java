package io.stoa.licensing.service;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a sealer is called in {@code stoa.licensing.sealer}. Without it an adapter would be everybody's sealer. */
@Qualifier
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface SealerKind {

    String value();

    /** The kind that is configured. */
    final class Named extends AnnotationLiteral<SealerKind> implements SealerKind {

        private static final long serialVersionUID = 1L;

        private final String value;

        Named(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }
}
