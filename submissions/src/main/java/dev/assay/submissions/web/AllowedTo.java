package dev.assay.submissions.web;

import dev.assay.submissions.store.Account.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use an endpoint once there are accounts, besides instructors, who may use all. Without it
 * they alone may; so that what is new is closed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface AllowedTo {

    /** The roles; a method's stand for its class's. */
    Role[] value();
}
