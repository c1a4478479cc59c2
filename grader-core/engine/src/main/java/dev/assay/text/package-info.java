/** Text hygiene that every way in shares: bytes to clean text. */
@NullMarked
package dev.assay.text;

import org.jspecify.annotations.NullMarked;
