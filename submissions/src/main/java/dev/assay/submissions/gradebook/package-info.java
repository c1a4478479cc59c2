/** What submissions came to, for those who ask: put together from what is kept. */
@NullMarked
package dev.assay.submissions.gradebook;

import org.jspecify.annotations.NullMarked;
