/** A checker that keeps the contract, and some that break it in one way each. */
@NullMarked
package dev.assay.testkit.sample;

import org.jspecify.annotations.NullMarked;
