package dev.assay.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a number may be; the decoder and the schema both hold to it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /** The least that it may be. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The most that it may be. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether the least itself is ruled out. */
    boolean aboveMin() default false;
}
