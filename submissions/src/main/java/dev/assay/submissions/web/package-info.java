/** The server: an HTTP API over courses, and the page that uses it. */
@NullMarked
package dev.assay.submissions.web;

import org.jspecify.annotations.NullMarked;
