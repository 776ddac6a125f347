/** Mails, over an SMTP server that the operator gives. */
@NullMarked
package dev.movr.mail;

import org.jspecify.annotations.NullMarked;
