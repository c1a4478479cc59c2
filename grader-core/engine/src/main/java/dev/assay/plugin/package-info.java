/** The catalogue of checkers and services: from the class path and from third-party jars. */
@NullMarked
package dev.assay.plugin;

import org.jspecify.annotations.NullMarked;
