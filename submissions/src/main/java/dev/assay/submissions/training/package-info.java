/**
 * What the JDK's AOT cache is trained with: the work of a server and of a class, done once at
 * set-up.
 */
@NullMarked
package dev.assay.submissions.training;

import org.jspecify.annotations.NullMarked;
