/**
 * Typed records out of YAML: decoding with every problem at once, where each value stands, and the
 * JSON Schema of a record.
 */
@NullMarked
package dev.assay.config;

import org.jspecify.annotations.NullMarked;
